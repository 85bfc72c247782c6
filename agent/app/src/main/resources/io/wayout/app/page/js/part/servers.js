// SPDX-License-Identifier: Apache-2.0
// Zones at their accounts, with every name server address that is asked.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { since } from '../time.js';
import { code, state, verdict, wide } from './bits.js';

export function servers(zones) {
  const head = ['zone', 'account', 'answers', 'server', 'serial', 'detail'].map(key =>
    h('th', { scope: 'col' }, t(`column.${key}`)),
  );
  return wide(
    t('vendors.servers'),
    h('table', {}, h('thead', {}, h('tr', {}, head)), zones.map(zone => body(zone))),
  );
}

function body(zone) {
  const lines = zone.servers.length ? zone.servers : [null];
  const more = lines.length + (zone.oddity ? 1 : 0);
  const cells = (server, i) => [
    i === 0 ? h('th', { scope: 'rowgroup', rowspan: more }, zone.zone) : null,
    i === 0 ? h('td', { rowspan: more }, zone.account, h('br'), h('span', { class: 'muted' }, zone.vendor)) : null,
    i === 0 ? h('td', { rowspan: more }, verdict(zone.data.verdict), h('br'), since(zone.data.since)) : null,
    ...about(server),
  ];
  return h(
    'tbody',
    {},
    lines.map((server, i) => h('tr', {}, cells(server, i))),
    zone.oddity ? h('tr', {}, h('td', { colspan: 3 }, state('warn', zone.oddity), ' ', since(zone.oddSince))) : null,
  );
}

function about(server) {
  if (!server) return [h('td', { colspan: 3, class: 'muted' }, t('servers.none'))];
  const tone = server.isAnswering ? 'ok' : 'bad';
  return [
    h('td', {}, state(tone, server.server), ' ', h('span', { class: 'muted' }, server.transport)),
    h('td', { class: 'number' }, server.serial ?? '–'),
    h('td', { class: 'wide' }, server.answer ? code(server.answer) : server.detail),
  ];
}
