// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.model.Account;
import io.wayout.core.model.Topology;
import io.wayout.core.plane.WatchBudget;
import io.wayout.engine.port.Metered;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is left of each account's budget for watching. Asked before each look; what switches send
/// is counted, too, but nothing of theirs waits.
///
/// Confined to the loop.
public final class WatchBudgets {
  private final Ticker ticker;
  private final Map<String, Spending> byAccount = new HashMap<>();
  private Map<String, DnsProvider> providers;

  /// @param seen the meter's count that is paid for
  private record Spending(WatchBudget budget, long seen) {}

  public WatchBudgets(Ticker ticker, Map<String, DnsProvider> providers) {
    this.ticker = ticker;
    this.providers = providers;
  }

  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  /// Goes on with the accounts of a configuration; what they have used stays used.
  public void use(Topology topology) {
    byAccount.keySet().retainAll(topology.accounts().keySet());
    for (Account account : topology.accounts().values()) {
      WatchBudget fresh = WatchBudget.of(account.capabilities(), ticker.now());
      Spending old = byAccount.get(account.name());
      boolean isSame = old != null && old.budget().spacing().equals(fresh.spacing());
      if (!isSame) {
        byAccount.put(account.name(), new Spending(fresh, sent(account.name())));
      }
    }
  }

  /// When the account's API may be looked at; empty: now.
  public Optional<Instant> waitFor(String account) {
    Instant now = ticker.now();
    return Optional.ofNullable(paid(account, now))
        .map(spending -> spending.budget().opens())
        .filter(opens -> opens.isAfter(now));
  }

  /// How often something may be looked at that is worth a tenth of the account's budget.
  ///
  /// @param wanted at least
  public Duration rhythm(String account, Duration wanted) {
    return Optional.ofNullable(byAccount.get(account))
        .map(spending -> spending.budget().aTenth())
        .filter(tenth -> tenth.compareTo(wanted) > 0)
        .orElse(wanted);
  }

  /// The account's vendor says that it was too much.
  public void throttled(String account, ProviderFailure.Throttled failure) {
    Instant now = ticker.now();
    Spending spending = paid(account, now);
    if (spending != null) {
      WatchBudget quiet = spending.budget().throttled(failure, now);
      byAccount.put(account, new Spending(quiet, spending.seen()));
    }
  }

  /// How long the name servers of each account's zones are believed.
  public Map<String, Duration> nameServersAges() {
    Map<String, Duration> ages = new HashMap<>();
    byAccount.forEach((account, spending) -> ages.put(account, spending.budget().nameServersAge()));
    return ages;
  }

  private @Nullable Spending paid(String account, Instant now) {
    Spending before = byAccount.get(account);
    if (before == null) {
      return null;
    }
    long sent = sent(account);
    long fresh = Math.max(0, sent - before.seen());
    Spending after = new Spending(before.budget().spent(fresh, now), sent);
    byAccount.put(account, after);
    return after;
  }

  private long sent(String account) {
    return providers.get(account) instanceof Metered metered ? metered.requests() : 0;
  }
}
