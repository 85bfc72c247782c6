// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordType;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// Two DNS vendors, a primary and a standby origin in two clouds, and witnesses, all on loopback.
///
///     www.shop.example ──▶ www.hatch.example ──▶ primary.origin.example | standby.origin.example
///         at alder               at birch             127.0.0.1              127.0.0.2
///
/// Names of origins are served by a third server, which stands for the rest of the Internet.
final class World implements AutoCloseable {
  static final DnsName DOMAIN = DnsName.of("www.shop.example");
  static final DnsName HATCH = DnsName.of("www.hatch.example");
  static final DnsName PRIMARY = DnsName.of("primary.origin.example");
  static final DnsName STANDBY = DnsName.of("standby.origin.example");
  static final int SHOP_TTL = 30;
  static final int HATCH_TTL = 15;

  private static final int ORIGIN_TTL = 300;
  private static final int WITNESSES = 3;
  private static final int PORT_TRIES = 20;

  private final List<Runnable> closers = new ArrayList<>();
  private final List<Origin> witnesses = new ArrayList<>();
  private final Vendor alder;
  private final Vendor birch;
  private final Vendor internet;
  private final Origin primary;
  private final Origin standby;

  /// @param random 32 random bytes at each call, for the keys of APIs
  /// @throws IOException if a loopback address or port can't be had
  World(InstantSource clock, Supplier<byte[]> random) throws IOException {
    try {
      alder = vendor("alder", "shop.example", random, clock);
      birch = vendor("birch", "hatch.example", random, clock);
      internet = vendor("internet", "origin.example", random, clock);
      List<Origin> pair = origins();
      primary = pair.getFirst();
      standby = pair.getLast();
      for (int i = 1; i <= WITNESSES; i++) {
        witnesses.add(keep(Origin.start("witness", new InetSocketAddress(address(1), 0))));
      }
    } catch (IOException broken) {
      close();
      throw broken;
    }
    alder.put(DOMAIN, RecordType.CNAME, SHOP_TTL, HATCH.text());
    birch.put(HATCH, RecordType.CNAME, HATCH_TTL, PRIMARY.text());
    internet.put(PRIMARY, RecordType.A, ORIGIN_TTL, "127.0.0.1");
    internet.put(STANDBY, RecordType.A, ORIGIN_TTL, "127.0.0.2");
  }

  /// Hosts link 1.
  Vendor alder() {
    return alder;
  }

  /// Hosts link 2.
  Vendor birch() {
    return birch;
  }

  /// Serves the names of origins.
  Vendor internet() {
    return internet;
  }

  Origin primary() {
    return primary;
  }

  Origin standby() {
    return standby;
  }

  List<Origin> witnesses() {
    return List.copyOf(witnesses);
  }

  /// The port of both origins.
  int webPort() {
    return primary.address().getPort();
  }

  @Override
  public void close() {
    closers.reversed().forEach(Runnable::run);
  }

  private Vendor vendor(String name, String zone, Supplier<byte[]> random, InstantSource clock)
      throws IOException {
    String secret = Base64.getEncoder().encodeToString(random.get());
    Vendor vendor = Vendor.start(name, DnsName.of(zone), secret, clock);
    closers.add(vendor::close);
    return vendor;
  }

  /// One URL is checked at both, so they have one port at two addresses.
  private List<Origin> origins() throws IOException {
    for (int i = 1; ; i++) {
      Origin one = Origin.start("primary", new InetSocketAddress(address(1), 0));
      InetSocketAddress twin = new InetSocketAddress(address(2), one.address().getPort());
      try {
        return List.of(keep(one), keep(Origin.start("standby", twin)));
      } catch (BindException taken) {
        if (i == PORT_TRIES) {
          throw new IOException(
              "can't listen at 127.0.0.2 ("
                  + taken.getMessage()
                  + "); where it does not exist (macOS), add it: sudo ifconfig lo0 alias 127.0.0.2",
              taken);
        }
      }
    }
  }

  private static InetAddress address(int last) {
    return InetAddress.ofLiteral("127.0.0." + last);
  }

  private Origin keep(Origin origin) {
    closers.add(origin::close);
    return origin;
  }
}
