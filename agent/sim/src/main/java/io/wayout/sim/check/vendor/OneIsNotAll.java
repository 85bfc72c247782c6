// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.core.model.Notice;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I24: an API is not taken for lost because one call met an ill endpoint (P30): at least two
/// questions, or one of a move, must have failed lately.
final class OneIsNotAll implements Oracle {
  /// As long as a vendor may ask to be left alone (I45), and a host be suspended.
  private static final Duration LATELY = Duration.ofMinutes(17);

  private final Map<String, Deque<Instant>> failures = new HashMap<>();
  private final Map<Long, String> accounts = new HashMap<>();

  @Override
  public String invariant() {
    return "I24 one call is not the API";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    boolean isOfMove = fact instanceof Fact.Read && !Calls.areWatching(scene);
    if (fact instanceof Fact.Checked || isOfMove) {
      Calls.of(fact)
          .ifPresent(call ->
              call.failure()
                  .ifPresent(f -> failed(call.account(), isOfMove ? 2 : weight(f), scene.now())));
    }
    if (fact instanceof Fact.Sent sent) {
      accounts.put(sent.id(), sent.account());
    }
    if (fact instanceof Fact.Answered(long id, WriteOutcome outcome)
        && !(outcome instanceof WriteOutcome.Accepted)) {
      Optional.ofNullable(accounts.get(id)).ifPresent(a -> failed(a, 2, scene.now()));
    }
    if (fact instanceof Fact.Withheld held) {
      failed(held.account(), 2, scene.now());
    }
    if (fact instanceof Fact.Told(Notice notice) && notice.code() == Notice.Code.ACCOUNT_LOST) {
      Optional.ofNullable(notice.facts().get("account"))
          .filter(account -> count(account, scene.now()) < 2)
          .ifPresent(account -> findings.add(account + " is given up after one failure"));
    }
  }

  /// An answer that says no is one; none at all may be the path, or one server of many.
  private static int weight(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable _, ProviderFailure.Garbled _ -> 1;
      case ProviderFailure.Denied _,
          ProviderFailure.Throttled _,
          ProviderFailure.Conflict _,
          ProviderFailure.Rejected _,
          ProviderFailure.Absent _,
          ProviderFailure.Withdrawn _ ->
          2;
    };
  }

  private void failed(String account, int times, Instant now) {
    for (int i = 0; i < times; i++) {
      failures.computeIfAbsent(account, _ -> new ArrayDeque<>()).add(now);
    }
  }

  private int count(String account, Instant now) {
    Deque<Instant> all = failures.getOrDefault(account, new ArrayDeque<>());
    all.removeIf(at -> at.plus(LATELY).isBefore(now));
    return all.size();
  }
}
