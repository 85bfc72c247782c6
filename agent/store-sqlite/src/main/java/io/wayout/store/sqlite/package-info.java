// SPDX-License-Identifier: Apache-2.0
/// The journal and the state on SQLite, the embedded default.
///
/// Only the composition root calls [io.wayout.store.sqlite.SqliteStore#open]; everyone else sees
/// the port. SQL, JDBC and files stay in here; no decision about a domain is ever made in here.
///
/// The driver unpacks its native library into a temporary directory at first use. Whoever starts
/// the program on a host whose `/tmp` is missing, shared or mounted without `exec` sets the system
/// property `org.sqlite.tmpdir` to a directory of its own, such as the state directory, before the
/// first store is opened.
@NullMarked
package io.wayout.store.sqlite;

import org.jspecify.annotations.NullMarked;
