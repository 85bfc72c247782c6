// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.util.List;

/// The DNS servers that tests know how to start.
public enum Brand {
  /// BIND 9, `named`.
  BIND {
    @Override
    List<String> prepare(Layout layout) {
      return BindFiles.prepare(layout);
    }
  },
  /// Knot DNS, `knotd`.
  KNOT {
    @Override
    List<String> prepare(Layout layout) {
      return KnotFiles.prepare(layout);
    }
  },
  /// PowerDNS Authoritative on SQLite, `pdns_server`, with dynamic update and the HTTP API.
  POWERDNS {
    @Override
    List<String> prepare(Layout layout) {
      return PowerDnsFiles.prepare(layout);
    }
  };

  /// Writes configuration and zones, and gives the command that runs the server in the foreground.
  abstract List<String> prepare(Layout layout);
}
