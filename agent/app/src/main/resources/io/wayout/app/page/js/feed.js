// SPDX-License-Identifier: Apache-2.0
// What the agent believes, kept fresh: notices as they come, and the whole status again after each
// of them and at least every few seconds. It never hides how old it is.

import { get } from './api.js';
import { tuned } from './time.js';

const EVERY_MILLIS = 5_000;
const STALE_MILLIS = 15_000;
const SOON_MILLIS = 250;
const NOTICES_MAX = 500;

export const feed = {
  status: null,
  notices: [],
  stream: 'connecting',
  isLagging: false,
  fetchedAt: 0,
  failure: null,
};

const listeners = new Set();
let timer = 0;
let isAsking = false;
let isDue = false;
let source = null;

/** Calls back after each change: 'status', 'notice' or 'stream'. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = what => listeners.forEach(listener => listener(what));

export const ageMillis = () => (feed.fetchedAt ? performance.now() - feed.fetchedAt : 0);
export const isStale = () => feed.fetchedAt > 0 && ageMillis() > STALE_MILLIS;

export function start() {
  listen();
  refresh();
}

export function stop() {
  source?.close();
  clearTimeout(timer);
}

/** Asks for the status now; one question at a time. */
export async function refresh() {
  clearTimeout(timer);
  if (isAsking) {
    isDue = true;
    return;
  }
  isAsking = true;
  const began = performance.now();
  try {
    const status = await get('/status');
    tuned(status.agent.now);
    feed.status = status;
    feed.fetchedAt = performance.now();
    feed.failure = null;
  } catch (failure) {
    feed.failure = failure;
  }
  isAsking = false;
  const took = performance.now() - began;
  // a slow agent or line is not asked more often than it can answer with ease
  timer = setTimeout(refresh, isDue ? SOON_MILLIS : Math.max(EVERY_MILLIS, 10 * took));
  isDue = false;
  tell('status');
}

export function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, SOON_MILLIS);
}

function listen() {
  source = new EventSource('/api/v1/events');
  source.onopen = () => streamIs('live');
  source.onerror = () => {
    streamIs(source.readyState === EventSource.CLOSED ? 'closed' : 'reconnecting');
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, EVERY_MILLIS);
  };
  source.addEventListener('notice', event => take(event));
  source.addEventListener('lagging', () => {
    feed.isLagging = true;
    tell('stream');
    soon();
  });
}

function streamIs(next) {
  if (feed.stream === next) return;
  feed.stream = next;
  tell('stream');
  if (next === 'live') soon();
}

function take(event) {
  const notice = JSON.parse(event.data);
  notice.key = event.lastEventId || `${notice.at}${notice.code}${notice.domain}${notice.text}`;
  if (feed.notices.some(n => n.key === notice.key)) return;
  feed.notices.unshift(notice);
  feed.notices.length = Math.min(feed.notices.length, NOTICES_MAX);
  tell('notice');
  soon();
}
