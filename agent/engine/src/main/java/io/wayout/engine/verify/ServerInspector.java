// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Topology;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ZoneSight;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.Rounds.Round;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Asks every address of every authoritative server of each zone, over UDP and TCP, at the rhythm
/// of the records.
///
/// Confined to the loop, except the calls themselves.
public final class ServerInspector {
  /// Of a large zone a sample is enough: servers differ by zone version, not by record.
  private static final int KEYS_MAX = 20;

  private final Ports ports;
  private final NameServers servers;
  private final Consumer<Event> events;
  private final Rounds rounds;

  public ServerInspector(
      Ports ports,
      NameServers servers,
      Consumer<Event> events,
      Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.servers = servers;
    this.events = events;
    this.rounds = new Rounds(ports, providers);
  }

  public void use(Map<String, DnsProvider> newProviders) {
    rounds.use(newProviders);
  }

  /// Starts over with the zones of a configuration; the first look is at once.
  public void schedule(Topology topology) {
    Round round = rounds.begin(topology.watch().records());
    ZoneRecords.of(topology).forEach(zone -> look(zone, round));
  }

  public void stop() {
    rounds.end();
  }

  private void look(ZoneRecords zone, Round round) {
    Instant started = ports.ticker().now();
    String lane = "inspect " + zone.account() + " " + zone.zone();
    round
        .provider(zone.account())
        .ifPresent(provider ->
            round.ask(lane, () -> see(zone, provider), seen -> seen(zone, seen, started, round)));
  }

  private void seen(ZoneRecords zone, List<ServerSight> seen, Instant started, Round round) {
    round.again(started, round.interval(), () -> look(zone, round));
    if (!round.isOver()) {
      ZoneSight.Place place = new ZoneSight.Place(zone.account(), zone.zone());
      events.accept(new Event.ZoneInspected(place, seen));
    }
  }

  /// An ALIAS is answered with addresses that may differ from server to server.
  private List<ServerSight> see(ZoneRecords zone, DnsProvider provider) {
    List<RecordKey> sample =
        zone.keys().stream().filter(k -> k.type() != RecordType.ALIAS).limit(KEYS_MAX).toList();
    List<ServerSight> seen = new ArrayList<>();
    for (NameServer server : servers.of(zone.account(), provider, zone.zone())) {
      seen.addAll(ports.authorities().inspect(server, zone.zone(), sample));
    }
    return seen;
  }
}
