// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.core.model.Account;
import io.wayout.provider.Capabilities;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// I45: watching an account asks its API no more often than its capabilities allow, whatever the
/// answers are, so that a move never finds the allowance used up.
final class WithinBudget implements Oracle {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MINUTES = 3;

  /// The first looks after a start, and those that are on their way.
  private static final int SLACK = 6;

  private static final int BURST = 10;

  private final Map<String, Deque<Instant>> asked = new HashMap<>();

  @Override
  public String invariant() {
    return "I45 within budget";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Started || fact instanceof Fact.Reloaded) {
      asked.clear();
    }
    if (Calls.areWatching(scene)) {
      Calls.of(fact).ifPresent(call -> called(call.account(), scene, findings));
    }
  }

  private void called(String name, Scene scene, Findings findings) {
    Deque<Instant> recent = asked.computeIfAbsent(name, _ -> new ArrayDeque<>());
    recent.add(scene.now());
    while (recent.getFirst().plus(Duration.ofMinutes(MINUTES)).isBefore(scene.now())) {
      recent.removeFirst();
    }
    Account account = scene.topology().account(name);
    double minute = perMinute(account.capabilities());
    int allowed = (int) (MINUTES * minute + Math.max(BURST, minute)) + SLACK;
    if (recent.size() == allowed + 1) {
      findings.add(name + " is asked more than " + allowed + " times in " + MINUTES + " minutes");
    }
  }

  /// Half of what the vendor takes in a day is for watching.
  private static double perMinute(Capabilities can) {
    double byDay = can.requestsPerDayMax().orElse(Integer.MAX_VALUE) / 2.0 / DAY.toMinutes();
    return Math.min(can.requestsPerMinuteMax(), byDay);
  }
}
