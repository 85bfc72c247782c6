// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
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
  private Map<String, DnsProvider> providers;
  private Duration interval = Watch.usual().records();
  private int generation;

  public MarkerPoller(
      Ports ports,
      WatchBudgets budgets,
      Consumer<Event> events,
      Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.budgets = budgets;
    this.events = events;
    this.providers = providers;
  }

  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  /// Starts over with the accounts of a configuration; the first look is at once, because
  /// automation waits for it.
  public void schedule(Topology topology) {
    stop();
    interval = topology.watch().records();
    topology.accounts().values().stream()
        .filter(account -> account.canary().isPresent())
        .forEach(account -> look(account, generation));
  }

  public void stop() {
    generation++;
  }

  private void lookInTurn(Account account, int mine) {
    Optional<Instant> later = budgets.waitFor(account.name());
    if (mine == generation && later.isPresent()) {
      ports.effects().at(later.get(), () -> lookInTurn(account, mine));
    } else {
      look(account, mine);
    }
  }

  private void look(Account account, int mine) {
    DnsProvider provider = providers.get(account.name());
    if (mine != generation || provider == null) {
      return;
    }
    RecordKey key = account.canary().orElseThrow().key();
    ports
        .effects()
        .call(
            new Lane("marker " + account.name(), 1),
            () -> provider.read(List.of(key)).getFirst(),
            outcome -> seen(account, key, outcome, mine));
  }

  private void seen(Account account, RecordKey key, ReadOutcome outcome, int mine) {
    if (outcome instanceof ReadOutcome.Failed(ProviderFailure.Throttled slow)) {
      budgets.throttled(account.name(), slow);
    }
    if (mine != generation) {
      return;
    }
    events.accept(new Event.MarkerRead(account.name(), key, outcome));
    Duration base =
        outcome instanceof ReadOutcome.Failed ? AGAIN : budgets.rhythm(account.name(), interval);
    Duration jittered =
        Duration.ofMillis((long) (base.toMillis() * (0.9 + 0.2 * ports.entropy().next())));
    ports.effects().at(ports.ticker().now().plus(jittered), () -> lookInTurn(account, mine));
  }
}
