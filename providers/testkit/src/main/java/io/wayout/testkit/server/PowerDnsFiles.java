// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `pdns_server` needs to run in a folder of its own. The schema and the tools come with the
/// Debian packages.
final class PowerDnsFiles {
  static final String API_KEY = "lab-api-key";

  private static final Path SCHEMA =
      Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");

  private PowerDnsFiles() {}

  static List<String> prepare(Layout layout) {
    String pdns = ServerPrograms.require("pdns_server", "pdns-server").toString();
    layout.writeZones();
    layout.write("pdns.conf", conf(layout));
    createDatabase(layout);
    load(layout);
    return List.of(pdns, configDir(layout), "--guardian=no", "--daemon=no");
  }

  private static String conf(Layout layout) {
    return """
    launch=gsqlite3
    gsqlite3-database=%1$s/pdns.sqlite3
    gsqlite3-dnssec=yes
    local-address=127.0.0.1
    local-port=%2$d
    socket-dir=%1$s
    dnsupdate=yes
    allow-dnsupdate-from=127.0.0.0/8
    webserver=yes
    webserver-address=127.0.0.1
    webserver-port=%3$d
    webserver-allow-from=127.0.0.0/8,10.77.0.0/16
    api=yes
    api-key=%4$s
    %5$s
    """
        .formatted(
            layout.folder(),
            layout.dns().getPort(),
            layout.api().getPort(),
            API_KEY,
            layout.aliasResolver().map(PowerDnsFiles::aliases).orElse(""));
  }

  private static String aliases(InetSocketAddress resolver) {
    return "expand-alias=yes\nresolver=" + resolver.getHostString() + ":" + resolver.getPort();
  }

  private static void createDatabase(Layout layout) {
    String sqlite = ServerPrograms.require("sqlite3", "sqlite3").toString();
    if (!Files.isReadable(SCHEMA)) {
      throw new IllegalStateException(SCHEMA + " is missing; install pdns-backend-sqlite3");
    }
    String database = layout.file("pdns.sqlite3").toString();
    Tool.run(layout, List.of(sqlite, database, ".read " + SCHEMA));
  }

  /// The tool's own loader reads a zone file in one transaction, however large it is.
  private static void load(Layout layout) {
    TsigKey key = TsigKey.DEFAULT;
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("import-tsig-key", key.name(), key.algorithm(), key.secret()));
    for (SeedZone zone : layout.zones()) {
      String name = zone.zone().text();
      commands.add(List.of("load-zone", name, layout.file(layout.zoneFile(zone)).toString()));
      commands.add(List.of("set-meta", name, "TSIG-ALLOW-DNSUPDATE", key.name()));
      commands.add(List.of("set-meta", name, "SOA-EDIT-API", "DEFAULT"));
    }
    String pdnsutil = ServerPrograms.require("pdnsutil", "pdns-server").toString();
    for (List<String> command : commands) {
      List<String> line = new ArrayList<>(List.of(pdnsutil, configDir(layout)));
      line.addAll(command);
      Tool.run(layout, line);
    }
  }

  private static String configDir(Layout layout) {
    return "--config-dir=" + layout.folder();
  }

  /// One run of a tool that ends by itself.
  private static final class Tool {
    static void run(Layout layout, List<String> command) {
      Path log = layout.file("tools.log");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
          throw new IllegalStateException(command + " failed:\n" + Files.readString(log));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("can't run " + command, e);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while running " + command, interrupted);
      }
    }
  }
}
