// SPDX-License-Identifier: Apache-2.0
// Words in the viewer's language. Both files have the same keys (PageFilesTest).

import { kept, keep } from './keep.js';

export const LANGUAGES = ['en', 'zh'];
let words = {};
let language = 'en';

/** The language of the toggle, else of the browser. */
export function wanted() {
  const chosen = kept('language');
  if (LANGUAGES.includes(chosen)) return chosen;
  return (navigator.languages ?? []).some(l => l.startsWith('zh')) ? 'zh' : 'en';
}

export async function speak(next) {
  const answer = await fetch(new URL(`../lang/${next}.json`, import.meta.url));
  words = await answer.json();
  language = next;
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  keep('language', next);
}

export const spoken = () => language;

/** The text of a key, with {names} replaced. */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The same for a number of things: `key.one` or `key.other`. */
export function tn(key, n, values = {}) {
  const form = new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other';
  return t(`${key}.${form}`, { n: number(n), ...values });
}

/** A word of the agent, such as DOWN; as it is where we have no word for it. */
export function word(family, value) {
  const key = `${family}.${value}`;
  return key in words ? words[key] : String(value).toLowerCase().replaceAll('_', ' ');
}

export const number = n => new Intl.NumberFormat(language).format(n);
