// SPDX-License-Identifier: Apache-2.0
// What buttons ask for, by the name in `data-act`.

import { askSwitch } from './dialog/switch.js';
import { askRunbook } from './dialog/runbook.js';
import { askAck, askAckAll, askFreeze, askUnfreeze } from './dialog/orders.js';
import { showKeys } from './dialog/keys.js';
import { askRun, signOut } from './dialog/say.js';

const scope = ({ domain, vendor }) => (domain ? { domain } : vendor ? { vendor } : { all: true });

export const ACTIONS = {
  switch: ({ domain }) => askSwitch(domain),
  freeze: data => askFreeze(scope(data)),
  unfreeze: data => askUnfreeze(scope(data)),
  ack: ({ domain }) => askAck(domain),
  'ack-all': () => askAckAll(),
  runbook: ({ name }) => askRunbook(name),
  run: ({ id, verb }) => askRun(id, verb),
  keys: () => showKeys(),
  'sign-out': () => signOut(),
};

export function act(name, data) {
  ACTIONS[name]?.(data);
}
