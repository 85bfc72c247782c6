// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.NameServers;
import io.wayout.engine.verify.WatchBudgets;
import io.wayout.engine.verify.ZoneRecords;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks each account's control plane, and each zone's authoritative servers, at a constant rate:
/// the same in calm and in crisis, and within the account's budget (I45).
///
/// Confined to the loop, except the calls themselves.
public final class PlaneSchedule {
  private final Ports ports;
  private final NameServers servers;
  private final WatchBudgets budgets;
  private final Consumer<Event> events;
  private Map<String, DnsProvider> providers;
  private Duration interval = Watch.usual().planes();
  private int generation;

  /// What the servers of a zone said.
  private record ZoneAnswer(boolean isAnswering, String detail) {}

  public PlaneSchedule(
      Ports ports,
      NameServers servers,
      WatchBudgets budgets,
      Consumer<Event> events,
      Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.servers = servers;
    this.budgets = budgets;
    this.events = events;
    this.providers = providers;
  }

  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  /// Starts over with the accounts and zones of a configuration; the first questions are asked at
  /// once.
  public void schedule(Topology topology) {
    stop();
    int mine = generation;
    interval = topology.watch().planes();
    topology.accounts().values().forEach(account -> check(account, mine));
    ZoneRecords.of(topology).forEach(zone -> ask(zone, mine));
  }

  public void stop() {
    generation++;
  }

  private void check(Account account, int mine) {
    DnsProvider provider = providers.get(account.name());
    if (mine != generation || provider == null) {
      return;
    }
    Optional<Instant> later = budgets.waitFor(account.name());
    if (later.isPresent()) {
      ports.effects().at(later.get(), () -> check(account, mine));
      return;
    }
    Instant started = ports.ticker().now();
    List<DnsName> zones = List.copyOf(account.zones());
    ports
        .effects()
        .call(
            new Lane("check " + account.name(), 1),
            () -> provider.check(zones),
            outcome -> {
              if (outcome instanceof CheckOutcome.Failed(ProviderFailure.Throttled slow)) {
                budgets.throttled(account.name(), slow);
              }
              again(started, () -> check(account, mine));
              if (mine == generation) {
                events.accept(new Event.AccountChecked(account.name(), outcome));
              }
            });
  }

  private void ask(ZoneRecords zone, int mine) {
    DnsProvider provider = providers.get(zone.account());
    if (mine != generation || provider == null) {
      return;
    }
    Instant started = ports.ticker().now();
    ports
        .effects()
        .call(
            new Lane("zone " + zone.account() + " " + zone.zone(), 1),
            () -> answer(zone, provider),
            answer -> {
              again(started, () -> ask(zone, mine));
              tell(zone, answer, mine);
            });
  }

  /// A zone answers if one of its servers does: resolvers go from one to the next.
  private ZoneAnswer answer(ZoneRecords zone, DnsProvider provider) {
    List<RecordKey> sample = List.of(zone.keys().getFirst());
    List<String> silent = new ArrayList<>();
    for (NameServer server : servers.of(zone.account(), provider, zone.zone())) {
      Answer answer = ports.authorities().ask(server, sample).getFirst();
      if (answer instanceof Silent(String detail)) {
        silent.add(server + ": " + detail);
      } else {
        String rest = silent.isEmpty() ? "" : "; silent: " + String.join(", ", silent);
        return new ZoneAnswer(true, server + " answers" + rest);
      }
    }
    return new ZoneAnswer(
        false, silent.isEmpty() ? "no name server is known" : String.join(", ", silent));
  }

  private void tell(ZoneRecords zone, ZoneAnswer answer, int mine) {
    if (mine != generation) {
      return;
    }
    for (RecordKey key : zone.keys()) {
      LinkAccount place = new LinkAccount(key, zone.account());
      events.accept(new Event.ZoneAsked(place, answer.isAnswering(), answer.detail()));
    }
  }

  /// The next question comes by the clock, but never before this one is answered: what a dead
  /// vendor owes must not pile up.
  private void again(Instant started, Runnable task) {
    Duration jittered =
        Duration.ofMillis((long) (interval.toMillis() * (0.9 + 0.2 * ports.entropy().next())));
    ports.effects().at(started.plus(jittered), task);
  }
}
