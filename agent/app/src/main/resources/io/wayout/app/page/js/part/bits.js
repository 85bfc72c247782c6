// SPDX-License-Identifier: Apache-2.0
// Small parts that every view uses.

import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { icon } from './icon.js';

const VERDICT_TONE = { UP: 'ok', DOWN: 'bad', UNKNOWN: 'unknown' };
export const verdictTone = verdict => VERDICT_TONE[verdict] ?? 'unknown';

/** A state in shape, colour and word. */
export function state(tone, text, title = null) {
  return h('span', { class: `state ${tone}`, title }, icon(tone), h('span', {}, text));
}

export const verdict = (value, title = null) => state(verdictTone(value), word('verdict', value), title);

/** A small mark with a word in it. */
export const tag = (text, kind = '', title = null) => h('span', { class: `tag ${kind}`, title }, text);

/** A button that asks for one of the actions of actions.js. */
export function button(act, text, more = {}) {
  const { kind = '', ...rest } = more;
  return h('button', { type: 'button', class: `button ${kind}`, 'data-act': act, ...rest }, text);
}

/** A link to another view. */
export const link = (href, text, kind = '') => h('a', { href, class: kind }, text);

export const code = text => h('code', {}, text);

/** Something is empty, and why that is fine. */
export const nothing = text => h('p', { class: 'nothing' }, text);

export const loading = () => h('p', { class: 'nothing', role: 'status' }, t('loading'));

/** What the agent refused, and what mends it. */
export function refused(refusal) {
  return h(
    'div',
    { class: 'refused', role: 'alert' },
    icon('bad'),
    h(
      'div',
      {},
      h('p', {}, refusal.status === 0 ? t('error.unreachable') : refusal.message),
      refusal.remedy ? h('p', { class: 'remedy' }, `${t('remedy')}: ${refusal.remedy}`) : null,
    ),
  );
}

/** A heading with what belongs beside it. */
export function heading(text, ...beside) {
  return h('header', { class: 'heading' }, h('h1', { tabindex: '-1' }, text), ...beside);
}

/** Something wide, such as a table, which a narrow screen scrolls by itself, also with the keyboard. */
export const wide = (label, content) => h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, content);

/** A section with its own heading. */
export function section(title, ...content) {
  return h('section', { class: 'section' }, h('h2', {}, title), ...content);
}
