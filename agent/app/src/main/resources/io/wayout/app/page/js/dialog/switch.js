// SPDX-License-Identifier: Apache-2.0
// A move by hand. First what it would write, then the domain's name typed, then exactly that: the
// hash of what was shown goes along, and the agent refuses if the world has changed since.

import { get, post } from '../api.js';
import { soon } from '../feed.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { orderKey } from '../key.js';
import { button, loading, nothing, refused, state, verdictTone } from '../part/bits.js';
import { chain } from '../part/chain.js';
import { preview } from '../part/plan.js';
import { box, field, text } from './box.js';
import { follow } from './follow.js';

// what was shown is not true any more
const CHANGED = new Set(['WORLD_CHANGED', 'PLAN_EXPIRED']);

export function askSwitch(domain) {
  box(t('switch.title', { name: domain }), (body, close, dialog) => new Switch(domain, body, close, dialog).begin(), 'broad');
}

class Switch {
  constructor(domain, body, close, dialog) {
    Object.assign(this, { domain, body, close, dialog, full: null, target: null, shown: null, isSending: false });
    this.top = h('div', {}, loading());
    this.what = h('div', { 'aria-live': 'polite' });
    this.typed = text('typed', { placeholder: domain });
    this.reason = text('reason');
    this.force = h('input', { type: 'checkbox', name: 'force' });
    this.forced = h('label', { class: 'check', hidden: true }, this.force, ' ', t('switch.force'));
    this.answer = h('div');
    this.go = h('button', { class: 'button primary', disabled: true, 'data-go': true });
  }

  begin() {
    this.body.append(
      this.top,
      this.what,
      h(
        'form',
        { class: 'confirm' },
        this.forced,
        field(t('switch.reason'), this.reason, t('switch.reason.why')),
        field(t('switch.type', { name: this.domain }), this.typed),
        this.answer,
        h('div', { class: 'acts' }, button('', t('switch.again'), { 'data-again': true }), this.go),
      ),
    );
    this.body.addEventListener('input', event => this.changed(event));
    this.body.addEventListener('click', event => {
      if (event.target.closest('[data-again]')) this.plan();
    });
    this.body.addEventListener('submit', event => {
      event.preventDefault();
      this.send();
    });
    this.load();
  }

  async load() {
    try {
      this.full = await get(`/domains/${encodeURIComponent(this.domain)}`);
    } catch (failure) {
      morph(this.top, refused(failure));
      return;
    }
    const others = this.full.targets.filter(target => !target.isEffective);
    this.target = (others.find(o => o.isProven && o.verdict === 'UP') ?? others[0])?.name ?? null;
    morph(this.top, chain(this.full), others.length ? this.choices() : nothing(t('switch.alone')));
    if (this.target) this.plan();
  }

  choices() {
    return h(
      'fieldset',
      { class: 'choices' },
      h('legend', {}, t('switch.to')),
      this.full.targets.map(target =>
        h(
          'label',
          { class: 'choice' },
          h('input', { type: 'radio', name: 'target', value: target.name, checked: target.name === this.target }),
          h('b', {}, target.name),
          h('span', { class: 'muted' }, target.vendor),
          state(verdictTone(target.verdict), word('verdict', target.verdict)),
          target.isEffective ? h('span', { class: 'tag info' }, t('target.current')) : null,
          target.verdict === 'UP' && !target.isProven ? h('span', { class: 'tag warn' }, t('target.unproven')) : null,
        ),
      ),
    );
  }

  changed({ target }) {
    if (target.name === 'target') {
      this.target = target.value;
      this.plan();
    }
    this.judge();
  }

  /** @param isAgain the agent has just refused, and its word stays */
  async plan(isAgain = false) {
    const wanted = this.target;
    this.shown = null;
    this.key = orderKey();
    this.judge();
    if (!isAgain) morph(this.answer);
    try {
      const answer = await post('/plan', { domains: [this.domain], target: wanted });
      if (wanted !== this.target) return;
      [this.shown] = answer.previews;
      this.hash = answer.hash;
      morph(this.what, h('h3', {}, t('switch.preview')), preview(this.shown));
    } catch (failure) {
      morph(this.what, refused(failure));
    }
    this.judge();
  }

  /** May the button be pressed? */
  judge() {
    const isObjected = Boolean(this.shown?.objection);
    this.forced.hidden = !isObjected;
    const isAllowed = !isObjected || (this.force.checked && this.reason.value.trim() !== '');
    const isTyped = this.typed.value.trim().replace(/\.$/, '').toLowerCase() === this.domain;
    this.go.disabled = this.isSending || this.shown?.outcome !== 'plan' || !isAllowed || !isTyped;
    this.go.textContent = t('switch.go', { target: this.target ?? '…' });
  }

  async send() {
    this.judge();
    if (this.go.disabled) return;
    this.isSending = true;
    this.judge();
    const order = {
      domains: [this.domain],
      target: this.target,
      reason: this.reason.value.trim(),
      force: this.force.checked && Boolean(this.shown.objection),
      expectedGenerations: [this.shown.generation],
      planHash: this.hash,
    };
    try {
      const { results } = await post('/switch', order, this.key);
      this.done(results[0]);
    } catch (failure) {
      morph(this.answer, refused(failure));
      this.answer.scrollIntoView({ block: 'nearest' });
      if (CHANGED.has(failure.code)) {
        this.typed.value = '';
        await this.plan(true);
      }
    }
    this.isSending = false;
    this.judge();
    soon();
  }

  done(result) {
    if (result.switchover) {
      follow(result.switchover, this.body, this.dialog);
    } else {
      morph(this.body, h('p', {}, state('ok', result.text)), h('div', { class: 'acts' }, button('', t('close'), { 'data-close': true })));
    }
  }
}
