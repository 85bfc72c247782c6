// SPDX-License-Identifier: Apache-2.0
// Vendors × planes: does each one's API take changes, in which way does it fail, do its name
// servers answer, and are the targets there well?

import { get } from '../api.js';
import { feed } from '../feed.js';
import { h, morph } from '../dom.js';
import { t, tn, word } from '../i18n.js';
import { button, heading, loading, refused, section, state, tag, verdict, verdictTone } from '../part/bits.js';
import { servers } from '../part/servers.js';
import { isElsewhere } from '../judge.js';
import { since } from '../time.js';

export function open(root) {
  const body = h('div', {}, loading());
  const all = button('freeze', t('act.freeze.all'), { 'data-all': true });
  root.append(heading(t('vendors.title'), h('span', { class: 'acts' }, all)), h('p', { class: 'lead' }, t('vendors.lead')), body);
  let isOpen = true;

  async function update() {
    if (!feed.status) return;
    try {
      const { zones } = await get('/zones');
      if (isOpen) morph(body, board(feed.status, zones));
    } catch (failure) {
      if (isOpen) morph(body, refused(failure));
    }
  }

  update();
  return {
    update,
    close: () => {
      isOpen = false;
    },
  };
}

function board(status, zones) {
  const vendors = [...new Set(status.accounts.map(a => a.vendor))].sort();
  return [
    h('div', { class: 'board' }, vendors.map(vendor => card(vendor, status, zones))),
    section(t('vendors.servers'), servers(zones)),
    section(t('vendors.witnesses'), witnesses(status)),
  ];
}

function card(vendor, status, zones) {
  const accounts = status.accounts.filter(a => a.vendor === vendor);
  const here = zones.filter(z => z.vendor === vendor);
  const freeze = status.freezes.find(f => f.scope === `vendor ${vendor}`);
  return h(
    'article',
    { class: 'card', 'data-key': vendor },
    h('h2', {}, vendor, ' ', freeze ? tag(t('mark.frozen'), 'info', freeze.reason) : null),
    accounts.map(a => control(a)),
    h('div', { class: 'half' }, h('h3', {}, t('plane.data')), here.map(z => data(z))),
    h(
      'p',
      { class: 'acts' },
      freeze
        ? button('unfreeze', t('act.unfreeze'), { kind: 'small', 'data-vendor': vendor })
        : button('freeze', t('act.freeze'), { kind: 'small', 'data-vendor': vendor }),
    ),
  );
}

function control(account) {
  const isWell = account.shape === 'WELL';
  return h(
    'div',
    { class: 'half' },
    h('h3', {}, t('plane.control'), ' ', h('span', { class: 'muted' }, `${account.name} · ${account.provider}`)),
    fact(t('plane.write'), account.writable),
    fact(t('plane.read'), account.readable),
    isWell
      ? null
      : h(
          'div',
          { class: 'shape' },
          state(account.writable.verdict === 'DOWN' ? 'bad' : 'warn', word('shape', account.shape)),
          ' ',
          since(account.shapeSince),
          h('p', {}, account.remedy),
        ),
    isElsewhere(account) ? h('p', { class: 'shape' }, state('bad', t('alarm.owner', { name: account.name, installation: account.owner.installation }))) : null,
    outcomes(account),
  );
}

function fact(label, plane) {
  return h(
    'p',
    { class: 'fact' },
    h('span', { class: 'label' }, label),
    verdict(plane.verdict, plane.detail),
    plane.since ? since(plane.since) : null,
  );
}

/** The newest answers of the API, newest last. */
function outcomes(account) {
  const marks = account.outcomes.slice(0, 24).reverse().map(o => {
    const isWell = o.symptom === 'WELL';
    const title = `${o.verb} · ${o.symptom} · ${o.detail}`;
    return h('span', { class: `dot ${isWell ? 'ok' : 'bad'}`, title }, isWell ? '·' : '×');
  });
  const bad = account.outcomes.filter(o => o.symptom !== 'WELL').length;
  const label = tn('vendors.outcomes', account.outcomes.length, { bad });
  return h('p', { class: 'outcomes' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, marks), h('span', { class: 'muted' }, label));
}

function data(zone) {
  const answering = zone.servers.filter(s => s.isAnswering).length;
  const count = t('vendors.answering', { n: answering, all: zone.servers.length });
  return h(
    'p',
    { class: 'fact' },
    h('span', { class: 'label' }, zone.zone),
    state(verdictTone(zone.data.verdict), zone.data.verdict === 'UP' && zone.servers.length ? count : word('verdict', zone.data.verdict), zone.data.detail),
    since(zone.data.since),
    zone.oddity ? tag(t('vendors.odd'), 'warn', zone.oddity) : null,
  );
}

function witnesses(status) {
  if (status.witnesses.length === 0) return h('p', { class: 'muted' }, t('vendors.witnesses.none'));
  return h(
    'ul',
    { class: 'plain' },
    status.witnesses.map(w => h('li', {}, verdict(w.verdict), ' ', h('code', {}, w.check), ' ', since(w.since), ' ', h('span', { class: 'muted' }, w.detail))),
  );
}

