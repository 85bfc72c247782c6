// SPDX-License-Identifier: Apache-2.0
// A list of which only what can be seen is on the page, so that thousands of lines scroll smoothly.
// All lines have the height that the style sheet says in `--row`.

import { h, morph } from '../dom.js';

const BEYOND = 6;

export class Rows {
  /**
   * @param facts all that a line shows, as a list of objects; while they are the same ones, it is left alone
   * @param draw makes the content of a line from its facts
   * @param onSeen is told which items can be seen
   */
  constructor(label, facts, draw, onSeen) {
    this.element = h('ul', { class: 'rows', 'aria-label': label, role: 'list' });
    this.facts = facts;
    this.draw = draw;
    this.onSeen = onSeen;
    this.items = [];
    this.lines = new Map();
    this.isDue = false;
    this.later = () => {
      if (this.isDue) return;
      this.isDue = true;
      requestAnimationFrame(() => {
        this.isDue = false;
        this.show();
      });
    };
    addEventListener('scroll', this.later, { passive: true });
    addEventListener('resize', this.later);
  }

  close() {
    removeEventListener('scroll', this.later);
    removeEventListener('resize', this.later);
  }

  /** @param items each with a `name` of its own */
  set(items) {
    this.items = items;
    this.show();
  }

  show() {
    const height = parseFloat(getComputedStyle(this.element).getPropertyValue('--row')) || 64;
    this.element.style.height = `${this.items.length * height}px`;
    const above = Math.max(0, -this.element.getBoundingClientRect().top);
    const first = Math.max(0, Math.floor(above / height) - BEYOND);
    const last = Math.min(this.items.length, Math.ceil((above + innerHeight) / height) + BEYOND);
    const seen = this.items.slice(first, last);
    const names = new Set(seen.map(item => item.name));
    for (const [name, line] of this.lines) {
      if (!names.has(name)) {
        line.remove();
        this.lines.delete(name);
      }
    }
    seen.forEach((item, i) => this.place(item, first + i, height));
    this.onSeen(seen);
  }

  place(item, index, height) {
    let line = this.lines.get(item.name);
    if (!line) {
      line = h('li', { class: 'row', 'data-name': item.name });
      this.lines.set(item.name, line);
    }
    if (line.dataset.index !== String(index) || line.height !== height) {
      line.height = height;
      line.setAttribute('aria-posinset', index + 1);
      line.style.transform = `translateY(${index * height}px)`;
    }
    line.setAttribute('aria-setsize', this.items.length);
    this.fill(line, this.facts(item));
    if (line.dataset.index !== String(index)) this.keepOrder(line, index);
  }

  fill(line, facts) {
    if (line.facts?.every((fact, i) => fact === facts[i])) return;
    line.facts = facts;
    const { kind, content } = this.draw(...facts);
    line.className = `row ${kind}`;
    morph(line, content);
  }

  /** The keyboard goes through the lines in the order in which they are seen. */
  keepOrder(line, index) {
    line.dataset.index = index;
    const after = [...this.element.children].find(l => l !== line && Number(l.dataset.index) > index);
    if (line.nextElementSibling !== (after ?? null) || !line.parentNode) {
      this.element.insertBefore(line, after ?? null);
    }
  }

  /** Moves the keyboard's focus by some lines; scrolls as needed. */
  step(by) {
    const at = document.activeElement?.closest?.('.row');
    const index = at && this.element.contains(at) ? Number(at.dataset.index) + by : 0;
    const wanted = Math.min(this.items.length - 1, Math.max(0, index));
    const height = this.element.clientHeight / Math.max(1, this.items.length);
    const top = this.element.getBoundingClientRect().top + wanted * height;
    if (top < 120 || top + height > innerHeight - 60) scrollBy(0, top - innerHeight / 3);
    this.show();
    this.lines.get(this.items[wanted]?.name)?.querySelector('a')?.focus({ preventScroll: true });
  }
}
