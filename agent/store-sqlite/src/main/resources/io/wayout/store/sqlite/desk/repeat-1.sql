-- Orders that came with an Idempotency-Key, and their answers (JSON). A row without a status is an
-- order whose answer was not known when the agent ended. Instants are milliseconds since 1970 (UTC).
CREATE TABLE repeat (
  actor  TEXT NOT NULL,
  key    TEXT NOT NULL,
  digest TEXT NOT NULL,
  status INTEGER,
  body   TEXT NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT;
