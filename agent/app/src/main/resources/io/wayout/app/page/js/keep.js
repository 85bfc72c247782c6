// SPDX-License-Identifier: Apache-2.0
// What the viewer chose, kept by the browser. A browser that keeps nothing is fine.

export function kept(name) {
  try {
    return localStorage.getItem(`wayout.${name}`);
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`wayout.${name}`, value);
  } catch {
    // private windows may refuse; then the choice lasts as long as the page
  }
}
