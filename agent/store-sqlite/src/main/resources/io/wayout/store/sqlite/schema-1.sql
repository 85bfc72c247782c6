-- SPDX-License-Identifier: Apache-2.0
-- Schema 1 of the state file. A schema that was released is never edited; the next one is a new
-- file. Times are UTC text of fixed width, to the nanosecond, so that they sort. Enumerations are
-- kept by name. A set of record values is kept in presentation form, separated by spaces. NULL
-- means that there is none.

-- Append only; it is the audit log, too. Numbers are never used twice.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  domain TEXT,
  switchover TEXT,
  generation INTEGER NOT NULL,
  actor TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_domain ON journal (domain, number) WHERE domain IS NOT NULL;
CREATE INDEX journal_switchover ON journal (switchover, number) WHERE switchover IS NOT NULL;

CREATE TABLE domain (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  desired TEXT,
  pending TEXT,
  block_switchover TEXT,
  block_since TEXT,
  block_until TEXT,
  CHECK ((block_switchover IS NULL) = (block_since IS NULL)),
  CHECK (block_until IS NULL OR block_since IS NOT NULL)
) STRICT;

CREATE TABLE switchover (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  generation INTEGER NOT NULL,
  cause TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  plan_domain TEXT NOT NULL,
  plan_from TEXT NOT NULL,
  plan_target TEXT NOT NULL,
  plan_shape TEXT NOT NULL,
  plan_why TEXT NOT NULL,
  step_index INTEGER NOT NULL,
  phase TEXT NOT NULL,
  finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
  attempts INTEGER NOT NULL,
  reasserts INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  step_since TEXT NOT NULL,
  phase_since TEXT NOT NULL,
  served_at TEXT,
  config_version TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX switchover_unfinished ON switchover (number) WHERE finished = 0;
CREATE INDEX switchover_domain ON switchover (domain, number);

-- One write of a plan. Nothing expected: both expected columns are NULL. after_millis: how long it
-- waits after the step before. silent: its name servers don't answer.
CREATE TABLE switchover_step (
  switchover TEXT NOT NULL REFERENCES switchover (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  link INTEGER NOT NULL,
  account TEXT NOT NULL,
  zone TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  expected_type TEXT,
  expected_values TEXT,
  wanted_ttl INTEGER NOT NULL,
  wanted_values TEXT NOT NULL,
  ref TEXT NOT NULL,
  after_millis INTEGER NOT NULL,
  silent INTEGER NOT NULL CHECK (silent IN (0, 1)),
  PRIMARY KEY (switchover, position),
  CHECK ((expected_type IS NULL) = (expected_values IS NULL))
) STRICT, WITHOUT ROWID;

-- scope: EVERYTHING (the subject is empty), VENDOR or DOMAIN.
CREATE TABLE freeze (
  number INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  subject TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  expires TEXT,
  UNIQUE (scope, subject)
) STRICT;

-- What the mode advise would have done, and what followed; while it is open, the last three
-- columns are NULL.
CREATE TABLE advice (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  at TEXT NOT NULL,
  origin TEXT NOT NULL,
  target TEXT NOT NULL,
  cause TEXT NOT NULL,
  text TEXT NOT NULL,
  move_millis INTEGER NOT NULL,
  ending TEXT,
  ended_at TEXT,
  followed TEXT,
  CHECK ((ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL) = (followed IS NULL))
) STRICT;

CREATE INDEX advice_open ON advice (number) WHERE ended_at IS NULL;
CREATE INDEX advice_domain ON advice (domain, number);

-- An evacuation or a return. The newest of each kind and vendor is never pruned.
CREATE TABLE campaign (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  vendor TEXT NOT NULL,
  forced INTEGER NOT NULL CHECK (forced IN (0, 1)),
  overwriting INTEGER NOT NULL CHECK (overwriting IN (0, 1)),
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  started_at TEXT NOT NULL,
  phase TEXT NOT NULL,
  phase_since TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX campaign_key ON campaign (kind, vendor, number);

-- One domain of a campaign; the positions are the order in which they move.
CREATE TABLE campaign_entry (
  campaign TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  domain TEXT NOT NULL,
  target TEXT NOT NULL,
  sort TEXT NOT NULL,
  standing TEXT NOT NULL,
  switchover TEXT,
  failures INTEGER NOT NULL,
  since TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (campaign, position)
) STRICT, WITHOUT ROWID;

-- A live drill. The newest of each group is never pruned. move: the switchover of the phase.
CREATE TABLE rehearsal (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  grouping TEXT NOT NULL,
  home TEXT NOT NULL,
  away TEXT NOT NULL,
  stay_millis INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  started_at TEXT NOT NULL,
  phase TEXT NOT NULL,
  since TEXT NOT NULL,
  move TEXT,
  out_millis INTEGER,
  back_millis INTEGER,
  trouble TEXT,
  detail TEXT NOT NULL,
  green_at TEXT
) STRICT;

CREATE INDEX rehearsal_group ON rehearsal (grouping, number);

-- Present while the state before this file is lost and nobody has lifted the hold.
CREATE TABLE loss (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
