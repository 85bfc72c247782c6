// SPDX-License-Identifier: Apache-2.0
// What a person says to a run: go on, approved, or stop. And goodbye.

import { remove } from '../api.js';
import { t } from '../i18n.js';
import { order } from './orders.js';

export function askRun(id, verb) {
  const path = `/runs/${encodeURIComponent(id)}/${verb}`;
  order(t(`run.${verb}.title`, { id }), t(`run.${verb}.meaning`), [], t(`act.${verb}`), () => [path, {}]);
}

export async function signOut() {
  await remove('/session').catch(() => null);
  location.reload();
}
