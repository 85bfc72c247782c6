// SPDX-License-Identifier: Apache-2.0
// A name for one order, so that pressing twice, or again after a broken line, orders once.

const BYTES = 16;

export const orderKey = () =>
  [...crypto.getRandomValues(new Uint8Array(BYTES))].map(b => b.toString(16).padStart(2, '0')).join('');
