-- SPDX-License-Identifier: Apache-2.0
-- Schema 3 gives this state an id of its own and keeps who guards which account.

-- Made once, by chance, and never in a configuration: a copied configuration is another installation.
CREATE TABLE installation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL
) STRICT;

INSERT INTO installation (one, id) VALUES (1, lower(hex(randomblob(8))));

CREATE TABLE ownership (
  number INTEGER PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  holder TEXT NOT NULL,
  installation TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;
