// SPDX-License-Identifier: Apache-2.0
// The escape matrix: for every outage of a vendor, or of two, does each domain have a way out?

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t, tn } from '../i18n.js';
import { bars } from '../part/bars.js';
import { heading, link, loading, nothing, refused, section, state } from '../part/bits.js';
import { detail, legend, matrix, planes } from '../part/heat.js';
import { to } from '../route.js';

const TIMES_MAX = 40;

export function open(root) {
  const choice = { pairs: false, quiet: false, planes: new Set(['control', 'data', 'targets', 'everything']), at: null };
  const body = h('div', {}, loading());
  const tools = h('div', { class: 'toolbar' });
  root.append(heading(t('escape.title')), h('p', { class: 'lead' }, t('escape.lead')), tools, body);
  let audit = null;
  let isOpen = true;

  function draw() {
    if (!isOpen) return;
    morph(tools, planes(choice));
    if (audit) morph(body, whole(audit, choice));
  }

  async function ask() {
    morph(body, loading());
    try {
      audit = await get(`/audit${choice.pairs ? '?pairs=true' : ''}`);
      draw();
    } catch (failure) {
      if (isOpen) morph(body, refused(failure));
    }
  }

  root.addEventListener('change', event => {
    const { name, checked } = event.target;
    if (name === 'pairs') {
      choice.pairs = checked;
      choice.at = null;
      ask();
    } else if (name === 'quiet') {
      choice.quiet = checked;
      draw();
    } else if (event.target.dataset.plane) {
      choice.planes[checked ? 'add' : 'delete'](event.target.dataset.plane);
      draw();
    }
  });
  root.addEventListener('click', event => {
    const cell = event.target.closest('[data-cell]');
    const isClosing = event.target.closest('[data-close]');
    if (!cell && !isClosing) return;
    choice.at = cell ? cell.dataset.cell : null;
    draw();
    if (cell) root.querySelector('.detail')?.scrollIntoView({ block: 'nearest' });
  });
  root.addEventListener('keydown', event => walk(event, root));

  draw();
  ask();
  return {
    update: () => {},
    close: () => {
      isOpen = false;
    },
  };
}

/** Arrow keys go from cell to cell. */
function walk(event, root) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const step = steps[event.key];
  const cell = event.target.closest?.('[data-cell]');
  if (!step || !cell) return;
  event.preventDefault();
  const rows = [...root.querySelectorAll('.heat tbody tr')];
  const row = rows.indexOf(cell.closest('tr')) + step[1];
  const column = [...cell.closest('tr').querySelectorAll('[data-cell]')].indexOf(cell) + step[0];
  rows[row]?.querySelectorAll('[data-cell]')[column]?.focus();
}

function whole(audit, choice) {
  const problems = audit.findings.filter(f => f.level !== 'info');
  return [
    audit.isOffline ? h('p', { class: 'note' }, t('escape.offline')) : null,
    legend(),
    h('div', { class: 'beside' }, matrix(audit, choice), detail(audit, choice)),
    section(t('escape.mend'), mendings(audit.mendings)),
    section(t('escape.findings'), findings(problems, audit.findings.length)),
    section(t('escape.times'), times(audit.times)),
  ];
}

function mendings(all) {
  if (all.length === 0) return nothing(t('escape.mend.none'));
  const best = [...all].sort((a, b) => b.cells - a.cells);
  return h('ol', { class: 'mendings' }, best.map(m => h('li', {}, m.text, ' ', h('span', { class: 'tag' }, tn('escape.opens', m.cells)))));
}

function findings(problems, all) {
  const list = problems.map(f =>
    h(
      'li',
      {},
      state(f.level === 'error' ? 'bad' : 'warn', f.subject),
      ' ',
      h('span', {}, f.text),
      h('p', { class: 'remedy' }, `${t('remedy')}: ${f.remedy}`),
    ),
  );
  return [
    list.length ? h('ul', { class: 'findings' }, list) : nothing(t('escape.findings.none')),
    h('p', { class: 'muted' }, tn('escape.findings.more', all - problems.length)),
  ];
}

function times(all) {
  const slowest = [...all].sort((a, b) => b.totalMillis - a.totalMillis).slice(0, TIMES_MAX);
  const limit = Math.max(0, ...slowest.map(time => time.rtoMillis));
  const items = slowest.map(time => ({
    name: link(to('domains', time.domain), time.domain),
    value: time.totalMillis,
    tone: time.rtoMillis && time.totalMillis > time.rtoMillis ? 'bad' : 'ok',
  }));
  return bars(items, limit);
}

