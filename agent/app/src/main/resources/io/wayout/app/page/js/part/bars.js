// SPDX-License-Identifier: Apache-2.0
// Spans of time as bars on one scale, with a line where the limit is.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { span } from '../time.js';

/** @param items each with `name`, `value` in ms and `tone`; @param limit in ms, 0: none */
export function bars(items, limit = 0) {
  const most = Math.max(limit * 1.1, ...items.map(item => item.value), 1);
  return h(
    'ul',
    { class: 'bars', role: 'list' },
    items.map(item => {
      const fill = h('span', { class: `fill ${item.tone}` });
      fill.style.width = `${(100 * item.value) / most}%`;
      const mark = limit ? h('span', { class: 'limit', title: t('bars.limit', { time: span(limit) }) }) : null;
      if (mark) mark.style.left = `${(100 * limit) / most}%`;
      return h(
        'li',
        {},
        h('span', { class: 'name' }, item.name),
        h('span', { class: 'track' }, fill, mark),
        h('span', { class: 'value' }, span(item.value)),
      );
    }),
  );
}
