// SPDX-License-Identifier: Apache-2.0
// What a person says to a run: go on, approved, or stop. And goodbye.

import { remove } from '../api.js';
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { order } from './orders.js';

// what a word to a run may add
const CHOICES = { resume: 'retry', abort: 'rollBack' };

export function askRun(id, verb) {
  const path = `/runs/${encodeURIComponent(id)}/${verb}`;
  const choice = CHOICES[verb];
  const box = h('input', { type: 'checkbox' });
  const fields = choice ? [h('label', { class: 'check' }, box, ' ', t(`run.${verb}.choice`))] : [];
  order(t(`run.${verb}.title`, { id }), t(`run.${verb}.meaning`), fields, t(`act.${verb}`), () => [path, choice ? { [choice]: box.checked } : {}]);
}

export async function signOut() {
  await remove('/session').catch(() => null);
  location.reload();
}
