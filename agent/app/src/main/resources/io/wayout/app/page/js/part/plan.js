// SPDX-License-Identifier: Apache-2.0
// A plan before it is carried out: link by link what is there and what will be, and why that link.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { agentNow, clock, span } from '../time.js';
import { code, state, tag } from './bits.js';

/** The records that are written, in their order. */
export function steps(plan) {
  return h(
    'ol',
    { class: 'steps' },
    plan.steps.map(step =>
      h(
        'li',
        {},
        h('div', {}, tag(t('chain.link', { n: step.link }), 'info'), ' ', code(step.name), ' ', h('span', { class: 'muted' }, `${step.type} · ${step.account} · TTL ${step.ttlSeconds} s`)),
        h(
          'div',
          { class: 'change' },
          h('del', {}, h('span', { class: 'unseen' }, t('plan.before')), step.before ?? t('plan.nothing')),
          h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'),
          h('ins', {}, h('span', { class: 'unseen' }, t('plan.after')), step.after),
        ),
        step.waitSeconds ? h('p', { class: 'muted' }, t('plan.wait', { time: span(step.waitSeconds * 1_000) })) : null,
        step.isSilent ? h('p', { class: 'muted' }, t('plan.silent')) : null,
      ),
    ),
  );
}

/** All that a person wants to see before. */
export function preview(p) {
  return h('div', { class: 'preview' }, outcome(p), warnings(p), objection(p), p.links.length ? thoughts(p.links) : null);
}

function outcome(p) {
  switch (p.outcome) {
    case 'plan': {
      const until = new Date(agentNow() + p.drainSeconds * 1_000).toISOString();
      return [
        h('p', {}, `${p.plan.from} → ${p.plan.target}: ${p.plan.why}`),
        steps(p.plan),
        h('p', { class: 'drain' }, t('plan.drain', { time: span(p.drainSeconds * 1_000), until: clock(until) })),
      ];
    }
    case 'alreadyThere':
      return h('p', {}, state('ok', t('plan.there', { target: p.target })));
    case 'foreign':
      return h('div', { class: 'refused' }, h('p', {}, state('bad', t('plan.foreign', { place: p.place, value: p.value }))));
    default:
      return h(
        'div',
        { class: 'refused' },
        h('div', {}, h('p', {}, state('bad', t('plan.noWayOut'))), h('ul', { class: 'plain' }, p.obstacles.map(o => h('li', {}, o)))),
      );
  }
}

/** What holds nobody up and must be known. */
function warnings(p) {
  return p.warnings.map(w => h('p', { class: 'refused' }, state('bad', w)));
}

function objection(p) {
  if (!p.objection) return null;
  return h(
    'div',
    { class: 'refused' },
    h('div', {}, h('p', {}, state('bad', p.objection.message)), h('p', { class: 'remedy' }, `${t('remedy')}: ${p.objection.remedy}`)),
  );
}

/** What the planner thinks of each link. */
function thoughts(links) {
  return h(
    'details',
    {},
    h('summary', {}, t('plan.thoughts')),
    h(
      'ol',
      { class: 'verdicts' },
      links.map(l =>
        h(
          'li',
          { class: l.isChosen ? 'chosen' : '' },
          h('b', {}, l.name),
          ` ${l.text}`,
          h('ul', { class: 'plain' }, l.accounts.map(a => h('li', { class: 'muted' }, `${a.account} (${a.vendor}): ${a.text}`))),
        ),
      ),
    ),
  );
}
