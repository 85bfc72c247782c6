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

  /// Where lying resolvers lead: it says of every name that it has no record.
  private static final NameServer STRANGER =
      new NameServer("ns.stranger.example", NameServer.DNS_PORT);

  private final SimWorld world;

  SimAuthorities(SimWorld world) {
    this.world = world;
  }

  @Override
  public List<NameServer> delegation(DnsName zone) {
    List<NameServer> servers = found(zone);
    world.history().add(new Fact.Delegated(zone, servers));
    return servers;
  }

  private List<NameServer> found(DnsName zone) {
    if (!world.network().now() || world.resolvers().now() == ResolverState.DEAD) {
      world.pace().charge(SILENCE);
      return List.of();
    }
    world.chargeLatency();
    if (world.resolvers().now() == ResolverState.LYING) {
      return List.of(STRANGER);
    }
    return servers(world.host(zone).account());
  }

  /// The two servers of an account.
  static List<NameServer> servers(String account) {
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
    Duration before = world.pace().charged();
    List<Answer> answers = answers(server, keys);
    Duration elapsed = world.pace().charged().minus(before);
    world.history().add(new Fact.ServerAsked(server, keys, answers, elapsed));
    return answers;
  }

  private List<Answer> answers(NameServer server, List<RecordKey> keys) {
    if (!world.network().now()) {
      return silence(keys);
    }
    if (server.equals(STRANGER)) {
      world.chargeLatency();
      return keys.stream().<Answer>map(_ -> new HasNot()).toList();
    }
    int dot = server.host().indexOf('.');
    SimVendor vendor = world.vendor(server.host().substring(dot + 1));
    int number = Integer.parseInt(server.host().substring(2, dot));
    if (!vendor.isAnswering(number)) {
      return silence(keys);
    }
    world.chargeLatency();
    return keys.stream()
        .map(key -> vendor.served(key, number).<Answer>map(Has::new).orElseGet(HasNot::new))
        .toList();
  }

  private List<Answer> silence(List<RecordKey> keys) {
    world.pace().charge(SILENCE);
    return keys.stream().<Answer>map(_ -> new Silent("no answer")).toList();
  }
}
