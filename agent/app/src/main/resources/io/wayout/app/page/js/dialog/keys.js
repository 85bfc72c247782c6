// SPDX-License-Identifier: Apache-2.0
// Which keys do what. Single keys can be switched off (WCAG 2.1.4).

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { button } from '../part/bits.js';
import { session } from '../api.js';
import { kept, keep } from '../keep.js';
import { box } from './box.js';

export const KEYS = ['?', '/', 'j', 'k', 'Enter', 's', 'f', 'g d', 'g v', 'g e', 'g m', 'g l', 'g r', 't', 'l', 'Esc'];

export const areOn = () => kept('keys') !== 'off';

export function showKeys() {
  box(t('keys.title'), body => {
    const on = h('input', { type: 'checkbox', name: 'keys', checked: areOn() });
    const who = h('p', { class: 'muted' });
    on.addEventListener('change', () => keep('keys', on.checked ? 'on' : 'off'));
    body.append(
      h('dl', { class: 'keys' }, KEYS.map(key => h('div', {}, h('dt', {}, key.split(' ').map(k => h('kbd', {}, k))), h('dd', {}, t(`keys.${key.replace(' ', '')}`))))),
      h('label', { class: 'check' }, on, ' ', t('keys.on')),
      who,
    );
    session()
      .then(me => me?.actor && who.append(t('signed.in', me), ' ', button('sign-out', t('sign.out'), { kind: 'small' })))
      .catch(() => null);
  });
}
