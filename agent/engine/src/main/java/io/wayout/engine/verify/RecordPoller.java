// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.fold.Event;
import io.wayout.core.fold.Event.Seen;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Observed.Source;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.port.Effects.Cancel;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.Rounds.Round;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Looks at every managed record in the configured rhythm, as far as the account's budget allows:
/// through the API, and where that does not answer, at the authoritative servers.
///
/// Confined to the loop, except the calls themselves.
public final class RecordPoller {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Ports ports;
  private final NameServers servers;
  private final WatchBudgets budgets;
  private final Consumer<Event> events;
  private final Rounds rounds;
  private final Map<ZoneRecords, Cancel> next = new LinkedHashMap<>();

  public RecordPoller(
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

  /// Starts over with the records of a configuration; the first look is at once.
  public void schedule(Topology topology) {
    stop();
    Round round = rounds.begin(topology.watch().records());
    for (ZoneRecords zone : ZoneRecords.of(topology)) {
      look(zone, round);
    }
  }

  /// Looks at the records of some zones at once instead of at their regular time.
  public void lookNow(Set<DnsName> zones) {
    for (ZoneRecords zone : List.copyOf(next.keySet())) {
      if (zones.contains(zone.zone())) {
        Optional.ofNullable(next.remove(zone)).ifPresent(Cancel::cancel);
        look(zone, rounds.newest());
      }
    }
  }

  public void stop() {
    rounds.end();
    next.values().forEach(Cancel::cancel);
    next.clear();
  }

  /// The regular look, within the account's budget.
  private void lookInTurn(ZoneRecords zone, Round round) {
    Optional<Instant> later = budgets.waitFor(zone.account());
    if (!round.isOver() && later.isPresent()) {
      next.put(zone, ports.effects().at(later.get(), () -> lookInTurn(zone, round)));
    } else {
      look(zone, round);
    }
  }

  private void look(ZoneRecords zone, Round round) {
    String lane = "records " + zone.account() + " " + zone.zone();
    round
        .provider(zone.account())
        .ifPresent(provider ->
            round.ask(lane, () -> see(zone, provider), sight -> seen(zone, sight, round)));
  }

  private void seen(ZoneRecords zone, Sight sight, Round round) {
    sight.slow().ifPresent(slow -> budgets.throttled(zone.account(), slow));
    if (round.isOver()) {
      return;
    }
    List<Seen> seen = sight.seen();
    events.accept(new Event.RecordsObserved(seen));
    boolean isComplete = seen.stream().noneMatch(s -> s.observed() instanceof Observed.Unread);
    Duration pause = isComplete ? round.interval() : AGAIN;
    next.put(zone, round.again(ports.ticker().now(), pause, () -> lookInTurn(zone, round)));
  }

  /// @param slow the vendor's word, if it says that it was asked too often
  private record Sight(List<Seen> seen, Optional<ProviderFailure.Throttled> slow) {}

  private Sight see(ZoneRecords zone, DnsProvider provider) {
    Instant asked = ports.ticker().now();
    List<ReadOutcome> outcomes = provider.read(zone.keys());
    boolean isBlind = !outcomes.stream().allMatch(o -> o instanceof ReadOutcome.Found);
    List<Answer> answers = isBlind ? askServers(zone, provider) : List.of();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < zone.keys().size(); i++) {
      LinkAccount place = new LinkAccount(zone.keys().get(i), zone.account());
      Answer answer = answers.isEmpty() ? new Silent("no server answers") : answers.get(i);
      seen.add(new Seen(place, observed(outcomes.get(i), answer, asked)));
    }
    return new Sight(seen, outcomes.stream().flatMap(RecordPoller::slow).findFirst());
  }

  private static Stream<ProviderFailure.Throttled> slow(ReadOutcome outcome) {
    return outcome instanceof ReadOutcome.Failed(ProviderFailure.Throttled slow)
        ? Stream.of(slow)
        : Stream.empty();
  }

  /// The first server that answers tells.
  private List<Answer> askServers(ZoneRecords zone, DnsProvider provider) {
    List<RecordKey> keys = zone.keys();
    for (NameServer server : servers.of(zone.account(), provider, zone.zone())) {
      List<Answer> answers = ports.authorities().ask(server, keys);
      if (answers.stream().noneMatch(a -> a instanceof Silent)) {
        return answers;
      }
    }
    return List.of();
  }

  /// What the API holds; where it can't tell or says that there is nothing, what resolvers get
  /// (I32).
  ///
  /// @param asked when the question was put, so that a slow answer does not undo newer knowledge
  private static Observed observed(ReadOutcome outcome, Answer answer, Instant asked) {
    return switch (outcome) {
      case ReadOutcome.Found found ->
          new Observed.Holds(found.set(), found.ref(), Source.API, asked);
      case ReadOutcome.Missing _ ->
          served(answer, asked).orElseGet(() -> new Observed.Empty(Source.API, asked));
      case ReadOutcome.Failed failed ->
          served(answer, asked).orElseGet(() -> new Observed.Unread(unread(failed, answer), asked));
    };
  }

  private static Optional<Observed> served(Answer answer, Instant asked) {
    return switch (answer) {
      case Has(var set) ->
          Optional.of(new Observed.Holds(set, RecordRef.NONE, Source.AUTHORITATIVE, asked));
      case HasNot _ -> Optional.of(new Observed.Empty(Source.AUTHORITATIVE, asked));
      case Silent _, Expands _ -> Optional.empty();
    };
  }

  private static String unread(ReadOutcome.Failed failed, Answer answer) {
    String api = failed.failure().detail();
    return switch (answer) {
      case Silent(String servers) -> api + "; " + servers;
      case Expands(var addresses) ->
          api
              + "; its name servers answer "
              + (addresses.isEmpty() ? "no address" : String.join(",", addresses))
              + ", and only the API tells which name an ALIAS leads to";
      case Has _, HasNot _ -> api;
    };
  }
}
