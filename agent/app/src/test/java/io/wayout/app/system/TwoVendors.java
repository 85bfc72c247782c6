// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A world of two DNS vendors on real servers and two clouds on loopback, and the configuration of
/// an agent that guards domains between them.
///
/// `wN.shop.example` at BIND leads to `wN.hatch.example` at the second server, and that to the
/// primary (127.0.0.2) or the standby (127.0.0.3).
final class TwoVendors implements AutoCloseable {
  static final DnsName PRIMARY = DnsName.of("primary.cloud.example");
  static final DnsName STANDBY = DnsName.of("standby.cloud.example");
  private static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final DnsName CLOUD = DnsName.of("cloud.example");

  final RealServer bind;
  final RealServer second;
  final Origin primary;
  final Origin standby;
  final Path folder;
  private final int domains;

  TwoVendors(Path folder, Brand secondBrand, int domains) {
    this.folder = folder;
    this.domains = domains;
    this.bind = RealServer.start(Brand.BIND, List.of(shopZone(domains), cloudZone()));
    this.second = RealServer.start(secondBrand, List.of(hatchZone(domains)));
    int port = Ports.unused().getPort();
    this.primary = new Origin(new InetSocketAddress("127.0.0.2", port));
    this.standby = new Origin(new InetSocketAddress("127.0.0.3", port));
    allow(folder, "rwx------");
  }

  static DnsName domain(int n) {
    return DnsName.of("w" + n + ".shop.example");
  }

  static RecordKey lower(int n) {
    return new RecordKey(HATCH, DnsName.of("w" + n + ".hatch.example"), RecordType.CNAME);
  }

  static RecordKey upper(int n) {
    return new RecordKey(SHOP, domain(n), RecordType.CNAME);
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  /// What the second server answers for the domain's lower link right now.
  Optional<DnsName> lowerTarget(int n) {
    return second.ask(lower(n)).map(TwoVendors::target);
  }

  Optional<DnsName> upperTarget(int n) {
    return bind.ask(upper(n)).map(TwoVendors::target);
  }

  private static DnsName target(RecordSet set) {
    return set.data() instanceof RecordData.Cname cname
        ? cname.target()
        : DnsName.of("not-a-cname.invalid");
  }

  /// Writes the configuration.
  ///
  /// @param policy the policy's keys in YAML flow style, e.g. `mode: auto, down-for: 0s`
  Path config(String policy) {
    return config(policy, UnaryOperator.identity());
  }

  /// Writes the configuration with changes to its text.
  Path config(String policy, UnaryOperator<String> edit) {
    String text = edit.apply(head(policy) + pool() + domainLines());
    Path file = folder.resolve("wayout.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    allow(file, "rw-------");
    return file;
  }

  /// Probes that are not missed on a busy machine: a witness that misses one holds all for a
  /// minute.
  static String patient(String text) {
    return text.replaceAll(
        "witnesses: \\[\"tcp://(.*)\"]", "witnesses: [{tcp: \"$1\", timeout: 5s}]");
  }

  private String head(String policy) {
    return """
    allow-inline-secrets: true
    agent:
      id: test
      state: %s
      admin: {socket: %s}
      vendor: self-hosted
      resolvers: ["127.0.0.1:%d"]
      probe-networks: [127.0.0.0/8]
      witnesses: ["tcp://127.0.0.1:%d"]
    accounts:
      bind:
        provider: rfc2136
        vendor: vendor-a
        zones: [shop.example]
        servers: ["127.0.0.1:%d"]
        name-servers: ["127.0.0.1:%d"]
        tsig-name: %s
        tsig-secret: %s
    %s
    defaults:
      check: {interval: 1s, timeout: 2s, fall: 3, rise: 3, confirm: 200ms}
      policy: {%s}
    safety: {blast-radius: 100%%, canary: 1000}
    """
        .formatted(
            folder.resolve("state"),
            socket(),
            bind.address().getPort(),
            bind.address().getPort(),
            bind.address().getPort(),
            bind.address().getPort(),
            bind.key().name(),
            bind.key().secret(),
            secondAccount().indent(2).stripTrailing(),
            policy);
  }

  private String secondAccount() {
    int port = second.address().getPort();
    return second.brand() == Brand.POWERDNS
        ? """
        second:
          provider: powerdns
          vendor: vendor-b
          zones: [hatch.example]
          url: %s/api/v1/servers/localhost
          api-key: %s
          name-servers: ["127.0.0.1:%d"]
        """
            .formatted(second.api(), second.apiKey(), port)
        : """
        second:
          provider: rfc2136
          vendor: vendor-b
          zones: [hatch.example]
          servers: ["127.0.0.1:%d"]
          name-servers: ["127.0.0.1:%d"]
          tsig-name: %s
          tsig-secret: %s
        """
            .formatted(port, port, second.key().name(), second.key().secret());
  }

  private String pool() {
    return """
    pools:
      shop:
        primary:
          vendor: cloud-a
          cname: %s
          checks: [{http: "http://www.shop.test:%d/healthz", via: target, expect: {status: 200}}]
        standby:
          vendor: cloud-b
          cname: %s
          checks: [{http: "http://www.shop.test:%d/healthz", via: target, expect: {status: 200}}]
    """
        .formatted(PRIMARY, primary.port(), STANDBY, standby.port());
  }

  private String domainLines() {
    StringBuilder text = new StringBuilder("domains:\n");
    for (int n = 0; n < domains; n++) {
      text.append(
          "  w%d.shop.example: {pool: shop, tags: [all], links: [{name: w%d.shop.example, account: bind, ttl: 30}, {name: w%d.hatch.example, account: second, ttl: 30}]}%n"
              .formatted(n, n, n));
    }
    return text.toString();
  }

  private static SeedZone shopZone(int domains) {
    Map<RecordKey, RecordSet> records = new HashMap<>();
    for (int n = 0; n < domains; n++) {
      records.put(upper(n), cname(lower(n).name()));
    }
    return new SeedZone(SHOP, records);
  }

  private static SeedZone hatchZone(int domains) {
    Map<RecordKey, RecordSet> records = new HashMap<>();
    for (int n = 0; n < domains; n++) {
      records.put(lower(n), cname(PRIMARY));
    }
    return new SeedZone(HATCH, records);
  }

  private static SeedZone cloudZone() {
    return new SeedZone(
        CLOUD,
        Map.of(
            new RecordKey(CLOUD, PRIMARY, RecordType.A), address("127.0.0.2"),
            new RecordKey(CLOUD, STANDBY, RecordType.A), address("127.0.0.3")));
  }

  private static RecordSet cname(DnsName target) {
    return new RecordSet(new Ttl(30), new RecordData.Cname(target));
  }

  private static RecordSet address(String text) {
    return new RecordSet(
        new Ttl(30), new RecordData.Addresses(RecordType.A, new TreeSet<>(List.of(text))));
  }

  private static void allow(Path path, String mode) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    primary.close();
    standby.close();
    second.close();
    bind.close();
  }
}
