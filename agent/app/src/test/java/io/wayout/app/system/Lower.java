// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.cloud.CloudVendor;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;

/// A lower link at a vendor of one kind, whose control plane can be taken away.
sealed interface Lower extends AutoCloseable {
  /// @param family `bind`, `knot`, `powerdns`, or the name of a cloud's adapter
  static Lower of(String family, DnsName target) {
    return switch (family) {
      case "bind", "knot", "powerdns" ->
          new Real(Brand.valueOf(family.toUpperCase(Locale.ROOT)), target);
      default -> new Cloud(family, target);
    };
  }

  RecordKey key();

  /// Whose answers resolvers get.
  RealServer server();

  /// s; a bypass is undone only after the old value has left the caches.
  int ttl();

  String accountName();

  /// The account as the configuration has it.
  String account();

  /// The control plane refuses everyone.
  void lose();

  void heal();

  /// A count that grows by one with each write that took effect.
  long writes();

  @Override
  void close();

  /// A real server.
  final class Real implements Lower {
    private static final int REAL_TTL = 1;
    private static final DnsName HATCH = DnsName.of("hatch.example");
    private static final long DAY_SERIAL_MIN = 2_000_000_000;
    private static final RecordKey KEY =
        new RecordKey(HATCH, DnsName.of("w0.hatch.example"), RecordType.CNAME);

    private final RealServer server;
    private final Gate control;

    Real(Brand brand, DnsName target) {
      server =
          RealServer.start(
              brand, List.of(new SeedZone(HATCH, Map.of(KEY, KillWorld.cname(target, REAL_TTL)))));
      URI api = server.api();
      control =
          new Gate(
              brand == Brand.POWERDNS
                  ? new InetSocketAddress(api.getHost(), api.getPort())
                  : server.address());
    }

    @Override
    public RecordKey key() {
      return KEY;
    }

    @Override
    public RealServer server() {
      return server;
    }

    @Override
    public int ttl() {
      return REAL_TTL;
    }

    @Override
    public String accountName() {
      return "lower";
    }

    @Override
    public String account() {
      String access =
          server.brand() == Brand.POWERDNS
              ? """
                  provider: powerdns
                  url: "http://127.0.0.1:%d/api/v1/servers/localhost"
                  api-key: %s
              """
                  .formatted(control.port(), server.apiKey())
              : """
                  provider: rfc2136
                  servers: ["127.0.0.1:%d"]
                  tsig-name: %s
                  tsig-secret: "%s"
              """
                  .formatted(control.port(), server.key().name(), server.key().secret());
      return """
        lower:
          vendor: vendor-b
          zones: [hatch.example]
          name-servers: ["127.0.0.1:%d"]
      """
              .formatted(server.address().getPort())
          + access;
    }

    @Override
    public void lose() {
      control.refuse();
    }

    @Override
    public void heal() {
      control.open();
    }

    /// Knot counts on from its serial; PowerDNS begins a day's count at 01 with its first change.
    @Override
    public long writes() {
      long serial = Serial.of(server, HATCH);
      boolean isCounted = server.brand() == Brand.POWERDNS;
      return isCounted ? serial < DAY_SERIAL_MIN ? 0 : serial % 100 : serial;
    }

    @Override
    public void close() {
      control.close();
      server.close();
    }
  }

  /// A cloud's fake in front of a real server.
  final class Cloud implements Lower {
    private final String name;
    private final CloudVendor vendor;
    private final RealServer server;
    private final RecordKey key;

    Cloud(String name, DnsName target) {
      this.name = name;
      FakeCloud fake =
          ServiceLoader.load(FakeCloud.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(f -> f.factory().name().equals(name))
              .findFirst()
              .orElseThrow();
      this.vendor = new CloudVendor(fake.open());
      this.key =
          new RecordKey(vendor.zone(), DnsName.of("hatch-w0." + vendor.zone()), RecordType.CNAME);
      this.server = RealServer.start(Brand.BIND, List.of(new SeedZone(vendor.zone(), Map.of())));
      vendor.put(key, new Ttl(ttl()), List.of(target.absolute()));
      vendor.cloud().servedBy(List.of(key), server::put);
    }

    FakeCloud cloud() {
      return vendor.cloud();
    }

    /// Somebody gives the record another value in the vendor's console.
    void change(DnsName target) {
      vendor.put(key, new Ttl(ttl()), List.of(target.absolute()));
      server.put(key, new Ttl(ttl()), List.of(target.absolute()));
    }

    /// How many requests for a change have come, whatever came of them.
    long requests() {
      return cloud().requests().stream().filter(cloud()::isWrite).count();
    }

    @Override
    public RecordKey key() {
      return key;
    }

    @Override
    public RealServer server() {
      return server;
    }

    /// The shortest that the vendor takes: a restore waits for it.
    @Override
    public int ttl() {
      return Math.max(1, cloud().factory().capabilities().ttlMin().seconds());
    }

    @Override
    public String accountName() {
      return name;
    }

    @Override
    public String account() {
      return ManyClouds.account(name, vendor, server.address().getPort());
    }

    @Override
    public void lose() {
      cloud().mishap(Where.ALL, new Mishap.Instead(cloud().forgetsKeys()));
    }

    @Override
    public void heal() {
      cloud().heal();
    }

    @Override
    public long writes() {
      return Serial.of(server, vendor.zone());
    }

    @Override
    public void close() {
      server.close();
      vendor.close();
    }
  }
}
