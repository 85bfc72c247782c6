// SPDX-License-Identifier: Apache-2.0
// The matrix as a heat map. Each fate has a sign of its own, so that colour only helps the eye.

import { h } from '../dom.js';
import { t, tn } from '../i18n.js';
import { span } from '../time.js';
import { to } from '../route.js';
import { link, nothing } from './bits.js';

const PLANES = ['control', 'data', 'targets', 'everything'];
const SIGNS = { unaffected: '·', moves: '✓', split: '◐', stuck: '✕', unknown: '?' };

export function planes(choice) {
  const box = (name, checked, label, plane) =>
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name, checked, 'data-plane': plane }), ' ', label);
  return [
    h('fieldset', { class: 'checks' }, h('legend', {}, t('escape.planes')), PLANES.map(p => box(`plane-${p}`, choice.planes.has(p), t(`lost.${p}`), p))),
    box('pairs', choice.pairs, t('escape.pairs')),
    box('quiet', choice.quiet, t('escape.quiet')),
  ];
}

export function legend() {
  const item = (fate, isQuestion) =>
    h('li', {}, h('span', { class: `sign ${fate} ${isQuestion ? 'question' : ''}`, 'aria-hidden': 'true' }, SIGNS[fate]), ' ', t(`fate.${fate}${isQuestion ? '.question' : ''}`));
  return h(
    'ul',
    { class: 'legend', 'aria-label': t('escape.legend') },
    item('unaffected'),
    item('moves'),
    item('moves', true),
    item('split'),
    item('stuck'),
    item('stuck', true),
    item('unknown'),
  );
}

/** A row of the matrix in words: its first domain and how many are like it. */
export function groupName(group) {
  const rest = group.domains.length - 1;
  return rest ? `${group.domains[0]} ${tn('escape.more', rest)}` : group.domains[0];
}

/** Which outages are shown: of the chosen planes, and only those that touch anybody unless asked. */
function isShown(outage, i, audit, choice) {
  const isOfPlane = Object.values(outage.lost).every(plane => choice.planes.has(plane));
  return isOfPlane && (choice.quiet || audit.groups.some(g => g.cells[i].fate !== 'unaffected'));
}

export function matrix(audit, choice) {
  const shown = audit.outages.map((outage, i) => isShown(outage, i, audit, choice));
  const outages = audit.outages.filter((_, i) => shown[i]);
  if (outages.length === 0) return nothing(t('escape.none'));
  const groups = audit.groups
    .map((group, at) => ({ group, at, cells: group.cells.filter((_, i) => shown[i]) }))
    .sort((a, b) => badness(b.cells) - badness(a.cells));
  return h(
    'div',
    { class: 'heat', tabindex: '0', role: 'region', 'aria-label': t('escape.title') },
    h(
      'table',
      {},
      h('thead', {}, vendorHeads(outages), h('tr', {}, h('th', { scope: 'col' }, t('column.domains')), outages.map(o => planeHead(o)))),
      h('tbody', {}, groups.map(g => row(g, choice))),
    ),
  );
}

const badness = cells => cells.reduce((sum, c) => sum + (c.fate === 'stuck' ? (c.isQuestion ? 10 : 100) : c.fate === 'split' ? 3 : 0), 0);

const vendorsOf = outage => Object.keys(outage.lost).join(' + ');

/** One heading over all outages of the same vendors. */
function vendorHeads(outages) {
  const heads = [];
  for (const outage of outages) {
    const vendors = vendorsOf(outage);
    const last = heads.at(-1);
    if (last?.vendors === vendors) last.span += 1;
    else heads.push({ vendors, span: 1 });
  }
  return h('tr', {}, h('td'), heads.map(head => h('th', { scope: 'colgroup', colspan: head.span, class: 'vendor' }, head.vendors)));
}

function planeHead(outage) {
  const lost = Object.values(outage.lost);
  const text = new Set(lost).size === 1 ? t(`lost.${lost[0]}`) : lost.map(p => t(`lost.${p}`)).join(' + ');
  return h('th', { scope: 'col', class: 'plane' }, h('span', {}, text));
}

function row({ group, at, cells }, choice) {
  return h(
    'tr',
    {},
    h('th', { scope: 'row', title: group.domains.slice(0, 20).join('\n') }, link(to('domains', group.domains[0]), group.domains[0]), group.domains.length > 1 ? h('span', { class: 'muted' }, ` ${tn('escape.more', group.domains.length - 1)}`) : null),
    cells.map(cell => h('td', {}, square(cell, `${at}/${cell.outage}`, choice))),
  );
}

function square(cell, key, choice) {
  const kind = `${cell.fate} ${cell.isQuestion ? 'question' : ''}`;
  const label = `${cell.outage}: ${t(`fate.${cell.fate}${cell.isQuestion ? '.question' : ''}`)}`;
  return h(
    'button',
    { type: 'button', class: `sign ${kind}`, 'data-cell': key, 'data-key': key, 'aria-label': label, title: label, 'aria-pressed': String(choice.at === key) },
    SIGNS[cell.fate],
    cell.fate === 'moves' && !cell.isQuestion ? h('small', {}, short(cell.withinMillis)) : null,
  );
}

const short = millis => (millis < 60_000 ? `${Math.round(millis / 1_000)}s` : `${Math.round(millis / 60_000)}m`);

/** The chosen cell in words: what happens, why, and what mends it. */
export function detail(audit, choice) {
  if (!choice.at) return h('aside', { class: 'detail empty' }, h('p', { class: 'muted' }, t('escape.choose')));
  const at = choice.at.indexOf('/');
  const group = audit.groups[Number(choice.at.slice(0, at))];
  const cell = group?.cells.find(c => c.outage === choice.at.slice(at + 1));
  if (!cell) return h('aside', { class: 'detail empty' });
  return h(
    'aside',
    { class: `detail ${cell.fate}`, 'aria-live': 'polite' },
    h('button', { type: 'button', class: 'button small close', 'data-close': true, 'aria-label': t('close') }, '✕'),
    h('h3', {}, cell.outage),
    h('p', { class: 'muted' }, groupName(group)),
    h('p', {}, h('span', { class: `sign ${cell.fate} ${cell.isQuestion ? 'question' : ''}`, 'aria-hidden': 'true' }, SIGNS[cell.fate]), ' ', t(`fate.${cell.fate}${cell.isQuestion ? '.question' : ''}`)),
    reasons(cell),
    cell.notes.length ? h('ul', { class: 'plain' }, cell.notes.map(n => h('li', {}, n))) : null,
    cell.fate === 'stuck' || cell.fate === 'split' ? mends(audit, group, cell) : null,
    group.domains.length > 1 ? domains(group) : null,
  );
}

function reasons(cell) {
  switch (cell.fate) {
    case 'moves':
      return h('p', {}, t('escape.moves', { links: cell.links.join(', '), target: cell.target, time: span(cell.withinMillis) }));
    case 'split':
      return h('p', {}, cell.text);
    case 'stuck':
      return [
        h('ul', { class: 'plain' }, cell.obstacles.map(o => h('li', {}, o))),
        h('p', { class: 'muted' }, t('escape.cached', { time: span(cell.cachedMillis), vendors: cell.blockers.join(', ') })),
      ];
    case 'unknown':
      return h('p', {}, cell.text);
    default:
      return null;
  }
}

const isWithin = (name, zone) => name === zone || name.endsWith(`.${zone}`);

/** May a change mend this cell? */
function isAbout({ kind, subject }, group, cell, lost) {
  switch (kind) {
    case 'mirror-zone':
      return group.domains.some(d => isWithin(d, subject)) || cell.obstacles?.some(o => o.includes(subject));
    case 'add-link':
      return group.domains.includes(subject);
    case 'add-target':
      return Object.values(lost).some(plane => plane === 'targets' || plane === 'everything');
    default:
      return subject in lost;
  }
}

function mends(audit, group, cell) {
  const { lost } = audit.outages.find(o => o.name === cell.outage);
  const best = audit.mendings.filter(m => isAbout(m, group, cell, lost)).sort((a, b) => b.cells - a.cells);
  if (best.length === 0) return h('p', { class: 'muted' }, t('escape.mend.none'));
  return [h('h4', {}, t('escape.mend')), h('ul', { class: 'plain' }, best.map(m => h('li', {}, m.text, ' ', h('span', { class: 'tag' }, tn('escape.opens', m.cells)))))];
}

function domains(group) {
  return h(
    'details',
    {},
    h('summary', {}, tn('escape.domains', group.domains.length)),
    h('ul', { class: 'plain' }, group.domains.slice(0, 200).map(d => h('li', {}, link(to('domains', d), d)))),
  );
}

