// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities;
import io.wayout.provider.NameServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The authoritative servers of all vendors, and the delegations that lead to them. They answer
/// whatever the vendors' APIs do.
///
/// Confined to the simulation's one thread.
final class SimAuthorities implements Authorities {
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final SimWorld world;

  SimAuthorities(SimWorld world) {
    this.world = world;
  }

  @Override
  public List<NameServer> delegation(DnsName zone) {
    if (!world.network().now()) {
      world.pace().charge(SILENCE);
      return List.of();
    }
    world.chargeLatency();
    String account = world.host(zone).account();
    return IntStream.range(0, SimVendor.SERVERS)
        .mapToObj(i -> new NameServer("ns" + i + "." + account, NameServer.DNS_PORT))
        .toList();
  }

  /// The simulated servers answer for an ALIAS with its name, so nobody has to resolve it.
  @Override
  public Resolved resolve(DnsName name) {
    return new Resolved.Unknown("nothing to resolve in this world");
  }

  @Override
  public List<Answer> ask(NameServer server, List<RecordKey> keys) {
    int dot = server.host().indexOf('.');
    SimVendor vendor = world.vendor(server.host().substring(dot + 1));
    if (!world.network().now() || !vendor.zones().now()) {
      world.pace().charge(SILENCE);
      return keys.stream().<Answer>map(_ -> new Silent("no answer")).toList();
    }
    world.chargeLatency();
    int number = Integer.parseInt(server.host().substring(2, dot));
    return keys.stream()
        .map(key -> vendor.served(key, number).<Answer>map(Has::new).orElseGet(HasNot::new))
        .toList();
  }
}
