// SPDX-License-Identifier: Apache-2.0
// How a runbook's run stands.

import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { state, tag } from './bits.js';
import { when } from '../time.js';

const PHASES = { running: 'move', waiting: 'warn', undoing: 'warn', done: 'ok', partly: 'warn', failed: 'bad', aborted: 'bad', undone: 'warn' };
const STEPS = { waiting: 'unknown', begun: 'move', asking: 'warn', doubt: 'warn', done: 'ok', failed: 'bad', skipped: 'plain' };

export const runState = run => state(PHASES[run.phase] ?? 'unknown', word('run', run.phase));

export const bar = run =>
  h('progress', { max: Math.max(1, run.stepsAll), value: run.stepsOver, 'aria-label': t('runs.progress', { n: run.stepsOver, all: run.stepsAll }) });

/** The steps with what became of each. */
export function runSteps(steps) {
  return h(
    'ol',
    { class: 'journal' },
    steps.map(step =>
      h(
        'li',
        { class: STEPS[step.status] ?? 'plain', 'data-key': step.path },
        h('span', { class: 'time' }, when(step.endedAt ?? step.begunAt)),
        h('span', { class: 'kind' }, state(STEPS[step.status] === 'plain' ? 'unknown' : STEPS[step.status], word('step', step.status))),
        h('span', { class: 'text' }, h('b', {}, step.name), ' ', h('span', { class: 'muted' }, step.act), ' ', step.detail),
        h('span', { class: 'muted' }, step.tries > 1 ? tag(t('runs.tries', { n: step.tries })) : null, step.approvedBy.join(', ')),
      ),
    ),
  );
}
