// SPDX-License-Identifier: Apache-2.0
// A picture from icons.svg. With a label it speaks; without one a text beside it does.

import { s } from '../dom.js';

const FILE = new URL('../../icons.svg', import.meta.url).pathname;

export function icon(name, label = '', kind = '') {
  const about = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' };
  return s(
    'svg',
    { class: `icon ${kind}`, ...about },
    label ? s('title', {}, label) : null,
    s('use', { href: `${FILE}#${name}` }),
  );
}
