// SPDX-License-Identifier: Apache-2.0
// A domain's chain: each link with the vendors that host it and their planes, where the users go,
// and what is led past.

import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { icon } from './icon.js';
import { verdictTone } from './bits.js';

/** @param full the domain's whole form; @param isLarge with records and accounts */
export function chain(full, isLarge = false) {
  const { effective } = full;
  const through = effective.throughLink;
  return h(
    'ol',
    { class: `chain ${isLarge ? 'large' : ''}`, 'aria-label': t('chain.label', { name: full.name }) },
    full.links.map(link => one(link, full, link.link <= through, isLarge)),
    end(full, isLarge),
  );
}

function one(link, full, isOnPath, isLarge) {
  const { effective } = full;
  const isPast = effective.state === 'at' && !isOnPath;
  const isEnd = link.link === effective.throughLink && effective.state !== 'at';
  const kind = isPast ? 'past' : isEnd ? 'broken' : 'live';
  const about = isPast ? t('chain.past') : isEnd ? effective.detail : '';
  return h(
    'li',
    { class: `link ${kind}`, title: about || null },
    h(
      'div',
      { class: 'box' },
      h('div', { class: 'who' }, link.accounts.map(account => vendor(account))),
      h(
        'div',
        { class: 'what' },
        h('span', { class: 'no', title: t('chain.link', { n: link.link }) }, link.link),
        h('span', { class: 'name' }, isLarge ? link.name : link.zone),
        isPast ? h('span', { class: 'mark' }, t('chain.bypassed')) : null,
        isEnd ? h('span', { class: 'mark' }, t(`effective.${effective.state}`)) : null,
      ),
      isLarge ? records(link) : null,
    ),
  );
}

function vendor(account) {
  return h(
    'span',
    { class: 'vendor' },
    h('span', {}, account.vendor),
    plane('control', account.control, account.vendor),
    plane('data', account.data, account.vendor),
  );
}

function plane(kind, health, vendorName) {
  const tone = verdictTone(health.verdict);
  const name = { control: 'pen', data: 'wave' }[kind] + (tone === 'bad' ? '-off' : '');
  const label = t(`plane.${kind}.${health.verdict}`, { vendor: vendorName });
  return h('span', { class: `plane ${tone}` }, icon(name, label));
}

function records(link) {
  return link.accounts.map(account => {
    const { observed } = account;
    const value = observed.state === 'holds' ? observed.value : t(`observed.${observed.state}`);
    const ttl = observed.ttlSeconds ?? link.ttlSeconds;
    return h(
      'div',
      { class: 'record', title: observed.detail || null },
      h('code', {}, value),
      h('span', { class: 'muted' }, `TTL ${ttl} s`),
    );
  });
}

function end(full, isLarge) {
  const { effective, desired } = full;
  const current = full.targets.find(target => target.isEffective);
  const others = full.targets.filter(target => !target.isEffective);
  return h(
    'li',
    { class: 'ends' },
    current
      ? target(current, 'current', isLarge)
      : h('span', { class: 'target none' }, icon('unknown'), t(`effective.${effective.state}`)),
    h(
      'span',
      { class: 'others' },
      others.map(other => target(other, other.name === desired ? 'wanted' : 'other', isLarge)),
    ),
  );
}

function target(view, kind, isLarge) {
  const tone = verdictTone(view.verdict);
  const proven = view.verdict === 'UP' && !view.isProven ? ` · ${t('target.unproven')}` : '';
  const role = { current: t('target.current'), wanted: t('target.wanted'), other: t('target.other') }[kind];
  const title = `${view.name} @ ${view.vendor} · ${role} · ${word('verdict', view.verdict)}${proven}`;
  return h(
    'span',
    { class: `target ${kind} ${tone}`, title: view.detail ? `${title} · ${view.detail}` : title },
    icon(tone, word('verdict', view.verdict)),
    h('span', { class: 'name' }, view.name),
    h('span', { class: 'at' }, view.vendor),
    isLarge ? h('code', {}, view.data) : null,
    kind === 'wanted' ? h('span', { class: 'mark' }, t('target.wanted')) : null,
  );
}
