// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.util.List;
import java.util.stream.Collectors;

/// What `knotd` needs to run in a folder of its own.
final class KnotFiles {
  private KnotFiles() {}

  static List<String> prepare(Layout layout) {
    String knotd = ServerPrograms.require("knotd", "knot").toString();
    layout.writeZones();
    TsigKey key = TsigKey.DEFAULT;
    String zones =
        layout.zones().stream()
            .map(zone -> "  - domain: " + zone.zone() + "\n    file: " + layout.zoneFile(zone))
            .collect(Collectors.joining("\n"));
    String conf =
        """
        server:
            rundir: "%1$s"
            listen: 127.0.0.1@%2$d
            tcp-max-clients: 1000
        log:
          - target: stderr
            any: info
        database:
            storage: "%1$s/db"
            journal-db-max-size: 64M
        key:
          - id: %3$s
            algorithm: %4$s
            secret: %5$s
        acl:
          - id: update
            key: %3$s
            action: update
        template:
          - id: default
            storage: "%1$s"
            acl: update
        zone:
        %6$s
        """
            .formatted(
                layout.folder(),
                layout.dns().getPort(),
                key.name(),
                key.algorithm(),
                key.secret(),
                zones);
    return List.of(knotd, "-c", layout.write("knot.conf", conf).toString());
  }
}
