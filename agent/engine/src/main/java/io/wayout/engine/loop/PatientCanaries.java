// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.engine.port.Effects;
import io.wayout.engine.verify.WatchBudgets;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Holds canaries back while their vendors ask to be left alone (I45): a proof can wait. Of those
/// that wait, the newest of each account is written.
///
/// Confined to the loop.
final class PatientCanaries {
  private final Effects effects;
  private final WatchBudgets budgets;
  private final Consumer<Action.WriteCanary> write;
  private final Runnable start;
  private final Map<String, Action.WriteCanary> waiting = new HashMap<>();

  /// @param start begins what was handed to `write` outside of a turn
  PatientCanaries(
      Effects effects, WatchBudgets budgets, Consumer<Action.WriteCanary> write, Runnable start) {
    this.effects = effects;
    this.budgets = budgets;
    this.write = write;
    this.start = start;
  }

  void write(Action.WriteCanary canary) {
    boolean isWaiting = waiting.containsKey(canary.account());
    Optional<Instant> later = budgets.waitFor(canary.account());
    if (isWaiting || later.isPresent()) {
      waiting.put(canary.account(), canary);
    } else {
      write.accept(canary);
    }
    if (!isWaiting && later.isPresent()) {
      effects.at(later.get(), () -> writeInTime(canary.account()));
    }
  }

  private void writeInTime(String account) {
    Action.WriteCanary newest = waiting.remove(account);
    if (newest != null) {
      write(newest);
      start.run();
    }
  }

  /// A canary may be what the vendor finds to be too much.
  void hear(Event event) {
    if (event instanceof Event.CanaryEnded ended
        && ended.outcome() instanceof WriteOutcome.Refused(Throttled slow)) {
      budgets.throttled(ended.account(), slow);
    }
  }
}
