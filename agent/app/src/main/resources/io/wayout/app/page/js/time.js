// SPDX-License-Identifier: Apache-2.0
// Instants in the viewer's zone, with UTC on hover; ages and spans in short words.

import { h } from './dom.js';
import { spoken, t } from './i18n.js';

let skew = 0;

/** Learns the agent's clock from an answer. */
export function tuned(now) {
  const theirs = Date.parse(now);
  if (!Number.isNaN(theirs)) skew = theirs - Date.now();
}

export const agentNow = () => Date.now() + skew;

const pad = n => String(n).padStart(2, '0');

/** 14:03:09, with the date if it is not today's. */
export function clock(at) {
  const date = new Date(at);
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  if (date.toDateString() === new Date(agentNow()).toDateString()) return time;
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${time}`;
}

const utc = at => `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;

/** A span in its largest one or two units: 850 ms, 42 s, 5 min 30 s, 3 h. */
export function span(millis) {
  const f = new Intl.NumberFormat(spoken(), { maximumFractionDigits: 1 });
  if (millis < 1_000) return `${Math.max(0, Math.round(millis))} ms`;
  if (millis < 60_000) return `${f.format(millis < 10_000 ? millis / 1_000 : Math.round(millis / 1_000))} s`;
  const seconds = Math.round(millis / 1_000);
  if (seconds < 3_600) return two(seconds, 60, t('unit.minute'), 's');
  if (seconds < 86_400) return two(Math.round(seconds / 60), 60, t('unit.hour'), t('unit.minute'));
  return two(Math.round(seconds / 3_600), 24, t('unit.day'), t('unit.hour'));
}

function two(small, per, large, unit) {
  const rest = small % per;
  return `${Math.floor(small / per)} ${large}${rest ? ` ${rest} ${unit}` : ''}`;
}

/** How long ago, in one unit. */
export function age(at) {
  const seconds = Math.max(0, Math.floor((agentNow() - Date.parse(at)) / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} ${t('unit.minute')}`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} ${t('unit.hour')}`;
  return `${Math.floor(seconds / 86_400)} ${t('unit.day')}`;
}

/** <time> with a clock time. */
export function when(at) {
  if (!at) return h('span', {}, '–');
  return h('time', { datetime: at, title: utc(at) }, clock(at));
}

/** <time> with an age that goes on growing. */
export function since(at) {
  if (!at) return h('span', {}, '–');
  const title = `${clock(at)} · ${utc(at)}`;
  return h('time', { datetime: at, title, 'data-age': true }, age(at));
}

/** Lets all ages on the page grow. */
export function tick() {
  for (const element of document.querySelectorAll('time[data-age]')) {
    const text = age(element.getAttribute('datetime'));
    if (element.textContent !== text) element.textContent = text;
  }
}
