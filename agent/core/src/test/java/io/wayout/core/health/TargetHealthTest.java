// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import static io.wayout.core.Fixtures.BLANK;
import static io.wayout.core.Fixtures.FAIL;
import static io.wayout.core.Fixtures.PASS;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I25 and I26: what all checks of a target say together.
class TargetHealthTest {
  private static final CheckId A = new CheckId("a");
  private static final CheckId B = new CheckId("b");
  private static final Target TARGET =
      new Target("shop", "standby", "cloud", Fixtures.lb("standby"), List.of(A, B));
  private static final Duration STANDBY_FOR = Duration.ofSeconds(60);

  @Test
  void oneCheckDown_isDownSinceTheFirstFell() {
    TargetHealth health = of(series(0, FAIL, 5), series(4, FAIL, 5), 20);

    assertThat(health.verdict()).isEqualTo(Verdict.DOWN);
    assertThat(health.since()).isEqualTo(T0.plusSeconds(2));
    assertThat(health.isProven()).isFalse();
    assertThat(of(series(0, FAIL, 3), series(0, PASS, 3), 3).verdict()).isEqualTo(Verdict.DOWN);
  }

  @Test
  void oneCheckUnknown_isUnknown() {
    TargetHealth health = of(series(0, PASS, 9), CheckHealth.unknown(T0), 9);

    assertThat(health.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(health.detail()).isEqualTo("b: not probed yet");
  }

  @Test
  void allUp_isUpSinceTheLastRose() {
    TargetHealth health = of(series(0, PASS, 3), series(7, PASS, 3), 20);

    assertThat(health.verdict()).isEqualTo(Verdict.UP);
    assertThat(health.since()).isEqualTo(T0.plusSeconds(7));
  }

  @Test
  void upWithTooFewSuccesses_isNotProven() {
    assertThat(of(series(0, PASS, 5), series(0, PASS, 9), 9).isProven()).isFalse();
    assertThat(of(series(0, PASS, 6), series(0, PASS, 9), 9).isProven()).isTrue();
  }

  @Test
  void failedWithinStandbyFor_isNotProven() {
    CheckHealth stumbled = more(series(0, PASS, 3), 3, FAIL, 1);
    CheckHealth well = more(stumbled, 4, PASS, 100);

    assertThat(of(well, well, 62).isProven()).isFalse();
    assertThat(of(well, well, 63).isProven()).isTrue();
  }

  @Test
  void turnedAwayOnce_isNotProvenUntilRiseSuccesses() {
    CheckHealth turnedAway = more(series(0, PASS, 100), 100, BLANK, 1);

    assertThat(of(turnedAway, turnedAway, 101).isProven()).isFalse();
  }

  /// I25: after a standstill nothing has been seen for long.
  @Test
  void newestSuccessTooOld_isNotProven() {
    CheckHealth well = series(0, PASS, 100);
    int limit = 99 + (int) TIMING.interval().plus(TIMING.timeout()).toSeconds() + 2;

    assertThat(of(well, well, limit).isProven()).isTrue();
    assertThat(of(well, well, limit + 1).isProven()).isFalse();
    assertThat(of(well, well, limit + 1).verdict()).isEqualTo(Verdict.UP);
  }

  /// I27: what recovers is not failing, though it is not UP yet.
  @Test
  void downButTheNewestProbePassed_isNotFailing() {
    CheckHealth down = series(0, FAIL, 3);
    CheckHealth recovering = more(down, 3, PASS, 1);

    assertThat(of(down, series(0, PASS, 9), 9).failingSince()).contains(T0.plusSeconds(2));
    assertThat(of(recovering, series(0, PASS, 9), 9).verdict()).isEqualTo(Verdict.DOWN);
    assertThat(of(recovering, series(0, PASS, 9), 9).failingSince()).isEmpty();
  }

  @Test
  void failingAgainAfterASuccess_failsSinceThen() {
    CheckHealth again = more(more(series(0, FAIL, 3), 3, PASS, 1), 10, FAIL, 1);

    assertThat(of(again, series(0, PASS, 9), 10).failingSince()).contains(T0.plusSeconds(10));
  }

  private static TargetHealth of(CheckHealth a, CheckHealth b, int seconds) {
    Map<CheckId, CheckHealth> healths = Map.of(A, a, B, b);
    Instant now = T0.plusSeconds(seconds);
    return TargetHealth.of(
        TARGET,
        id -> healths.getOrDefault(id, CheckHealth.unknown(T0)),
        _ -> TIMING,
        STANDBY_FOR,
        now);
  }

  private static CheckHealth series(int from, ProbeResult result, int count) {
    return more(CheckHealth.unknown(T0), from, result, count);
  }

  private static CheckHealth more(CheckHealth health, int from, ProbeResult result, int count) {
    CheckHealth next = health;
    for (int i = 0; i < count; i++) {
      next = next.observe(TIMING, result, T0.plusSeconds(from + i));
    }
    return next;
  }
}
