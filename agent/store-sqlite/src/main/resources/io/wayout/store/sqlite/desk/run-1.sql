-- SPDX-License-Identifier: Apache-2.0
-- Runs of runbooks, and what triggers must remember. Instants are UTC with nine decimals.
CREATE TABLE run (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,
  runbook    TEXT NOT NULL,
  key        TEXT UNIQUE,          -- a second start with it joins
  origin     TEXT NOT NULL,        -- the trigger; empty: a person
  open       INTEGER NOT NULL,     -- 1: it may go on by itself
  started_at TEXT NOT NULL,
  document   TEXT NOT NULL         -- JSON: everything about it
) STRICT;
CREATE INDEX run_open ON run (open) WHERE open = 1;
CREATE INDEX run_origin ON run (origin, started_at);

-- Numbers that were used once, for as long as their request could be replayed.
CREATE TABLE nonce (
  trigger TEXT NOT NULL,
  nonce   TEXT NOT NULL,
  until   TEXT NOT NULL,
  PRIMARY KEY (trigger, nonce)
) STRICT, WITHOUT ROWID;

-- Up to when a schedule was looked at.
CREATE TABLE schedule_mark (
  trigger TEXT PRIMARY KEY,
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
