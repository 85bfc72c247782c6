// SPDX-License-Identifier: Apache-2.0
// Starts a runbook: parameters, then a rehearsal with today's facts, then its name typed.

import { get, post } from '../api.js';
import { feed } from '../feed.js';
import { h, morph } from '../dom.js';
import { t } from '../i18n.js';
import { orderKey } from '../key.js';
import { button, loading, refused, state, tag } from '../part/bits.js';
import { to } from '../route.js';
import { box, field, text } from './box.js';

export function askRunbook(name) {
  box(t('runbook.title', { name }), (body, close) => new Start(name, body, close).begin(), 'broad');
}

class Start {
  constructor(name, body, close) {
    Object.assign(this, { name, body, close, isRehearsed: false });
    // pressed twice, it is started once
    this.key = orderKey();
    this.what = h('div', { 'aria-live': 'polite' });
    this.typed = text('typed', { placeholder: name });
    this.reason = text('reason');
    this.go = h('button', { class: 'button primary', disabled: true }, t('runbook.go'));
  }

  async begin() {
    morph(this.body, loading());
    try {
      const { parameters } = await get(`/runbooks/${encodeURIComponent(this.name)}`);
      this.fields = h('div', { class: 'confirm' }, parameters.map(p => this.parameter(p)));
      this.draw();
      if (parameters.every(p => !p.isRequired)) this.rehearse();
    } catch (failure) {
      morph(this.body, refused(failure));
    }
  }

  draw() {
    const form = h(
      'form',
      { class: 'confirm' },
      this.fields,
      h('div', { class: 'acts' }, button('', t('runbook.rehearse'), { 'data-rehearse': true })),
      this.what,
      field(t('switch.reason'), this.reason, t('switch.reason.why')),
      field(t('switch.type', { name: this.name }), this.typed),
      h('div', { class: 'acts' }, this.go),
    );
    form.addEventListener('input', event => {
      if (this.fields.contains(event.target)) this.forget();
      this.judge();
    });
    form.addEventListener('click', event => event.target.closest('[data-rehearse]') && this.rehearse());
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.start();
    });
    this.body.replaceChildren(form);
  }

  parameter(p) {
    const known = { domain: feed.status?.domains.map(d => d.name), vendor: [...new Set(feed.status?.accounts.map(a => a.vendor))] }[p.type];
    if (p.choices.length) {
      return field(p.name, h('select', { name: p.name }, p.choices.map(c => h('option', { selected: c === p.default }, c))), p.doc);
    }
    const list = known ? h('datalist', { id: `known-${p.name}` }, known.map(value => h('option', { value }))) : null;
    return field(p.name, [text(p.name, { value: p.default ?? '', required: p.isRequired, list: known ? `known-${p.name}` : null }), list], p.doc);
  }

  values() {
    const inputs = [...this.fields.querySelectorAll('input, select')].filter(input => input.value !== '');
    return Object.fromEntries(inputs.map(input => [input.name, input.value]));
  }

  forget() {
    this.isRehearsed = false;
    morph(this.what);
  }

  async rehearse() {
    try {
      const plan = await post(`/runbooks/${encodeURIComponent(this.name)}/plan`, { parameters: this.values() });
      this.isRehearsed = plan.guards.every(guard => guard.isOpen);
      morph(this.what, rehearsal(plan));
    } catch (failure) {
      this.isRehearsed = false;
      morph(this.what, refused(failure));
    }
    this.judge();
  }

  judge() {
    this.go.disabled = !this.isRehearsed || this.typed.value.trim() !== this.name;
  }

  async start() {
    this.judge();
    if (this.go.disabled) return;
    this.go.disabled = true;
    try {
      const order = { parameters: this.values(), key: this.key, reason: this.reason.value.trim() };
      const { run } = await post(`/runbooks/${encodeURIComponent(this.name)}/runs`, order);
      this.close();
      location.hash = to('runs', run.id);
    } catch (failure) {
      morph(this.what, refused(failure));
      this.judge();
    }
  }
}

/** Everything it would do with today's facts. */
function rehearsal(plan) {
  return [
    h('h3', {}, state(plan.isPossible ? 'ok' : 'warn', t(plan.isPossible ? 'runbook.possible' : 'runbook.impossible'))),
    h('ul', { class: 'plain' }, plan.guards.map(guard => h('li', {}, state(guard.isOpen ? 'ok' : 'bad', guard.text)))),
    h(
      'ol',
      { class: 'steps' },
      plan.steps.map(step =>
        h('li', {}, h('div', {}, state(step.isPossible ? 'ok' : 'bad', step.name), ' ', tag(step.act), ' ', step.words), h('ul', { class: 'plain' }, step.lines.map(l => h('li', { class: 'muted' }, l)))),
      ),
    ),
    plan.undo.length ? [h('h4', {}, t('run.undo')), h('ul', { class: 'plain' }, plan.undo.map(l => h('li', {}, l)))] : null,
  ];
}
