// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.Topology;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.Rounds.Round;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at each account's marker, in the rhythm of records and within a tenth of the account's
/// budget: has another installation taken the account over (H19)? The API tells, because who writes
/// asks it, too.
///
/// Confined to the loop, except the calls themselves.
public final class MarkerPoller {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Ports ports;
  private final WatchBudgets budgets;
  private final Consumer<Event> events;
  private final Rounds rounds;

  public MarkerPoller(
      Ports ports,
      WatchBudgets budgets,
      Consumer<Event> events,
      Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.budgets = budgets;
    this.events = events;
    this.rounds = new Rounds(ports, providers);
  }

  public void use(Map<String, DnsProvider> newProviders) {
    rounds.use(newProviders);
  }

  /// Starts over with the accounts of a configuration; the first look is at once, because
  /// automation waits for it.
  public void schedule(Topology topology) {
    Round round = rounds.begin(topology.watch().records());
    topology.accounts().values().stream()
        .filter(account -> account.canary().isPresent())
        .forEach(account -> look(account, round));
  }

  public void stop() {
    rounds.end();
  }

  private void lookInTurn(Account account, Round round) {
    Optional<Instant> later = budgets.waitFor(account.name());
    if (!round.isOver() && later.isPresent()) {
      ports.effects().at(later.get(), () -> lookInTurn(account, round));
    } else {
      look(account, round);
    }
  }

  private void look(Account account, Round round) {
    RecordKey key = account.canary().orElseThrow().key();
    round
        .provider(account.name())
        .ifPresent(provider ->
            round.ask(
                "marker " + account.name(),
                () -> provider.read(List.of(key)).getFirst(),
                outcome -> seen(account, key, outcome, round)));
  }

  private void seen(Account account, RecordKey key, ReadOutcome outcome, Round round) {
    if (outcome instanceof ReadOutcome.Failed(ProviderFailure.Throttled slow)) {
      budgets.throttled(account.name(), slow);
    }
    if (round.isOver()) {
      return;
    }
    events.accept(new Event.MarkerRead(account.name(), key, outcome));
    Duration pause =
        outcome instanceof ReadOutcome.Failed
            ? AGAIN
            : budgets.rhythm(account.name(), round.interval());
    round.again(ports.ticker().now(), pause, () -> lookInTurn(account, round));
  }
}
