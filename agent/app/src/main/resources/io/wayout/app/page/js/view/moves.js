// SPDX-License-Identifier: Apache-2.0
// The newest move of each domain, and campaigns over many domains.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { heading, link, loading, nothing, refused, section, state, tag, wide } from '../part/bits.js';
import { span, when } from '../time.js';
import { to } from '../route.js';

const MOVES_MAX = 200;
const TONES = { moving: 'move', served: 'ok', done: 'ok', failed: 'bad' };

export const moveState = move => state(TONES[move.state] ?? 'unknown', t(`move.${move.state}`), word('phase', move.phase));

export function open(root) {
  const body = h('div', {}, loading());
  root.append(heading(t('moves.title')), body);
  let isOpen = true;

  async function update() {
    try {
      const [moves, campaigns] = await Promise.all([get('/switchovers'), get('/campaigns')]);
      if (isOpen) morph(body, whole(moves.switchovers, campaigns.campaigns));
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

function whole(moves, campaigns) {
  const newest = [...moves].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, MOVES_MAX);
  return [
    campaigns.length ? section(t('moves.campaigns'), campaigns.map(c => campaign(c))) : null,
    newest.length ? table(newest) : nothing(t('moves.none')),
  ];
}

/** How far an evacuation or a return is. */
export function campaign(c) {
  const settled = c.served + c.skipped;
  const tone = c.phase === 'halted' || c.held ? 'warn' : c.isOpen ? 'move' : 'ok';
  return h(
    'div',
    { class: 'campaign', 'data-key': c.id },
    h('p', {}, state(tone, t(`campaign.${c.kind}`, { vendor: c.vendor })), ' ', tag(word('campaign.phase', c.phase)), ' ', h('span', { class: 'muted' }, c.detail)),
    h('progress', { max: Math.max(1, c.domains), value: settled, 'aria-label': t('campaign.progress', { n: settled, all: c.domains }) }),
    h('p', { class: 'muted' }, t('campaign.counts', { served: c.served, moving: c.moving, waiting: c.waiting, held: c.held })),
  );
}

function table(moves) {
  const head = ['started', 'domain', 'move', 'cause', 'state', 'users', 'actor'].map(key => h('th', { scope: 'col' }, t(`column.${key}`)));
  return wide(
    t('moves.title'),
    h('table', { class: 'stack' }, h('thead', {}, h('tr', {}, head)), h('tbody', {}, moves.map(move => line(move)))),
  );
}

function line(move) {
  const took = move.servedAt ? span(Date.parse(move.servedAt) - Date.parse(move.startedAt)) : '–';
  return h(
    'tr',
    { 'data-key': move.id },
    h('td', {}, link(to('moves', move.id), when(move.startedAt))),
    h('th', { scope: 'row' }, link(to('domains', move.domain), move.domain)),
    h('td', {}, `${move.from} → ${move.target}`),
    h('td', {}, word('cause', move.cause)),
    h('td', {}, moveState(move), move.state === 'moving' ? h('span', { class: 'muted' }, ` ${move.step}/${move.steps} · ${word('phase', move.phase)}`) : null),
    h('td', { class: 'number', title: t('moves.served.why') }, took),
    h('td', { class: 'wide' }, move.actor, move.reason ? h('span', { class: 'muted' }, ` · ${move.reason}`) : null),
  );
}

