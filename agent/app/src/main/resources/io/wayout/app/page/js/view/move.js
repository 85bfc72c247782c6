// SPDX-License-Identifier: Apache-2.0
// One move: what it wrote, and its timeline with the evidence for each step.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { heading, link, loading, refused, section } from '../part/bits.js';
import { timeline } from '../part/journal.js';
import { steps } from '../part/plan.js';
import { span, when } from '../time.js';
import { to } from '../route.js';
import { moveState } from './moves.js';

export function open(root, id) {
  const body = h('div', {}, loading());
  root.append(heading(t('move.title', { id }), h('span', { class: 'acts' }, link(to('moves'), t('back.moves'), 'button'))), body);
  let isOpen = true;

  async function update() {
    try {
      const answer = await get(`/switchovers/${encodeURIComponent(id)}`);
      if (isOpen) morph(body, whole(answer));
    } catch (failure) {
      if (isOpen) morph(body, refused(failure));
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

export function whole({ switchover: move, plan, timeline: rows }) {
  return [facts(move), section(t('move.plan'), h('p', {}, plan.why), steps(plan)), section(t('move.timeline'), timeline(rows, move.startedAt))];
}

function facts(move) {
  const served = move.servedAt ? span(Date.parse(move.servedAt) - Date.parse(move.startedAt)) : t('move.notserved');
  const pairs = [
    ['domain', link(to('domains', move.domain), move.domain)],
    ['move', `${move.from} → ${move.target}`],
    ['state', [moveState(move), ' ', h('span', { class: 'muted' }, word('phase', move.phase))]],
    ['started', when(move.startedAt)],
    ['users', served],
    ['cause', word('cause', move.cause)],
    ['actor', move.actor],
    ['reason', move.reason || '–'],
    ['detail', move.detail || '–'],
  ];
  return h('dl', { class: 'facts' }, pairs.map(([key, value]) => h('div', {}, h('dt', {}, t(`column.${key}`)), h('dd', {}, value))));
}
