// SPDX-License-Identifier: Apache-2.0
// Watches a move until every authoritative server answers the new value.

import { get } from '../api.js';
import { onChange } from '../feed.js';
import { h, morph } from '../dom.js';
import { t } from '../i18n.js';
import { button, link, loading, refused } from '../part/bits.js';
import { timeline } from '../part/journal.js';
import { to } from '../route.js';
import { span } from '../time.js';
import { moveState } from '../view/moves.js';

const EVERY_MILLIS = 1_000;

export function follow(id, body, dialog) {
  const what = h('div', { 'aria-live': 'polite', 'data-follow': id }, loading());
  const acts = h('div', { class: 'acts' }, link(to('moves', id), t('follow.whole'), 'button'), button('', t('close'), { kind: 'primary', 'data-close': true }));
  body.replaceChildren(what, acts);
  acts.lastChild.focus();
  acts.firstChild.addEventListener('click', () => dialog.close());
  const look = async () => {
    try {
      morph(what, progress(await get(`/switchovers/${encodeURIComponent(id)}`)));
    } catch (failure) {
      morph(what, refused(failure));
    }
  };
  const timer = setInterval(look, EVERY_MILLIS);
  const quiet = onChange(news => news === 'notice' && look());
  dialog.addEventListener('close', () => {
    clearInterval(timer);
    quiet();
  });
  look();
}

function progress({ switchover: move, timeline: rows }) {
  const took = move.servedAt ? t('follow.served', { time: span(Date.parse(move.servedAt) - Date.parse(move.startedAt)) }) : t('follow.waiting');
  return [h('p', { class: 'big' }, moveState(move), ' ', `${move.from} → ${move.target}`), h('p', {}, took), timeline(rows, move.startedAt)];
}
