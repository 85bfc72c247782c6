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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names that can't be a CNAME: `shop.example`, the apex of its zone, is an ALIAS at PowerDNS that
/// leads to `shop.hatch.example` at BIND; `api.hatch.example` at BIND holds addresses. Both end at
/// the primary (127.0.0.2) or the standby (127.0.0.3). BIND is also the resolver of everyone; it
/// does not recurse, so the targets' names are in the same zone as the link that leads to them.
final class ApexWorld implements AutoCloseable {
  static final DnsName SHOP = DnsName.of("shop.example");
  static final DnsName API = DnsName.of("api.hatch.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final DnsName LOWER = DnsName.of("shop.hatch.example");

  final RealServer bind;
  final RealServer pdns;
  final Origin primary;
  final Origin standby;
  private final Path folder;

  ApexWorld(Path folder) {
    this.folder = folder;
    this.bind = RealServer.start(Brand.BIND, List.of(hatch()));
    this.pdns = RealServer.startWithAliases(List.of(shop()), bind.address());
    int port = Ports.unused().getPort();
    this.primary = new Origin(new InetSocketAddress("127.0.0.2", port));
    this.standby = new Origin(new InetSocketAddress("127.0.0.3", port));
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  /// What a visitor of the apex gets.
  Optional<RecordData> apex(RecordType type) {
    return pdns.ask(new RecordKey(SHOP, SHOP, type)).map(RecordSet::data);
  }

  Optional<RecordData> api(RecordType type) {
    return bind.ask(new RecordKey(HATCH, API, type)).map(RecordSet::data);
  }

  Optional<RecordData> lower() {
    return bind.ask(new RecordKey(HATCH, LOWER, RecordType.CNAME)).map(RecordSet::data);
  }

  /// Writes the configuration.
  ///
  /// @param bindSecret of the key for BIND
  Path config(String bindSecret) {
    String text =
        """
        allow-inline-secrets: true
        agent:
          id: test
          state: %1$s/state
          admin: {socket: %2$s}
          vendor: self-hosted
          resolvers: ["127.0.0.1:%3$d"]
          probe-networks: [127.0.0.0/8]
          witnesses: ["tcp://127.0.0.1:%3$d"]
        accounts:
          bind:
            provider: rfc2136
            vendor: vendor-a
            zones: [hatch.example]
            servers: ["127.0.0.1:%3$d"]
            name-servers: ["127.0.0.1:%3$d"]
            tsig-name: %4$s
            tsig-secret: %5$s
          pdns:
            provider: powerdns
            vendor: vendor-b
            zones: [shop.example]
            url: %6$s/api/v1/servers/localhost
            api-key: %7$s
            name-servers: ["127.0.0.1:%8$d"]
        defaults:
          check: {interval: 1s, timeout: 2s, fall: 3, rise: 3, confirm: 200ms}
          policy: {mode: auto, down-for: 0s, standby-for: 1s}
        safety: {blast-radius: 100%%, canary: 1000}
        """
            .formatted(
                folder,
                socket(),
                bind.address().getPort(),
                bind.key().name(),
                bindSecret,
                pdns.api(),
                pdns.apiKey(),
                pdns.address().getPort());
    Path file = folder.resolve("wayout.yaml");
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Files.writeString(file, text + domains());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return file;
  }

  private String domains() {
    return """
    domains:
      shop.example:
        targets:
          primary:
            vendor: cloud-a
            cname: primary.hatch.example
            checks: [{http: "http://www.shop.test:%1$d/healthz", via: target}]
          standby:
            vendor: cloud-b
            cname: standby.hatch.example
            checks: [{http: "http://www.shop.test:%1$d/healthz", via: target}]
        links:
          - {name: shop.example, type: alias, account: pdns, ttl: 30}
          - {name: shop.hatch.example, account: bind, ttl: 30}
      api.hatch.example:
        targets:
          primary:
            vendor: cloud-a
            a: 127.0.0.2
            aaaa: ["2001:db8::a1", "2001:db8::a2"]
            checks: [{http: "http://www.shop.test:%1$d/healthz", via: 127.0.0.2}]
          standby:
            vendor: cloud-b
            a: 127.0.0.3
            aaaa: "2001:db8::b"
            checks: [{http: "http://www.shop.test:%1$d/healthz", via: 127.0.0.3}]
        links:
          - {name: api.hatch.example, type: address, account: bind, ttl: 30}
    """
        .formatted(primary.port());
  }

  @Override
  public void close() {
    primary.close();
    standby.close();
    pdns.close();
    bind.close();
  }

  static RecordData v4(String address) {
    return RecordData.of(RecordType.A, List.of(address));
  }

  static RecordData v6(String... addresses) {
    return RecordData.of(RecordType.AAAA, List.of(addresses));
  }

  private static SeedZone shop() {
    return new SeedZone(
        SHOP,
        Map.of(new RecordKey(SHOP, SHOP, RecordType.ALIAS), set(new RecordData.Alias(LOWER))));
  }

  private static SeedZone hatch() {
    return new SeedZone(
        HATCH,
        Map.of(
            new RecordKey(HATCH, LOWER, RecordType.CNAME),
            set(new RecordData.Cname(DnsName.of("primary.hatch.example"))),
            new RecordKey(HATCH, API, RecordType.A),
            set(v4("127.0.0.2")),
            new RecordKey(HATCH, API, RecordType.AAAA),
            set(v6("2001:db8::a2", "2001:db8::a1")),
            new RecordKey(HATCH, DnsName.of("primary.hatch.example"), RecordType.A),
            set(v4("127.0.0.2")),
            new RecordKey(HATCH, DnsName.of("standby.hatch.example"), RecordType.A),
            set(v4("127.0.0.3"))));
  }

  private static RecordSet set(RecordData data) {
    return new RecordSet(new Ttl(30), data);
  }
}
