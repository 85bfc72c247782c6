// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.util.List;
import java.util.stream.Collectors;

/// What `named` needs to run in a folder of its own.
final class BindFiles {
  private BindFiles() {}

  static List<String> prepare(Layout layout) {
    String named = ServerPrograms.require("named", "bind9").toString();
    layout.writeZones();
    TsigKey key = TsigKey.DEFAULT;
    String zones =
        layout.zones().stream()
            .map(zone -> zone(layout, zone, key))
            .collect(Collectors.joining("\n"));
    String conf =
        """
        options {
          directory "%s";
          pid-file "named.pid";
          session-keyfile "session.key";
          listen-on port %d { 127.0.0.1; };
          listen-on-v6 { none; };
          recursion no;
          notify no;
          max-ixfr-ratio unlimited;
          dnssec-validation no;
          tcp-clients 1000;
        };
        controls { };
        key "%s" { algorithm %s; secret "%s"; };
        %s
        """
            .formatted(
                layout.folder(),
                layout.dns().getPort(),
                key.name(),
                key.algorithm(),
                key.secret(),
                zones);
    return List.of(named, "-g", "-n", "2", "-c", layout.write("named.conf", conf).toString());
  }

  private static String zone(Layout layout, SeedZone zone, TsigKey key) {
    return """
    zone "%s" {
      type primary;
      file "%s";
      update-policy { grant %s zonesub ANY; };
    };
    """
        .formatted(zone.zone(), layout.zoneFile(zone), key.name());
  }
}
