-- SPDX-License-Identifier: Apache-2.0
-- Schema 2 chains the journal: each row's hash (SHA-256, hexadecimal) covers the row and the hash of
-- the row before. The program seals the rows that are there already in the same transaction.

ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT '';

-- Rows that retention has removed; the chain goes on from the hash of the last one.
CREATE TABLE journal_gap (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  hash TEXT NOT NULL,
  CHECK (first <= last)
) STRICT;

CREATE UNIQUE INDEX journal_gap_last ON journal_gap (last);

-- The row that vouches for the gaps, which retention leaves alone.
CREATE TABLE journal_voucher (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL
) STRICT;
