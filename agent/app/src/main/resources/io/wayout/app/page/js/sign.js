// SPDX-License-Identifier: Apache-2.0
// Signing in: with a token that is typed, or with the one-time code of a link such as
// `https://host/#code=…`. What is in a fragment is never sent to a server by the browser.

import { post } from './api.js';
import { h, morph } from './dom.js';
import { t } from './i18n.js';
import { refused } from './part/bits.js';

/** Uses the code in the address, once, and takes it away. */
export async function taken() {
  const found = new URLSearchParams(location.hash.replace(/^#/, ''));
  const code = found.get('code');
  const token = found.get('token');
  if (!code && !token) return;
  history.replaceState(null, '', '#/domains');
  await post('/session', code ? { code } : { token }).catch(() => null);
}

/** Asks for a token; calls back once there is a session. */
export function signIn(then) {
  const token = h('input', { type: 'password', name: 'token', autocomplete: 'current-password', required: true, 'aria-label': t('sign.token') });
  const answer = h('div');
  const form = h(
    'form',
    { class: 'door' },
    h('h1', {}, 'wayout'),
    h('p', {}, t('sign.lead')),
    h('label', { class: 'field' }, h('span', {}, t('sign.token')), token),
    answer,
    h('button', { class: 'button primary' }, t('sign.in')),
    h('p', { class: 'muted' }, t('sign.how')),
    h('code', {}, 'wayout token create --role viewer'),
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await post('/session', { token: token.value.trim() });
      then();
    } catch (failure) {
      morph(answer, refused(failure));
    }
  });
  document.body.replaceChildren(h('main', { id: 'main' }, form));
  document.title = 'wayout';
  token.focus();
}
