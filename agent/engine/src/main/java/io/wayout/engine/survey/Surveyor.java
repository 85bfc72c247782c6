// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.survey;

import io.wayout.core.audit.finding.Survey;
import io.wayout.core.audit.finding.Survey.Handshake;
import io.wayout.core.audit.finding.Survey.Sighting;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Effects;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Names;
import io.wayout.engine.port.Ports;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks everything that one survey needs, all at the same time, and gives what came back in time.
///
/// A survey only reads: it sends no change (I83), and each account is asked once per zone. Confined
/// to the loop, except [#survey].
public final class Surveyor {
  private static final Duration TIME_MAX = Duration.ofSeconds(12);
  private static final Duration HANDSHAKE_MAX = Duration.ofSeconds(5);
  private static final Lane DELEGATIONS = new Lane("survey delegations", 8);
  private static final Lane HANDSHAKES = new Lane("survey handshakes", 32);
  private static final Lane NAMES = new Lane("survey names", 8);

  private final Ports ports;
  private final Names names;

  public Surveyor(Ports ports, Names names) {
    this.ports = ports;
    this.names = names;
  }

  /// Starts a survey. Any thread.
  ///
  /// @param providers by account
  /// @return completes on the loop after at most 12 s, with what is known by then
  public CompletableFuture<Survey> survey(Topology topology, Map<String, DnsProvider> providers) {
    CompletableFuture<Survey> done = new CompletableFuture<>();
    ports.effects().post(() -> begin(topology, providers, done));
    return done;
  }

  private void begin(
      Topology topology, Map<String, DnsProvider> providers, CompletableFuture<Survey> done) {
    Gathering gathering = new Gathering(done::complete);
    askZones(topology, providers, gathering);
    for (var handshake : Questions.handshakes(topology).entrySet()) {
      Handshake key = handshake.getKey();
      ask(
          gathering,
          HANDSHAKES,
          () -> ports.prober().probe(handshake.getValue(), HANDSHAKE_MAX),
          result -> gathering.certificates().put(key, result));
    }
    for (var name : Questions.names(topology)) {
      ask(
          gathering,
          NAMES,
          () -> names.resolves(name),
          answer -> answer.ifPresent(is -> gathering.names().put(name, is)));
    }
    ports.effects().at(ports.ticker().now().plus(TIME_MAX), gathering::finish);
    gathering.allAsked();
  }

  private void askZones(
      Topology topology, Map<String, DnsProvider> providers, Gathering gathering) {
    List<ZoneAt> zones = Questions.zones(topology);
    for (ZoneAt place : zones) {
      DnsProvider provider = providers.get(place.account());
      if (provider != null) {
        ask(
            gathering,
            new Lane("survey account " + place.account(), 1),
            () -> hosts(provider, place.zone()),
            hosts -> {
              gathering.declared().put(place, hosts.declared());
              askServers(topology, place, hosts.servers(), gathering);
            });
      }
    }
    for (String account : zones.stream().map(ZoneAt::account).distinct().toList()) {
      askConcerns(account, zones, providers, gathering);
    }
    for (var zone : zones.stream().map(ZoneAt::zone).distinct().toList()) {
      ask(
          gathering,
          DELEGATIONS,
          () -> ports.authorities().delegation(zone),
          servers -> gathering.delegated(zone, servers));
    }
  }

  private void askConcerns(
      String account, List<ZoneAt> all, Map<String, DnsProvider> providers, Gathering gathering) {
    DnsProvider provider = providers.get(account);
    List<DnsName> zones =
        all.stream().filter(z -> z.account().equals(account)).map(ZoneAt::zone).toList();
    if (provider != null) {
      ask(
          gathering,
          new Lane("survey account " + account, 1),
          () -> provider.concerns(zones),
          concerns -> gathering.concerns().put(account, concerns));
    }
  }

  private record Hosts(NameServersOutcome declared, List<NameServer> servers) {}

  private Hosts hosts(DnsProvider provider, DnsName zone) {
    NameServersOutcome declared = provider.nameServers(zone);
    return new Hosts(
        declared,
        declared instanceof NameServersOutcome.Known known
            ? known.servers()
            : ports.authorities().delegation(zone));
  }

  private void askServers(
      Topology topology, ZoneAt place, List<NameServer> servers, Gathering gathering) {
    List<RecordKey> keys = Questions.records(topology, place.zone());
    for (NameServer server : servers) {
      ask(
          gathering,
          new Lane("survey server " + server, 2),
          () -> ports.authorities().inspect(server, place.zone(), keys),
          sights -> sights.forEach(s -> gathering.sightings().add(new Sighting(place, s))));
    }
  }

  private <T> void ask(
      Gathering gathering, Effects.Lane lane, Supplier<T> question, Consumer<T> answer) {
    gathering.asked();
    ports
        .effects()
        .call(
            lane,
            question,
            result -> {
              answer.accept(result);
              gathering.answered();
            });
  }
}
