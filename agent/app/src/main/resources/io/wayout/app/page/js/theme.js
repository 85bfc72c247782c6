// SPDX-License-Identifier: Apache-2.0
// Dark, light, or as the system has it.

import { kept, keep } from './keep.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';

export function dress() {
  const chosen = kept('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
}

export function toggleTheme() {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  keep('theme', next);
}
