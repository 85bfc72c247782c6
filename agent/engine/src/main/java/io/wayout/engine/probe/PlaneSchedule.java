// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.NameServers;
import io.wayout.engine.verify.Rounds;
import io.wayout.engine.verify.Rounds.Round;
import io.wayout.engine.verify.WatchBudgets;
import io.wayout.engine.verify.ZoneRecords;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderFailure;
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
  private final Rounds rounds;

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
    this.rounds = new Rounds(ports, providers);
  }

  public void use(Map<String, DnsProvider> newProviders) {
    rounds.use(newProviders);
  }

  /// Starts over with the accounts and zones of a configuration; the first questions are asked at
  /// once.
  public void schedule(Topology topology) {
    Round round = rounds.begin(topology.watch().planes());
    topology.accounts().values().forEach(account -> check(account, round));
    ZoneRecords.of(topology).forEach(zone -> ask(zone, round));
  }

  public void stop() {
    rounds.end();
  }

  private void check(Account account, Round round) {
    round.provider(account.name()).ifPresent(provider -> check(account, provider, round));
  }

  private void check(Account account, DnsProvider provider, Round round) {
    Optional<Instant> later = budgets.waitFor(account.name());
    if (later.isPresent()) {
      ports.effects().at(later.get(), () -> check(account, round));
      return;
    }
    Instant started = ports.ticker().now();
    List<DnsName> zones = List.copyOf(account.zones());
    round.ask(
        "check " + account.name(),
        () -> provider.check(zones),
        outcome -> checked(account, outcome, started, round));
  }

  /// The next question comes by the clock, but never before this one is answered: what a dead
  /// vendor owes must not pile up.
  private void checked(Account account, CheckOutcome outcome, Instant started, Round round) {
    if (outcome instanceof CheckOutcome.Failed(ProviderFailure.Throttled slow)) {
      budgets.throttled(account.name(), slow);
    }
    round.again(started, round.interval(), () -> check(account, round));
    if (!round.isOver()) {
      events.accept(new Event.AccountChecked(account.name(), outcome));
    }
  }

  private void ask(ZoneRecords zone, Round round) {
    Instant started = ports.ticker().now();
    round
        .provider(zone.account())
        .ifPresent(provider ->
            round.ask(
                "zone " + zone.account() + " " + zone.zone(),
                () -> answer(zone, provider),
                answer -> {
                  round.again(started, round.interval(), () -> ask(zone, round));
                  tell(zone, answer, round);
                }));
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

  private void tell(ZoneRecords zone, ZoneAnswer answer, Round round) {
    if (round.isOver()) {
      return;
    }
    for (RecordKey key : zone.keys()) {
      LinkAccount place = new LinkAccount(key, zone.account());
      events.accept(new Event.ZoneAsked(place, answer.isAnswering(), answer.detail()));
    }
  }
}
