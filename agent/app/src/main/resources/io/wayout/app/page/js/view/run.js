// SPDX-License-Identifier: Apache-2.0
// One run of a runbook: its steps, what it waits for, and what a person may say to it.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t } from '../i18n.js';
import { button, heading, link, loading, refused, section } from '../part/bits.js';
import { bar, runState, runSteps } from '../part/run.js';
import { to } from '../route.js';
import { when } from '../time.js';

export function open(root, id) {
  const body = h('div', {}, loading());
  root.append(heading(t('run.title', { id }), h('span', { class: 'acts' }, link(to('runbooks'), t('back.runbooks'), 'button'))), body);
  let isOpen = true;

  async function update() {
    try {
      const answer = await get(`/runs/${encodeURIComponent(id)}`);
      if (isOpen) morph(body, whole(answer.run));
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

function whole(run) {
  const asking = run.steps.some(step => step.status === 'asking');
  return [
    h('p', { class: 'big' }, runState(run), ' ', run.detail),
    bar(run),
    facts(run),
    h(
      'p',
      { class: 'acts' },
      asking ? button('run', t('act.approve'), { kind: 'primary', 'data-id': run.id, 'data-verb': 'approve' }) : null,
      run.phase === 'waiting' && !asking ? button('run', t('act.resume'), { kind: 'primary', 'data-id': run.id, 'data-verb': 'resume' }) : null,
      run.isOpen ? button('run', t('act.abort'), { 'data-id': run.id, 'data-verb': 'abort' }) : null,
    ),
    section(t('run.steps'), runSteps(run.steps)),
    run.undo.length ? section(t('run.undo'), runSteps(run.undo)) : null,
    section(t('run.log'), log(run.log)),
  ];
}

function facts(run) {
  const pairs = [
    ['runbook', run.runbook],
    ['parameters', Object.entries(run.parameters).map(([name, value]) => `${name}=${value}`).join(' ') || '–'],
    ['started', when(run.startedAt)],
    ['actor', run.trigger ? `${run.starter} (${run.trigger})` : run.starter],
    ['reason', run.reason || '–'],
  ];
  return h('dl', { class: 'facts' }, pairs.map(([key, value]) => h('div', {}, h('dt', {}, t(`column.${key}`)), h('dd', {}, value))));
}

function log(lines) {
  return h('ol', { class: 'journal' }, lines.map(l => h('li', { class: 'plain' }, h('span', { class: 'time' }, when(l.at)), h('span', { class: 'kind' }, l.actor), h('span', { class: 'text' }, l.text))));
}
