-- Tokens of the API. Only the hash of a secret is kept. Instants are milliseconds since 1970 (UTC);
-- scopes are separated by spaces.
CREATE TABLE token (
  name       TEXT PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  role       TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires    INTEGER,
  revoked    INTEGER
) STRICT;
