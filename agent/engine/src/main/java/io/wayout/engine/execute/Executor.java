// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.engine.port.Ports;
import io.wayout.provider.DnsProvider;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Hands reads and writes to the lane of their account. One dead account holds up no other (law 7).
///
/// Confined to the loop.
public final class Executor {
  private final Supplier<State> state;
  private final Consumer<Event> events;
  private final Ports ports;
  private final Map<String, AccountLane> lanes = new HashMap<>();
  private final Map<String, ProgressLane> progress = new HashMap<>();
  private Map<String, DnsProvider> providers;

  public Executor(
      Supplier<State> state,
      Consumer<Event> events,
      Ports ports,
      Map<String, DnsProvider> providers) {
    this.state = state;
    this.events = events;
    this.ports = ports;
    this.providers = providers;
  }

  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  public void read(Action.Read read) {
    Instant now = ports.ticker().now();
    if (read.notBefore().isAfter(now)) {
      ports
          .effects()
          .at(
              read.notBefore(),
              () -> {
                lane(read.place().account()).read(read);
                flush();
              });
    } else {
      lane(read.place().account()).read(read);
    }
  }

  public void write(Action.Write write) {
    lane(write.account()).write(write);
  }

  public void canary(Action.WriteCanary canary) {
    lane(canary.account()).canary(canary);
  }

  /// Has a lane of its own: nothing waits for what a vendor says about itself.
  public void progress(Action.AskProgress ask) {
    progress
        .computeIfAbsent(
            ask.account(), name -> new ProgressLane(name, () -> provider(name), events, ports))
        .ask(ask);
  }

  /// Starts what has gathered since the last turn.
  public void flush() {
    Collection<AccountLane> all = lanes.values();
    all.forEach(AccountLane::start);
    progress.values().forEach(ProgressLane::start);
  }

  /// Is no call under way and no write waiting?
  public boolean isIdle() {
    return lanes.values().stream().allMatch(AccountLane::isIdle);
  }

  private AccountLane lane(String account) {
    return lanes.computeIfAbsent(
        account, name -> new AccountLane(name, () -> provider(name), state, events, ports));
  }

  private DnsProvider provider(String account) {
    DnsProvider provider = providers.get(account);
    if (provider == null) {
      throw new IllegalStateException("no provider for account " + account);
    }
    return provider;
  }
}
