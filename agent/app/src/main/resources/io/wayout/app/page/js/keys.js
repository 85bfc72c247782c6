// SPDX-License-Identifier: Apache-2.0
// Single keys, outside of fields and dialogs.

import { areOn, showKeys } from './dialog/keys.js';

const GO = { d: 'domains', v: 'vendors', e: 'escape', m: 'moves', l: 'events', r: 'runbooks' };

/** @param page what can be asked: `view()`, `act(name, data)`, `theme()`, `language()` */
export function listen(page) {
  let isGoing = false;
  document.addEventListener('keydown', event => {
    const isTyping = event.target.closest?.('input:not([type=checkbox]):not([type=radio]), select, textarea, dialog');
    if (event.key === 'Escape' && event.target.id === 'search') event.target.blur();
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
    if (isGoing && GO[event.key]) location.hash = `#/${GO[event.key]}`;
    else single(event, page);
    isGoing = !isGoing && event.key === 'g';
  });
}

function single(event, page) {
  const of = event.target.closest?.('.row')?.dataset.name ?? page.view()?.domain;
  const keys = {
    '?': showKeys,
    '/': () => {
      const search = document.getElementById('search');
      if (search) search.focus();
      else location.hash = '#/domains';
    },
    j: () => page.view()?.step?.(1),
    k: () => page.view()?.step?.(-1),
    s: () => of && page.act('switch', { domain: of }),
    f: () => of && page.act('freeze', { domain: of }),
    t: page.theme,
    l: page.language,
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}
