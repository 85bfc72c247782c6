// SPDX-License-Identifier: Apache-2.0
// Prepared procedures and their runs, and rehearsals of outages.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { button, code, heading, link, loading, nothing, refused, section, state, tag } from '../part/bits.js';
import { bar, runState } from '../part/run.js';
import { since } from '../time.js';
import { to } from '../route.js';

const RUNS = 30;

export function open(root) {
  const body = h('div', {}, loading());
  root.append(heading(t('runbooks.title')), body);
  let isOpen = true;

  async function update() {
    try {
      const [books, runs, live, drills] = await Promise.all([get('/runbooks'), get(`/runs?limit=${RUNS}`), get('/drills'), shelf()]);
      if (isOpen) morph(body, whole(books, runs.runs, live, drills));
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

let scenarios = null;

/** The shelf of scenarios never changes while the agent runs. */
async function shelf() {
  scenarios ??= (await get('/scenarios')).scenarios;
  return scenarios;
}

function whole(books, runs, live, drills) {
  return [
    runs.length ? section(t('runs.title'), runs.map(r => run(r))) : null,
    section(t('runbooks.own'), books.runbooks.length ? h('div', { class: 'shelf' }, books.runbooks.map(b => card(b))) : nothing(t('runbooks.none'))),
    books.library.length ? section(t('runbooks.library'), library(books.library)) : null,
    rehearsed(live),
    section(t('drills.title'), h('p', {}, t('drills.how')), h('pre', {}, code('wayout drill')), scenes(drills)),
  ];
}

function run(r) {
  return h(
    'div',
    { class: 'campaign', 'data-key': r.id },
    h('p', {}, link(to('runs', r.id), r.runbook), ' ', runState(r), ' ', h('span', { class: 'muted' }, values(r.parameters), r.starter, ' · ', since(r.startedAt))),
    bar(r),
    r.detail ? h('p', { class: 'muted' }, r.detail) : null,
  );
}

const values = parameters => Object.entries(parameters).map(([name, value]) => `${name}=${value} `).join('');

function card(book) {
  const isReady = book.obstacles.length === 0;
  return h(
    'article',
    { class: 'card', 'data-key': book.name },
    h('h3', {}, book.name),
    h('p', {}, book.title),
    book.text ? h('p', { class: 'muted' }, book.text) : null,
    h('p', {}, isReady ? state('ok', t('runbooks.ready')) : state('warn', t('runbooks.obstacles'))),
    isReady ? null : h('ul', { class: 'plain' }, book.obstacles.map(o => h('li', {}, o))),
    h('p', { class: 'muted' }, book.steps.join(' → ')),
    book.triggers.length ? h('p', {}, book.triggers.map(name => tag(name, 'info', t('runbooks.trigger')))) : null,
    h('p', { class: 'acts' }, button('runbook', t('act.runbook'), { kind: 'small', 'data-name': book.name })),
  );
}

function library(books) {
  const lines = books.map(b => h('li', {}, h('b', {}, b.name), ' ', b.title, ' ', b.isInUse ? tag(t('runbooks.inuse'), 'ok') : null));
  return [h('ul', { class: 'plain' }, lines), h('p', { class: 'muted' }, t('runbooks.copy'))];
}

const DRILLS = { out: 'move', stay: 'move', back: 'move', green: 'ok', red: 'bad', left: 'warn' };

/** Live drills: a domain moves for real, is watched there, and comes home. */
function rehearsed({ drills, stale }) {
  const done = drills.map(d =>
    h(
      'div',
      { class: 'campaign', 'data-key': d.id },
      h('p', {}, link(to('domains', d.script.domain), d.script.domain), ' ', `${d.script.home} → ${d.script.away} → ${d.script.home} `, state(DRILLS[d.phase], word('drill', d.phase)), ' ', h('span', { class: 'muted' }, d.actor, ' · ', since(d.startedAt))),
      d.trouble || d.detail ? h('p', { class: 'muted' }, d.trouble ?? d.detail) : null,
    ),
  );
  const wanting = stale.map(s => h('li', {}, link(to('domains', s.domain), s.domain), ' ', s.text));
  return section(
    t('drills.live'),
    done.length ? done : nothing(t('drills.live.none')),
    wanting.length ? [h('h3', {}, t('drills.stale')), h('ul', { class: 'plain text' }, wanting)] : null,
  );
}

function scenes(drills) {
  return h(
    'details',
    {},
    h('summary', {}, t('drills.shelf', { n: drills.length })),
    h('ul', { class: 'plain' }, drills.map(d => h('li', {}, code(d.id), ' ', d.title))),
  );
}
