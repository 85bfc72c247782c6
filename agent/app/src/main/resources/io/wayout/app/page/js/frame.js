// SPDX-License-Identifier: Apache-2.0
// What stands around every view: where to go, whether the agent is there, and what is wrong.

import { ageMillis, feed, isStale } from './feed.js';
import { h, morph } from './dom.js';
import { number, spoken, t, tn, word } from './i18n.js';
import { alarms, isMoving } from './judge.js';
import { button, state } from './part/bits.js';
import { icon } from './part/icon.js';
import { here, to } from './route.js';
import { clock, since, span } from './time.js';
import { campaign } from './view/moves.js';

export const VIEWS = ['domains', 'vendors', 'escape', 'moves', 'events', 'runbooks'];

export class Frame {
  constructor() {
    this.nav = h('nav', { 'aria-label': t('nav') });
    this.who = h('div', { class: 'agent' });
    this.live = h('div', { class: 'pulse', role: 'status' });
    this.band = h('div', { class: 'band', role: 'region', 'aria-label': t('band') });
    this.main = h('main', { id: 'main', tabindex: '-1' });
    const tools = h(
      'div',
      { class: 'tools' },
      button('language', spoken() === 'zh' ? 'EN' : '中文', { kind: 'tool', lang: spoken() === 'zh' ? 'en' : 'zh-CN', 'aria-label': spoken() === 'zh' ? 'English' : '中文' }),
      button('theme', icon('sun', t('theme')), { kind: 'tool' }),
      button('keys', '?', { kind: 'tool', 'aria-label': t('keys.title') }),
    );
    const mark = h('a', { href: '#/domains', class: 'mark', 'aria-label': 'wayout' }, h('img', { src: new URL('../logo.svg', import.meta.url).pathname, alt: '', width: 22, height: 22 }), h('b', {}, 'wayout'));
    this.header = h('header', { class: 'top' }, mark, this.who, this.nav, this.live, tools);
    document.body.replaceChildren(h('a', { class: 'skip', href: '#main', 'data-act': 'skip' }, t('skip')), this.header, this.band, this.main);
  }

  draw() {
    const { view } = here();
    const { status } = feed;
    document.title = `${t(`view.${view}`)} · wayout${status ? ` · ${status.agent.id}` : ''}`;
    morph(this.nav, VIEWS.map(v => h('a', { href: to(v), 'data-key': v, 'aria-current': v === view ? 'page' : null }, t(`view.${v}`), count(v, status))));
    morph(this.who, status ? h('span', { title: `${status.agent.config} · ${status.agent.version}` }, status.agent.id) : null);
    this.pulse();
  }

  /** What changes with every second. */
  pulse() {
    const isOld = isStale() || (feed.failure !== null && feed.fetchedAt === 0);
    document.body.toggleAttribute('data-stale', isOld);
    morph(this.live, light(isOld));
    morph(this.band, isOld ? old() : null, feed.status ? wrong(feed.status) : null);
  }
}

function count(view, status) {
  const moving = view === 'moves' && status ? status.domains.filter(isMoving).length : 0;
  return moving ? h('span', { class: 'count' }, number(moving)) : null;
}

function light(isOld) {
  if (isOld) return state('bad', t('live.stale'));
  if (!feed.status) return state('unknown', t('live.first'));
  const title = `${t(`stream.${feed.stream}`)} · ${span(ageMillis())}`;
  if (feed.stream !== 'live') return state('warn', t(`live.${feed.stream}`), title);
  return feed.failure ? state('warn', t('live.trouble'), title) : state('ok', t('live.live'), title);
}

function old() {
  const text = feed.fetchedAt ? t('band.stale', { age: span(Math.floor(ageMillis() / 1_000) * 1_000) }) : t('band.never');
  return h('p', { class: 'bad', role: 'alert', 'data-key': 'stale' }, icon('bad'), h('span', {}, text, ' ', feed.failure?.message ?? ''));
}

function wrong(status) {
  const wide = status.freezes.filter(f => f.scope === 'everything' || f.scope.startsWith('vendor '));
  return [
    alarms(status).map(alarm => line(alarm)),
    wide.map(freeze => frozen(freeze)),
    status.campaigns.map(c => h('div', { class: 'move', 'data-key': c.id }, campaign(c))),
  ];
}

function line({ tone, key, values = {}, href }) {
  const text = 'count' in values ? tn(key, values.count) : t(key, { ...values, text: values.shape ? word('shape', values.shape) : '' });
  return h(
    'p',
    { class: tone, 'data-key': key + (values.name ?? '') },
    icon(tone),
    href ? h('a', { href }, text) : h('span', {}, text),
    values.since ? h('span', { class: 'muted' }, since(values.since)) : null,
    key === 'alarm.held' ? button('ack-all', t('act.ack'), { kind: 'small' }) : null,
  );
}

function frozen(freeze) {
  const vendor = freeze.scope === 'everything' ? null : freeze.scope.slice('vendor '.length);
  const until = freeze.expires ? t('frozen.until', { time: clock(freeze.expires) }) : t('frozen.open');
  return h(
    'p',
    { class: 'info', 'data-key': `frozen ${freeze.scope}` },
    icon('frozen'),
    h('span', {}, t(vendor ? 'frozen.vendor' : 'frozen.all', { vendor, actor: freeze.actor, reason: freeze.reason || '–' }), ' ', until),
    button('unfreeze', t('act.unfreeze'), { kind: 'small', ...(vendor ? { 'data-vendor': vendor } : { 'data-all': true }) }),
  );
}
