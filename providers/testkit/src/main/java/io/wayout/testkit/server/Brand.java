// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.util.List;

/// The DNS servers that tests know how to start.
public enum Brand {
  /// BIND 9, `named`.
  BIND {
    @Override
    void requirePrograms() {
      ServerPrograms.require("named", "bind9");
    }

    @Override
    List<String> prepare(Layout layout) {
      return BindFiles.prepare(layout);
    }
  },
  /// Knot DNS, `knotd`.
  KNOT {
    @Override
    void requirePrograms() {
      ServerPrograms.require("knotd", "knot");
    }

    @Override
    List<String> prepare(Layout layout) {
      return KnotFiles.prepare(layout);
    }
  },
  /// PowerDNS Authoritative on SQLite, `pdns_server`, with dynamic update and the HTTP API.
  POWERDNS {
    @Override
    void requirePrograms() {
      ServerPrograms.require("pdns_server", "pdns-server pdns-backend-sqlite3");
      ServerPrograms.require("sqlite3", "sqlite3");
    }

    @Override
    List<String> prepare(Layout layout) {
      return PowerDnsFiles.prepare(layout);
    }
  };

  /// Skips or fails the running test if a program is missing, before anything is written.
  abstract void requirePrograms();

  /// Writes configuration and zones, and gives the command that runs the server in the foreground.
  abstract List<String> prepare(Layout layout);
}
