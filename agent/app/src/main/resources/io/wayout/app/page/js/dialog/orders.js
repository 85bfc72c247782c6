// SPDX-License-Identifier: Apache-2.0
// Freeze, unfreeze and acknowledge: orders that write no record. Each says what it means first.

import { post } from '../api.js';
import { soon } from '../feed.js';
import { h, morph } from '../dom.js';
import { t } from '../i18n.js';
import { button, refused } from '../part/bits.js';
import { span } from '../time.js';
import { box, field, text } from './box.js';

const HOURS = [0, 1, 4, 24];

/** @param scope `{domain}`, `{vendor}` or `{all: true}` */
export function askFreeze(scope) {
  const reason = text('reason', { required: true });
  const until = h('select', { name: 'hours' }, HOURS.map(n => h('option', { value: n }, n ? t('freeze.for', { time: span(n * 3_600_000) }) : t('freeze.open'))));
  const fields = [field(t('switch.reason'), reason, t('switch.reason.why')), field(t('freeze.until'), until)];
  order(t('freeze.title', { name: named(scope) }), t('freeze.meaning'), fields, t('act.freeze'), () => {
    const hours = Number(until.value);
    return ['/freeze', { ...scope, reason: reason.value.trim(), ...(hours ? { expiresSeconds: hours * 3_600 } : {}) }];
  });
}

export function askUnfreeze(scope) {
  order(t('unfreeze.title', { name: named(scope) }), t('unfreeze.meaning'), [], t('act.unfreeze'), () => ['/unfreeze', scope]);
}

export function askAck(domain) {
  order(t('ack.title', { name: domain }), t('ack.meaning'), [], t('act.ack'), () => ['/ack', { domains: [domain] }]);
}

/** For the state that was lost: all domains at once. */
export function askAckAll() {
  order(t('ack.title', { name: t('scope.all') }), t('ack.meaning'), [], t('act.ack'), () => ['/ack', { all: true }]);
}

const named = scope => scope.domain ?? scope.vendor ?? t('scope.all');

export function order(title, meaning, fields, verb, request) {
  box(title, (body, close) => {
    const answer = h('div');
    const form = h('form', { class: 'confirm' }, h('p', {}, meaning), fields, answer, h('div', { class: 'acts' }, button('', t('cancel'), { 'data-close': true }), h('button', { class: 'button primary' }, verb)));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        const [path, order] = request();
        await post(path, order);
        soon();
        close();
      } catch (failure) {
        morph(answer, refused(failure));
      }
    });
    body.append(form);
  });
}
