// SPDX-License-Identifier: Apache-2.0
// What happens, as it happens; and the journal, which remembers.

import { get } from '../api.js';
import { feed } from '../feed.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { button, heading, link, loading, nothing, refused, section, state, tag } from '../part/bits.js';
import { journal } from '../part/journal.js';
import { to } from '../route.js';
import { when } from '../time.js';

const ROWS = 100;
const LEVELS = ['INFO', 'WARN', 'ALARM'];
const TONES = { INFO: 'plain', WARN: 'warn', ALARM: 'bad' };

export function open(root) {
  const choice = { level: 'INFO', isHeld: false, notices: [] };
  const stream = h('p', { class: 'stream', role: 'status' });
  const list = h('div');
  const past = h('div', {}, loading());
  const level = h('label', { class: 'select' }, h('span', {}, t('events.level')), h('select', { name: 'level' }, LEVELS.map(l => h('option', { value: l }, word('level', l)))));
  const hold = button('', t('events.hold'), { kind: 'small', 'data-hold': true, 'aria-pressed': 'false' });
  root.append(heading(t('events.title'), h('span', { class: 'acts' }, level, hold)), stream, list, section(t('events.journal'), past));
  let isOpen = true;
  let rowsOf = '';

  root.addEventListener('change', event => {
    if (event.target.name !== 'level') return;
    choice.level = event.target.value;
    draw();
  });
  root.addEventListener('click', event => {
    if (!event.target.closest('[data-hold]')) return;
    choice.isHeld = !choice.isHeld;
    hold.setAttribute('aria-pressed', String(choice.isHeld));
    draw();
  });

  function draw() {
    morph(stream, streamState());
    if (!choice.isHeld) choice.notices = [...feed.notices];
    const least = LEVELS.indexOf(choice.level);
    const shown = choice.notices.filter(n => LEVELS.indexOf(n.level) >= least);
    morph(list, shown.length ? h('ol', { class: 'journal', 'aria-label': t('events.live') }, shown.map(n => notice(n))) : nothing(t('events.none')));
  }

  async function update() {
    draw();
    const newest = feed.notices[0]?.key ?? '-';
    if (newest === rowsOf) return;
    rowsOf = newest;
    try {
      const { rows } = await get(`/history?limit=${ROWS}`);
      if (isOpen) morph(past, journal(rows, true));
    } catch (failure) {
      if (isOpen) morph(past, refused(failure));
    }
  }

  update();
  return {
    update,
    close: () => {
      isOpen = false;
    },
  };
}

function streamState() {
  const tone = feed.stream === 'live' ? 'ok' : 'warn';
  return [state(tone, t(`stream.${feed.stream}`)), feed.isLagging ? [' ', tag(t('stream.lagging'), 'warn')] : null];
}

function notice(n) {
  return h(
    'li',
    { class: TONES[n.level] ?? 'plain', 'data-key': n.key },
    h('span', { class: 'time' }, when(n.at)),
    h('span', { class: 'kind' }, word('code', n.code)),
    h('span', { class: 'text' }, n.domain ? [link(to('domains', n.domain), n.domain), ' '] : null, n.text),
    h('span', { class: 'muted' }, n.level === 'INFO' ? null : word('level', n.level), n.switchover ? [' ', link(to('moves', n.switchover), n.switchover)] : null),
  );
}
