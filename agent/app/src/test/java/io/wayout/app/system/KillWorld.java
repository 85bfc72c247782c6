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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// One domain whose lower link is at a vendor of any kind, and its agent's configuration. Its
/// probes are patient, because a witness that misses one holds every move for a minute, and many
/// worlds on a small machine make them late.
///
/// `w0.shop.example` at BIND leads to the [Lower] link, and that to the primary (127.0.0.2) or the
/// standby (127.0.0.3).
final class KillWorld implements AutoCloseable {
  static final DnsName PRIMARY = DnsName.of("primary.cloud.example");
  static final DnsName STANDBY = DnsName.of("standby.cloud.example");
  static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName CLOUD = DnsName.of("cloud.example");
  private static final RecordKey UPPER =
      new RecordKey(SHOP, TwoVendors.domain(0), RecordType.CNAME);

  final Lower lower;
  final RealServer upper;
  final Origin primary;
  private final Origin standby;
  private final Path folder;

  /// @param family `bind`, `knot`, `powerdns`, or the name of a cloud's adapter
  KillWorld(Path folder, String family) {
    this.folder = folder;
    this.lower = Lower.of(family, PRIMARY);
    this.upper =
        RealServer.start(
            Brand.BIND,
            List.of(
                new SeedZone(SHOP, Map.of(UPPER, cname(lower.key().name(), 1))),
                new SeedZone(CLOUD, clouds())));
    int port = Ports.unused().getPort();
    this.primary = new Origin(new InetSocketAddress("127.0.0.2", port));
    this.standby = new Origin(new InetSocketAddress("127.0.0.3", port));
    allow(folder, "rwx------");
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  Optional<DnsName> upperTarget() {
    return upper.ask(UPPER).map(KillWorld::target);
  }

  Optional<DnsName> lowerTarget() {
    return lower.server().ask(lower.key()).map(KillWorld::target);
  }

  Path config() {
    Path file = folder.resolve("wayout.yaml");
    try {
      Files.writeString(file, head() + lower.account() + tail());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    allow(file, "rw-------");
    return file;
  }

  private String head() {
    int port = upper.address().getPort();
    return """
    allow-inline-secrets: true
    agent:
      id: test
      state: %s
      admin: {socket: %s}
      vendor: self-hosted
      resolvers: ["127.0.0.1:%d"]
      probe-networks: [127.0.0.0/8]
      witnesses: [{tcp: "127.0.0.1:%d", interval: 1s, timeout: 5s}]
      planes: {interval: 5s}
    defaults:
      check: {interval: 300ms, timeout: 2s, fall: 3, rise: 3, confirm: 100ms}
      policy: {mode: auto, down-for: 0s, standby-for: 1s, restore-after: 1s, block: 1s}
    safety: {blast-radius: 100%%, canary: 1000}
    accounts:
      upper:
        provider: rfc2136
        vendor: vendor-a
        zones: [shop.example]
        servers: ["127.0.0.1:%d"]
        name-servers: ["127.0.0.1:%d"]
        tsig-name: %s
        tsig-secret: %s
    """
        .formatted(
            folder.resolve("state"),
            socket(),
            port,
            port,
            port,
            port,
            upper.key().name(),
            upper.key().secret());
  }

  private String tail() {
    return """
    pools:
      shop:
        primary: {vendor: cloud-a, cname: %s, checks: [%s]}
        standby: {vendor: cloud-b, cname: %s, checks: [%s]}
    domains:
      w0.shop.example:
        pool: shop
        links:
          - {name: w0.shop.example, account: upper, ttl: 1}
          - {name: %s, account: %s, ttl: %d}
    """
        .formatted(
            PRIMARY,
            check(),
            STANDBY,
            check(),
            lower.key().name(),
            lower.accountName(),
            lower.ttl());
  }

  private String check() {
    String url = "http://www.shop.test:" + primary.port() + "/healthz";
    return "{http: \"" + url + "\", via: target, expect: {status: 200}}";
  }

  private static Map<RecordKey, RecordSet> clouds() {
    Map<RecordKey, RecordSet> records = new TreeMap<>(Comparator.comparing(Object::toString));
    records.put(new RecordKey(CLOUD, PRIMARY, RecordType.A), address("127.0.0.2"));
    records.put(new RecordKey(CLOUD, STANDBY, RecordType.A), address("127.0.0.3"));
    return records;
  }

  static RecordSet cname(DnsName target, int ttl) {
    return new RecordSet(new Ttl(ttl), new RecordData.Cname(target));
  }

  private static RecordSet address(String text) {
    return new RecordSet(
        new Ttl(30), new RecordData.Addresses(RecordType.A, new TreeSet<>(List.of(text))));
  }

  private static DnsName target(RecordSet set) {
    return set.data() instanceof RecordData.Cname cname
        ? cname.target()
        : DnsName.of("not-a-cname.invalid");
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
    lower.close();
    upper.close();
  }
}
