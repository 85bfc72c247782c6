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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One domain in the hands of four vendors, on real servers, whose control plane, name servers and
/// load balancer each fail by themselves.
///
/// `www.shop.example` at BIND (vendor A, dynamic update) leads to `www.hatch.example` at PowerDNS
/// (vendor B, HTTP API), and that to the target `primary` (127.0.0.2, vendor C) or `standby`
/// (127.0.0.3, vendor D). Where targets have their addresses never fails.
final class FourVendors implements AutoCloseable {
  static final DnsName DOMAIN = DnsName.of("www.shop.example");
  static final DnsName LINK2 = DnsName.of("www.hatch.example");
  static final DnsName PRIMARY = DnsName.of("primary.cloud.example");
  static final DnsName STANDBY = DnsName.of("standby.cloud.example");
  static final String PRIMARY_ADDRESS = "127.0.0.2";
  static final String STANDBY_ADDRESS = "127.0.0.3";
  private static final DnsName SHOP = DnsName.of("shop.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final DnsName CLOUD = DnsName.of("cloud.example");
  private static final RecordKey KEY1 = new RecordKey(SHOP, DOMAIN, RecordType.CNAME);
  private static final RecordKey KEY2 = new RecordKey(HATCH, LINK2, RecordType.CNAME);

  final RealServer a;
  final RealServer b;
  final RealServer clouds;
  final Gate controlA;
  final Gate controlB;
  final Gate dataA;
  final Gate dataB;
  final Origin primary;
  final Origin standby;
  final Path folder;
  private final Ttl ttl;
  private final @Nullable RealServer mirror;
  private final @Nullable Gate mirrorControl;
  private final List<AutoCloseable> all = new ArrayList<>();

  /// @param ttl of both links, s
  /// @param isMirrored link 2 is at a second BIND of a fifth vendor, too
  FourVendors(Path folder, int ttl, boolean isMirrored) {
    this.folder = folder;
    this.ttl = new Ttl(ttl);
    this.a = open(RealServer.start(Brand.BIND, List.of(zone(SHOP, KEY1, LINK2))));
    this.b = open(RealServer.start(Brand.POWERDNS, List.of(zone(HATCH, KEY2, PRIMARY))));
    this.clouds = open(RealServer.start(Brand.BIND, List.of(cloudZone())));
    this.mirror =
        isMirrored ? open(RealServer.start(Brand.BIND, List.of(zone(HATCH, KEY2, PRIMARY)))) : null;
    this.mirrorControl = mirror == null ? null : open(new Gate(mirror.address()));
    this.controlA = open(new Gate(a.address()));
    this.dataA = open(new Gate(a.address()));
    URI api = b.api();
    this.controlB = open(new Gate(new InetSocketAddress(api.getHost(), api.getPort())));
    this.dataB = open(new Gate(b.address()));
    int port = Ports.unused().getPort();
    this.primary = open(new Origin(new InetSocketAddress(PRIMARY_ADDRESS, port)));
    this.standby = open(new Origin(new InetSocketAddress(STANDBY_ADDRESS, port)));
    allow(folder, "rwx------");
  }

  private <T extends AutoCloseable> T open(T resource) {
    all.add(resource);
    return resource;
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  /// What vendor A's server holds for link 1, whatever its gates do.
  Optional<DnsName> link1() {
    return a.ask(KEY1).map(FourVendors::target);
  }

  /// What vendor B's server holds for link 2.
  Optional<DnsName> link2() {
    return b.ask(KEY2).map(FourVendors::target);
  }

  /// What the mirror holds for link 2.
  Optional<DnsName> link2AtMirror() {
    return mirrorServer().ask(KEY2).map(FourVendors::target);
  }

  Gate mirrorControl() {
    if (mirrorControl == null) {
      throw new IllegalStateException("this world has no mirror");
    }
    return mirrorControl;
  }

  /// Where a resolver finds each zone: through the gates of the name servers.
  Map<DnsName, Integer> delegations() {
    return Map.of(SHOP, dataA.port(), HATCH, dataB.port(), CLOUD, clouds.address().getPort());
  }

  /// Both links as `dig +noall +answer` shows them, through the gates.
  String dig() {
    return Dig.cname(dataA.port(), DOMAIN) + Dig.cname(dataB.port(), LINK2);
  }

  private RealServer mirrorServer() {
    if (mirror == null) {
      throw new IllegalStateException("this world has no mirror");
    }
    return mirror;
  }

  /// Writes the configuration.
  ///
  /// @param policy the policy's keys in YAML flow style
  Path config(String policy) {
    Path file = folder.resolve("wayout.yaml");
    try {
      Files.writeString(file, head(policy) + accounts() + rest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    allow(file, "rw-------");
    return file;
  }

  private String head(String policy) {
    int cloud = clouds.address().getPort();
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
    defaults:
      check: {interval: 1s, timeout: 2s, fall: 3, rise: 3, confirm: 200ms}
      policy: {%s}
    safety: {blast-radius: 100%%, canary: 1000}
    """
        .formatted(folder.resolve("state"), socket(), cloud, cloud, policy);
  }

  private String accounts() {
    return "accounts:\n"
        + rfc2136("bind", "vendor-a", SHOP, controlA.port(), dataA.port())
        + """
          power:
            provider: powerdns
            vendor: vendor-b
            zones: [hatch.example]
            url: http://127.0.0.1:%d/api/v1/servers/localhost
            api-key: %s
            name-servers: ["127.0.0.1:%d"]
        """
            .formatted(controlB.port(), b.apiKey(), dataB.port())
            .indent(0)
        + mirrorAccount();
  }

  private String mirrorAccount() {
    return mirror == null
        ? ""
        : rfc2136("mirror", "vendor-e", HATCH, mirrorControl().port(), mirror.address().getPort());
  }

  private String rfc2136(String name, String vendor, DnsName zone, int control, int data) {
    return """
      %s:
        provider: rfc2136
        vendor: %s
        zones: [%s]
        servers: ["127.0.0.1:%d"]
        name-servers: ["127.0.0.1:%d"]
        tsig-name: %s
        tsig-secret: %s
    """
        .formatted(name, vendor, zone, control, data, a.key().name(), a.key().secret());
  }

  private String rest() {
    String second = mirror == null ? "account: power" : "accounts: [power, mirror]";
    return """
    pools:
      shop:
        primary:
          vendor: vendor-c
          cname: %s
          checks: [{http: "http://www.shop.test:%d/", via: target, expect: {status: 200}}]
        standby:
          vendor: vendor-d
          cname: %s
          checks: [{http: "http://www.shop.test:%d/", via: target, expect: {status: 200}}]
    domains:
      %s:
        pool: shop
        links:
          - {name: %s, account: bind, ttl: %d}
          - {name: %s, %s, ttl: %d}
    """
        .formatted(
            PRIMARY,
            primary.port(),
            STANDBY,
            standby.port(),
            DOMAIN,
            DOMAIN,
            ttl.seconds(),
            LINK2,
            second,
            ttl.seconds());
  }

  private SeedZone zone(DnsName zone, RecordKey key, DnsName target) {
    return new SeedZone(zone, Map.of(key, new RecordSet(ttl, new RecordData.Cname(target))));
  }

  private static SeedZone cloudZone() {
    Map<RecordKey, RecordSet> records = new HashMap<>();
    records.put(new RecordKey(CLOUD, PRIMARY, RecordType.A), address(PRIMARY_ADDRESS));
    records.put(new RecordKey(CLOUD, STANDBY, RecordType.A), address(STANDBY_ADDRESS));
    return new SeedZone(CLOUD, records);
  }

  private static RecordSet address(String text) {
    return new RecordSet(
        new Ttl(5), new RecordData.Addresses(RecordType.A, new TreeSet<>(List.of(text))));
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
  public void close() throws Exception {
    for (AutoCloseable resource : all.reversed()) {
      resource.close();
    }
  }
}
