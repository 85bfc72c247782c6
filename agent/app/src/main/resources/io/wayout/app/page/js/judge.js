// SPDX-License-Identifier: Apache-2.0
// How urgent a domain is, from its line of the status. Nothing is decided here that the agent has
// not decided: this only sorts and colours.

const BAD_GATES = new Set(['ALL_DOWN', 'MASS_DOWN', 'NO_WAY_OUT', 'NO_STANDBY', 'ISOLATED', 'STATE_LOST', 'OWNED_ELSEWHERE']);
const BROKEN = new Set(['foreign', 'missing', 'split']);
export const RANK = { bad: 0, warn: 1, move: 2, unknown: 3, ok: 4 };

export const isMoving = d => d.switchover !== null && d.switchover.state === 'moving';
/** Another installation guards the account. */
export const isElsewhere = account => account.owner.standing === 'ELSEWHERE';
export const isBypassed = d => d.effective.state === 'at' && !d.effective.isCanonical;

const tones = new WeakMap();

/** `bad`, `warn`, `move`, `unknown` or `ok`. */
export function tone(d) {
  if (!tones.has(d)) tones.set(d, judged(d));
  return tones.get(d);
}

function judged(d) {
  if (d.health === 'DOWN' || BROKEN.has(d.effective.state) || BAD_GATES.has(d.decision.gate)) return 'bad';
  if (isMoving(d) || d.decision.kind === 'move') return 'move';
  if (d.effective.state === 'notObserved' || d.health === 'UNKNOWN') return 'unknown';
  if (isBypassed(d) || d.decision.gate === 'REST_PENDING') return 'warn';
  return 'ok';
}

/** What can be filtered for. */
export const FILTERS = {
  all: () => true,
  wrong: d => ['bad', 'warn'].includes(tone(d)),
  moving: isMoving,
  bypass: isBypassed,
  blocked: d => d.block !== null,
  frozen: d => d.isFrozen,
  advise: d => d.mode !== 'AUTO',
};

export function sorted(domains, by) {
  const name = (a, b) => (a.name < b.name ? -1 : 1);
  const orders = {
    urgency: (a, b) => RANK[tone(a)] - RANK[tone(b)] || name(a, b),
    name,
    time: (a, b) => b.timeToSwitchMillis - a.timeToSwitchMillis || name(a, b),
    since: (a, b) => (a.decision.since > b.decision.since ? -1 : 1),
  };
  return [...domains].sort(orders[by] ?? orders.urgency);
}

/** What is wrong with the agent's world as a whole, most urgent first. */
export function alarms(status) {
  const found = [];
  const add = (tone, key, values = {}, href = null) => found.push({ tone, key, values, href });
  const witnesses = status.witnesses.filter(w => w.verdict === 'DOWN');
  if (witnesses.length && witnesses.length === status.witnesses.length) add('bad', 'alarm.isolated');
  else if (witnesses.length) add('warn', 'alarm.witness', { name: witnesses[0].check }, '#/vendors');
  const bad = status.domains.filter(d => tone(d) === 'bad');
  if (bad.length) add('bad', 'alarm.domains', { count: bad.length }, '#/domains?f=wrong');
  if (status.agent.isHeldForAck) add('bad', 'alarm.held');
  for (const a of status.accounts.filter(isElsewhere)) add('bad', 'alarm.owner', { name: a.name, installation: a.owner.installation }, '#/vendors');
  for (const found of outages(status.accounts)) add(found.tone, 'alarm.account', found, '#/vendors');
  const bypassed = status.domains.filter(d => isBypassed(d) && tone(d) !== 'bad');
  if (bypassed.length) add('warn', 'alarm.bypass', { count: bypassed.length }, '#/domains?f=bypass');
  return found.sort((a, b) => RANK[a.tone] - RANK[b.tone]);
}

/** Accounts of a vendor that fail alike are one trouble. */
function outages(accounts) {
  const byKind = new Map();
  for (const account of accounts.filter(a => a.shape !== 'WELL')) {
    const kind = `${account.vendor} ${account.shape}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), account]);
  }
  return [...byKind.values()].map(alike => ({
    tone: alike.some(a => a.writable.verdict === 'DOWN') ? 'bad' : 'warn',
    name: alike.length === 1 && alike[0].name === alike[0].vendor ? alike[0].name : `${alike[0].vendor} (${alike.map(a => a.name).join(', ')})`,
    shape: alike[0].shape,
    since: alike.map(a => a.shapeSince).sort()[0],
  }));
}
