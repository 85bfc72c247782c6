// SPDX-License-Identifier: Apache-2.0
// The agent's API. A refusal keeps what the agent said: what is wrong, and what mends it.

const ROOT = '/api/v1';
let guard = '';

/** What the agent refused, or could not do. `status` 0: it could not be reached. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? String(status));
    this.status = status;
    this.code = problem.code ?? '';
    this.remedy = problem.remedy ?? '';
    this.problem = problem;
  }
}

export const get = path => call('GET', path);
/** @param key repeated with the same one, an order happens once */
export const post = (path, body, key = '') => call('POST', path, body, key);
export const remove = path => call('DELETE', path);

/** Who we are: the session's members, or null if we have none. */
export async function session() {
  try {
    const answer = await get('/session');
    guard = answer.csrf ?? '';
    return answer;
  } catch (refusal) {
    if (refusal.status === 401 || refusal.status === 403) return null;
    throw refusal;
  }
}

async function call(method, path, body, key = '') {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET' && guard) headers['Wayout-Csrf'] = guard;
  if (key) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await reached(ROOT + path, { method, headers, body: text, cache: 'no-cache' });
  if (answer.status === 401 && path !== '/session') {
    document.dispatchEvent(new CustomEvent('signed-out'));
  }
  const json = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, json);
  return json;
}

async function reached(url, options) {
  try {
    return await fetch(url, { ...options, signal: AbortSignal.timeout(25_000) });
  } catch (failure) {
    throw new Refusal(0, { detail: String(failure.message ?? failure), code: 'UNREACHABLE' });
  }
}
