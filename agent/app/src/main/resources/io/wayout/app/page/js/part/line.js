// SPDX-License-Identifier: Apache-2.0
// One line of the domains: how it is, where it goes, and what holds.

import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { isBypassed, isMoving, tone } from '../judge.js';
import { span, since } from '../time.js';
import { to } from '../route.js';
import { button, link, tag } from './bits.js';
import { chain } from './chain.js';
import { icon } from './icon.js';

export function line(domain, full) {
  const kind = tone(domain);
  return { kind, content: [head(domain, kind), body(domain, full), why(domain), acts(domain)] };
}

function head(domain, kind) {
  return h(
    'div',
    { class: 'head' },
    icon(kind, t(`tone.${kind}`), kind),
    link(to('domains', domain.name), domain.name, 'domain'),
    h('div', { class: 'tags' }, marks(domain), domain.tags.map(text => tag(text))),
  );
}

/** What is out of the ordinary. */
export function marks(domain) {
  return [
    domain.isFrozen ? tag([icon('frozen'), t('mark.frozen')], 'info') : null,
    domain.block ? tag([icon('block'), t('mark.blocked')], 'info', t('mark.blocked.why')) : null,
    isBypassed(domain) ? tag(t('mark.bypass'), 'warn') : null,
    domain.mode === 'AUTO' ? null : tag(word('mode', domain.mode), '', t('mark.mode.why')),
  ];
}

function body(domain, full) {
  if (full) return chain(full);
  const at = domain.effective.target ?? t(`effective.${domain.effective.state}`);
  return h('div', { class: 'chain waiting' }, '→ ', at);
}

function why(domain) {
  const move = domain.switchover;
  const text = isMoving(domain)
    ? t('line.moving', { from: move.from, to: move.target, phase: word('phase', move.phase) })
    : domain.decision.text;
  return h(
    'div',
    { class: 'why' },
    h('div', { class: 'text', title: domain.decision.text }, text),
    h(
      'div',
      { class: 'muted' },
      word('gate', domain.decision.gate ?? 'MOVE'),
      ' · ',
      since(isMoving(domain) ? move.startedAt : domain.decision.since),
      h('span', { class: 'tts', title: t('line.tts.why') }, t('line.tts', { time: span(domain.timeToSwitchMillis) })),
    ),
  );
}

function acts(domain) {
  return h(
    'div',
    { class: 'acts' },
    domain.block ? button('ack', t('act.ack.short'), { kind: 'small', 'data-domain': domain.name, 'aria-label': t('ack.title', { name: domain.name }) }) : null,
    button('switch', t('act.switch'), { kind: 'small', 'data-domain': domain.name, 'aria-label': t('act.switch.of', { name: domain.name }) }),
  );
}
