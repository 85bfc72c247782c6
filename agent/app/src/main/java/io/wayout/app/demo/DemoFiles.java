// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The demo's folder: the agent's configuration, secrets, state, log and socket. Only its owner may
/// look inside.
///
/// @param folder absolute
record DemoFiles(Path folder) {

  /// Makes a new one in a folder that everyone may use.
  static DemoFiles create(Path parent) throws IOException {
    return new DemoFiles(Files.createTempDirectory(parent, "wayout-demo-").toAbsolutePath());
  }

  Path config() {
    return folder.resolve("wayout.yaml");
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  Path log() {
    return folder.resolve("agent.log");
  }

  /// Writes the configuration of an agent that guards this world, with its secrets in files of
  /// their own.
  void write(World world) throws IOException {
    Files.createDirectory(folder.resolve("state"), only("rwx------"));
    secret(world.alder());
    secret(world.birch());
    Files.writeString(config(), yaml(world));
  }

  /// Removes everything; what is gone already does not matter.
  void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  private void secret(Vendor vendor) throws IOException {
    Path file = folder.resolve(vendor.name() + ".key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, vendor.key().secret());
  }

  private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static String yaml(World world) {
    return agent(world)
        + "accounts:\n"
        + account(world.alder())
        + account(world.birch())
        + """
        defaults:
          check: {interval: 500ms, timeout: 400ms, fall: 3, rise: 3, confirm: 100ms}
          policy:
            mode: auto
            down-for: 0s                  # at once: fit for a demo, rash in earnest
            block: 5m
            standby-for: 2s
            restore-after: 2s
        safety: {blast-radius: 100%}      # there is one domain
        """
        + pool(world)
        + domain();
  }

  private static String agent(World world) {
    String witnesses =
        world.witnesses().stream()
            .map(w -> "tcp://127.0.0.1:" + w.address().getPort())
            .collect(Collectors.joining(", "));
    return """
    # Written by `wayout demo`.
    agent:
      id: demo
      state: state
      admin: {socket: admin.sock}
      resolvers: ["%s"]    # knows the names of the origins
      probe-networks: [127.0.0.0/8]
      witnesses: [%s]
    """
        .formatted(world.internet().server().nameServer(), witnesses);
  }

  private static String pool(World world) {
    String url = "http://" + World.DOMAIN + ":" + world.webPort() + "/healthz";
    return "pools:\n  shop:\n"
        + target("primary", "cloud-a", World.PRIMARY.text(), url)
        + target("standby", "cloud-b", World.STANDBY.text(), url);
  }

  private static String domain() {
    return """
    domains:
      %s:
        pool: shop
        links:
          - {name: %s, account: alder, ttl: %d}
          - {name: %s, account: birch, ttl: %d}
    """
        .formatted(World.DOMAIN, World.DOMAIN, World.SHOP_TTL, World.HATCH, World.HATCH_TTL);
  }

  private static String account(Vendor vendor) {
    String server = vendor.server().nameServer().toString();
    return ("  %s: {provider: rfc2136, vendor: %s, servers: \"%s\", name-servers: \"%s\","
            + " zones: %s, tsig-name: %s, tsig-secret: {file: %s.key}}\n")
        .formatted(
            vendor.name(),
            vendor.name(),
            server,
            server,
            vendor.zone(),
            vendor.key().name(),
            vendor.name());
  }

  private static String target(String name, String cloud, String cname, String url) {
    return ("    %s: {vendor: %s, cname: %s, checks: [{http: \"%s\", via: target,"
            + " expect: {status: 200, body: %s}}]}\n")
        .formatted(name, cloud, cname, url, name);
  }
}
