-- SPDX-License-Identifier: Apache-2.0
-- Messages that wait to be sent. Times are UTC text of fixed width.

-- One notice for one channel. Rows of a batch are sent as one message, under the batch's key.
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  at TEXT NOT NULL,
  notice TEXT NOT NULL,
  batch TEXT,
  UNIQUE (channel, key)
) STRICT;

CREATE INDEX outbox_waiting ON outbox (channel, number) WHERE batch IS NULL;
CREATE INDEX outbox_batch_rows ON outbox (batch, number) WHERE batch IS NOT NULL;

-- A message that was begun: it may have been sent already.
CREATE TABLE outbox_batch (
  key TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox_channel (
  channel TEXT PRIMARY KEY,
  sent INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  last_success TEXT,
  last_failure TEXT,
  failure TEXT NOT NULL
) STRICT;
