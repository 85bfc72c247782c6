// SPDX-License-Identifier: Apache-2.0
// All domains, the most urgent first, each with its chain.

import { get } from '../api.js';
import { feed } from '../feed.js';
import { h, morph } from '../dom.js';
import { number, t, tn } from '../i18n.js';
import { FILTERS, sorted } from '../judge.js';
import { button, heading, loading, nothing } from '../part/bits.js';
import { line } from '../part/line.js';
import { Rows } from '../part/rows.js';
import { here, requery } from '../route.js';

const CHAINS_MAX = 60;
const ORDERS = ['urgency', 'name', 'time', 'since'];

export function open(root) {
  const { query } = here();
  const choice = {
    f: query.get('f') ?? 'all',
    q: query.get('q') ?? '',
    tag: query.get('tag') ?? '',
    by: query.get('by') ?? 'urgency',
  };
  const chains = new Chains(() => rows.show());
  const rows = new Rows(t('domains.title'), item => [item, chains.of(item.name)], line, seen => chains.want(seen));
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': t('domains.filter') });
  const result = h('p', { class: 'muted', role: 'status', 'aria-live': 'polite' });
  const tags = select('tag', t('domains.tag'), choice.tag);
  const by = select('by', t('domains.order'), choice.by);
  morph(by.lastChild, ORDERS.map(o => h('option', { value: o, selected: o === choice.by }, t(`order.${o}`))));
  const find = search(choice.q);
  const empty = h('div');
  root.append(
    heading(t('domains.title'), find),
    h('div', { class: 'toolbar' }, filters, h('span', { class: 'spread' }), tags, by),
    result,
    empty,
    rows.element,
  );

  root.addEventListener('input', event => {
    const { name, value } = event.target;
    if (!(name in choice)) return;
    choice[name] = value;
    requery(choice);
    update();
  });
  root.addEventListener('click', event => {
    const chosen = event.target.closest('[data-filter]');
    if (!chosen) return;
    choice.f = chosen.dataset.filter;
    requery(choice);
    update();
  });

  function update() {
    if (!feed.status) {
      morph(empty, loading());
      return;
    }
    const { domains } = feed.status;
    const text = choice.q.trim().toLowerCase();
    const among = domains.filter(
      d => (!choice.tag || d.tags.includes(choice.tag)) && (!text || says(d).includes(text)),
    );
    morph(filters, Object.keys(FILTERS).map(f => filter(f, among, choice.f === f)));
    tagged(tags, domains, choice.tag);
    const shown = sorted(among.filter(FILTERS[choice.f] ?? FILTERS.all), choice.by);
    result.textContent = tn('domains.shown', shown.length, { all: number(domains.length) });
    morph(empty, shown.length ? null : nothing(t('domains.none')));
    chains.age();
    rows.set(shown);
  }

  update();
  return { update, close: () => rows.close(), step: by => rows.step(by) };
}

const says = d => `${d.name} ${d.effective.target ?? ''} ${d.tags.join(' ')} ${d.decision.text}`.toLowerCase();

function search(value) {
  return h(
    'input',
    { type: 'search', name: 'q', id: 'search', value, placeholder: t('domains.search'), 'aria-label': t('domains.search'), autocomplete: 'off', spellcheck: 'false' },
  );
}

function select(name, label, value) {
  return h('label', { class: 'select' }, h('span', {}, label), h('select', { name, 'data-value': value }));
}

function tagged(label, domains, chosen) {
  const known = [...new Set(domains.flatMap(d => d.tags))].sort();
  const options = ['', ...known].map(tag =>
    h('option', { value: tag, selected: tag === chosen }, tag || t('domains.tag.any')),
  );
  morph(label.lastChild, options);
}

function filter(name, domains, isOn) {
  const count = domains.filter(FILTERS[name]).length;
  if (count === 0 && !isOn && name !== 'all') return null;
  const label = [t(`filter.${name}`), ' ', h('b', {}, number(count))];
  return button('', label, { kind: `filter ${name}`, 'data-filter': name, 'data-key': name, 'aria-pressed': String(isOn) });
}

/** The chains of the lines that can be seen, asked for together. */
class Chains {
  constructor(onNews) {
    this.onNews = onNews;
    this.known = new Map();
    this.round = 0;
    this.isAsking = false;
    this.next = null;
  }

  of(name) {
    return this.known.get(name)?.form;
  }

  /** What we have is of the round before. */
  age() {
    this.round += 1;
  }

  async want(items) {
    const missing = items
      .filter(item => this.known.get(item.name)?.round !== this.round)
      .slice(0, CHAINS_MAX);
    if (missing.length === 0) return;
    if (this.isAsking) {
      this.next = items;
      return;
    }
    this.isAsking = true;
    const { round } = this;
    try {
      const names = missing.map(item => `name=${encodeURIComponent(item.name)}`).join('&');
      const answer = await get(`/domains?${names}`);
      answer.domains.forEach(form => this.known.set(form.name, { form, round }));
      this.onNews();
    } catch {
      // the status tells that the agent can't be reached; the next round asks again
    }
    this.isAsking = false;
    const again = this.next;
    this.next = null;
    if (again) this.want(again);
  }
}
