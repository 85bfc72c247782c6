// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import static io.wayout.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.provider.Capabilities;
import io.wayout.provider.ProviderFailure.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How many requests watching may cost.
class WatchBudgetTest {
  /// 60 a minute.
  private static final Capabilities PLAIN = Fixtures.account("ali").capabilities();

  private static final Capabilities DAILY = PLAIN.withRequestsPerDayMax(2_000);

  @Test
  void vendorWithoutDays_givesWhatItsMinuteHas() {
    assertThat(WatchBudget.of(PLAIN, T0).spacing()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void halfOfADay_isKeptForSwitches() {
    assertThat(WatchBudget.of(DAILY, T0).spacing()).isEqualTo(Duration.ofMillis(86_400));
  }

  @Test
  void tightMinute_winsOverAWideDay() {
    assertThat(WatchBudget.of(PLAIN.withRequestsPerDayMax(1_000_000), T0).spacing())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void start_isNotHeldUp() {
    WatchBudget begun = WatchBudget.of(DAILY, T0).spent(9, T0);

    assertThat(begun.opens()).isBefore(T0);
    assertThat(begun.spent(9, T0).opens()).isAfter(T0);
  }

  @Test
  void unusedTime_isNotSavedUp() {
    Instant later = T0.plus(Duration.ofDays(1));
    WatchBudget used = WatchBudget.of(DAILY, T0).spent(20, later);

    assertThat(used.opens()).isEqualTo(later.plus(Duration.ofMillis(86_400).multipliedBy(10)));
  }

  @Test
  void throttling_isHonouredWithinBounds() {
    WatchBudget fresh = WatchBudget.of(PLAIN, T0);

    assertThat(fresh.throttled(throttled(Duration.ofSeconds(7)), T0).opens())
        .isEqualTo(T0.plusSeconds(7));
    assertThat(fresh.throttled(throttled(Duration.ofHours(9)), T0).opens())
        .isEqualTo(T0.plus(Duration.ofMinutes(15)));
    assertThat(fresh.throttled(throttled(Duration.ZERO), T0).opens()).isEqualTo(T0.plusSeconds(1));
    assertThat(fresh.throttled(new Throttled("slow", Optional.empty()), T0).opens())
        .isEqualTo(T0.plusSeconds(60));
  }

  /// Whoever looks as often as it may, at whatever cost, stays within half of a day's allowance.
  @Test
  void aDayOfWatching_leavesHalfOfTheAllowance() {
    for (long seed = 0; seed < Fixtures.rounds(20); seed++) {
      Random random = new Random(seed);
      WatchBudget budget = WatchBudget.of(DAILY, T0);
      Instant now = T0;
      long sent = 0;
      while (now.isBefore(T0.plus(Duration.ofDays(1)))) {
        if (!budget.opens().isAfter(now)) {
          long cost = 1 + random.nextInt(4);
          budget = budget.spent(cost, now);
          sent += cost;
        }
        now = now.plusSeconds(1 + random.nextInt(10));
      }
      assertThat(sent).as("seed %d", seed).isBetween(800L, 1_020L);
    }
  }

  private static Throttled throttled(Duration asked) {
    return new Throttled("slow", Optional.of(asked));
  }
}
