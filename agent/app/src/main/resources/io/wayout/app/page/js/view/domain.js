// SPDX-License-Identifier: Apache-2.0
// One domain: its chain with every record and server, why it stays where it is, and its past.

import { get } from '../api.js';
import { h, morph } from '../dom.js';
import { t, word } from '../i18n.js';
import { tone } from '../judge.js';
import { bars } from '../part/bars.js';
import { button, heading, link, loading, refused, section, state, verdict, wide } from '../part/bits.js';
import { chain } from '../part/chain.js';
import { journal } from '../part/journal.js';
import { marks } from '../part/line.js';
import { servers } from '../part/servers.js';
import { since, span } from '../time.js';
import { to } from '../route.js';

const ROWS = 60;

export function open(root, name) {
  const body = h('div', {}, loading());
  root.append(heading(name, h('span', { class: 'acts' }, link(to('domains'), t('back.domains'), 'button'))), body);
  let isOpen = true;

  async function update() {
    try {
      const path = encodeURIComponent(name);
      const [full, why, past] = await Promise.all([
        get(`/domains/${path}`),
        get(`/domains/${path}/why`),
        get(`/history?domain=${path}&limit=${ROWS}`),
      ]);
      if (isOpen) morph(body, whole(full, why, past.rows));
    } catch (failure) {
      if (isOpen) morph(body, refused(failure));
    }
  }

  update();
  return {
    update,
    domain: name,
    close: () => {
      isOpen = false;
    },
  };
}

function whole(full, why, rows) {
  const kind = tone(full);
  return [
    h(
      'div',
      { class: `summary ${kind}` },
      h('p', {}, state(kind, t(`tone.${kind}`)), ' ', marks(full)),
      h('p', { class: 'decision' }, full.decision.text),
      h('p', { class: 'muted' }, word('gate', full.decision.gate ?? 'MOVE'), ' · ', since(full.decision.since)),
      h(
        'p',
        { class: 'acts' },
        button('switch', t('act.switch'), { kind: 'primary', 'data-domain': full.name }),
        full.isFrozen
          ? button('unfreeze', t('act.unfreeze'), { 'data-domain': full.name })
          : button('freeze', t('act.freeze'), { 'data-domain': full.name }),
        full.block ? button('ack', t('act.ack'), { 'data-domain': full.name }) : null,
      ),
    ),
    section(t('domain.chain'), chain(full, true)),
    section(t('domain.why'), evidence(why), wayOut(why.way)),
    section(t('domain.targets'), targets(full)),
    section(t('domain.servers'), servers(zonesOf(full))),
    section(t('domain.time'), times(full)),
    section(t('domain.past'), journal(rows)),
  ];
}

function evidence(why) {
  return h('ul', { class: 'evidence' }, why.evidence.map(text => h('li', {}, text)));
}

function wayOut(way) {
  if (!way) return null;
  return [
    h('h3', {}, t('domain.way', { target: way.target })),
    h(
      'ol',
      { class: 'verdicts' },
      way.links.map(l =>
        h('li', { class: l.isChosen ? 'chosen' : '' }, h('b', {}, `${l.link} ${l.name}`), ' ', l.text),
      ),
    ),
  ];
}

function targets(full) {
  const head = ['target', 'vendor', 'health', 'proven', 'since', 'detail'].map(key =>
    h('th', { scope: 'col' }, t(`column.${key}`)),
  );
  return wide(
    t('domain.targets'),
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, head)),
      h(
        'tbody',
        {},
        full.targets.map(target =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, target.name, target.isEffective ? h('span', { class: 'tag info' }, t('target.current')) : null),
            h('td', {}, target.vendor),
            h('td', {}, verdict(target.verdict)),
            h('td', {}, target.isProven ? t('yes') : t('no')),
            h('td', {}, since(target.since)),
            h('td', { class: 'wide' }, target.detail),
          ),
        ),
      ),
    ),
  );
}

function times(full) {
  const isLate = full.rtoMillis > 0 && full.timeToSwitchMillis > full.rtoMillis;
  const tone = isLate ? 'bad' : 'ok';
  const text = t('domain.time.of', { time: span(full.timeToSwitchMillis), rto: span(full.rtoMillis) });
  return [h('p', {}, state(tone, text)), bars([{ name: full.name, tone, value: full.timeToSwitchMillis }], full.rtoMillis)];
}

/** The links' zones in the form of the vendors' board. */
function zonesOf(full) {
  return full.links.flatMap(l =>
    l.accounts.map(account => ({
      account: account.account,
      vendor: account.vendor,
      zone: l.zone,
      data: account.data,
      servers: account.servers,
      oddity: account.oddity,
      oddSince: account.oddSince,
    })),
  );
}

