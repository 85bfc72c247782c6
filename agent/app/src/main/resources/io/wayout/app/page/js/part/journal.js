// SPDX-License-Identifier: Apache-2.0
// Rows of the journal: when, what, who, and the move that they belong to.

import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { span, when } from '../time.js';
import { to } from '../route.js';
import { link, nothing } from './bits.js';

const TONES = {
  SERVED: 'ok',
  SETTLED: 'ok',
  IN_DOUBT: 'warn',
  DEGRADED: 'warn',
  ENDED: 'plain',
  INTENT: 'move',
  ATTEMPT: 'move',
  ACKED: 'move',
  READ_BACK: 'move',
};

/** @param rows newest first; @param isNamed whether each says of which domain it is */
export function journal(rows, isNamed = false) {
  if (rows.length === 0) return nothing(t('journal.none'));
  return h('ol', { class: 'journal' }, rows.map(row => entry(row, when(row.at), isNamed)));
}

/** The rows of one move, oldest first, with the time since its start. */
export function timeline(rows, start) {
  const began = Date.parse(start);
  return h(
    'ol',
    { class: 'journal timeline' },
    rows.map(row => {
      const offset = h('span', { class: 'offset' }, `+${span(Date.parse(row.at) - began)}`);
      return entry({ ...row, switchover: null }, [offset, when(row.at)], false);
    }),
  );
}

function entry(row, time, isNamed) {
  return h(
    'li',
    { class: TONES[row.kind] ?? 'plain' },
    h('span', { class: 'time' }, time),
    h('span', { class: 'kind' }, word('kind', row.kind)),
    h(
      'span',
      { class: 'text' },
      isNamed && row.domain ? [link(to('domains', row.domain), row.domain), ' '] : null,
      row.text,
    ),
    h(
      'span',
      { class: 'muted' },
      row.actor,
      row.switchover ? [' · ', link(to('moves', row.switchover), row.switchover)] : null,
    ),
  );
}
