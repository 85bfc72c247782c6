// SPDX-License-Identifier: Apache-2.0
// Starts the page, and opens the view that the address names.

import { act } from './actions.js';
import { session } from './api.js';
import { feed, onChange, start } from './feed.js';
import { Frame } from './frame.js';
import { speak, spoken, t, wanted } from './i18n.js';
import { listen } from './keys.js';
import { nothing } from './part/bits.js';
import { here } from './route.js';
import { signIn, taken } from './sign.js';
import { dress, toggleTheme } from './theme.js';
import { tick } from './time.js';
import * as domain from './view/domain.js';
import * as domains from './view/domains.js';
import * as escape from './view/escape.js';
import * as events from './view/events.js';
import * as move from './view/move.js';
import * as moves from './view/moves.js';
import * as run from './view/run.js';
import * as runbooks from './view/runbooks.js';
import * as vendors from './view/vendors.js';

const MANY = { domains, escape, events, moves, runbooks, vendors };
const ONE = { domains: domain, moves: move, runs: run };
const SECOND_MILLIS = 1_000;

let frame = null;
let view = null;

function show() {
  const { view: name, name: of } = here();
  view?.close();
  const root = document.createElement('div');
  frame.main.replaceChildren(root);
  frame.draw();
  const kind = of ? ONE[name] : MANY[name];
  if (kind) view = kind.open(root, of);
  else {
    view = null;
    root.append(nothing(t('lost')));
  }
  scrollTo(0, 0);
}

function fresh() {
  view?.close();
  view = null;
  frame = new Frame();
  show();
}

async function language() {
  await speak(spoken() === 'zh' ? 'en' : 'zh');
  fresh();
  document.querySelector('[data-act=language]').focus();
}

function clicked(event) {
  const asked = event.target.closest('[data-act]');
  if (!asked?.dataset.act) return;
  const { act: name, ...data } = asked.dataset;
  if (name === 'language') language();
  else if (name === 'theme') toggleTheme();
  else if (name === 'skip') {
    event.preventDefault();
    frame.main.focus();
  } else act(name, data);
}

async function begin() {
  dress();
  await speak(wanted());
  await taken();
  const me = await session().catch(() => ({}));
  if (!me) {
    signIn(begin);
    return;
  }
  document.body.dataset.role = me.role ?? 'operator';
  frame = new Frame();
  if (!location.hash.startsWith('#/')) history.replaceState(null, '', '#/domains');
  show();
  onChange(news => {
    frame.draw();
    if (news !== 'stream' || here().view === 'events') view?.update();
  });
  addEventListener('hashchange', show);
  document.addEventListener('click', clicked);
  document.addEventListener('signed-out', () => location.reload(), { once: true });
  listen({ view: () => view, act, theme: toggleTheme, language });
  setInterval(() => {
    tick();
    frame.pulse();
  }, SECOND_MILLIS);
  start();
}

begin();

// for people with a console open: what the page believes
globalThis.wayout = feed;
