// SPDX-License-Identifier: Apache-2.0
// A modal dialog: the browser keeps the focus inside and gives it back; Escape closes.

import { h } from '../dom.js';
import { t } from '../i18n.js';

let count = 0;

/** Opens a dialog; `fill` gets its body and a function that closes it. */
export function box(title, fill, kind = '') {
  const id = `dialog-${(count += 1)}`;
  const body = h('div', { class: 'body' });
  const dialog = h(
    'dialog',
    { 'aria-labelledby': id, class: kind },
    h(
      'header',
      {},
      h('h2', { id, tabindex: '-1', autofocus: true }, title),
      h('button', { type: 'button', class: 'button small', 'data-close': true, 'aria-label': t('close') }, '✕'),
    ),
    body,
  );
  const close = () => dialog.close();
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close]')) close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  fill(body, close, dialog);
  dialog.showModal();
  return dialog;
}

/** A labelled field. */
export function field(label, input, note = null) {
  return h('label', { class: 'field' }, h('span', {}, label), input, note ? h('small', { class: 'muted' }, note) : null);
}

export const text = (name, more = {}) =>
  h('input', { type: 'text', name, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', ...more });
