// SPDX-License-Identifier: Apache-2.0
// Prepared procedures and their runs, and rehearsals.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t } from '../i18n.js';
import { code, heading, loading, nothing, section } from '../part/bits.js';

export function open(root) {
  const body = h('div', {}, loading());
  root.append(heading(t('runbooks.title')), body);
  morph(body, nothing(t('runbooks.none')), section(t('drills.title'), h('p', {}, t('drills.how')), h('pre', {}, code('wayout drill'))));
  return { update: () => get, close: () => {} };
}

export const one = { open };
