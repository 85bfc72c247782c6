// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import static io.wayout.core.Fixtures.BLANK;
import static io.wayout.core.Fixtures.FAIL;
import static io.wayout.core.Fixtures.PASS;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.ProbeResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// I23 and I27: when a check is believed.
class CheckHealthTest {
  @Test
  void neverProbed_isUnknown() {
    assertThat(CheckHealth.unknown(T0).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(CheckHealth.unknown(T0).detail()).isEqualTo("not probed yet");
  }

  @Test
  void firstPass_isUp() {
    assertThat(after("+").verdict()).isEqualTo(Verdict.UP);
  }

  @Test
  void failuresOneShortOfFall_changeNothing() {
    assertThat(after("+--").verdict()).isEqualTo(Verdict.UP);
    assertThat(after("--").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void fallFailuresInARow_areDown() {
    CheckHealth down = after("+---");

    assertThat(down)
        .isEqualTo(
            new CheckHealth(
                Verdict.DOWN,
                T0.plusSeconds(4),
                0,
                3,
                0,
                Optional.of(T0.plusSeconds(2)),
                Optional.of(T0.plusSeconds(4)),
                Optional.of(FAIL),
                T0.plusSeconds(4)));
  }

  @Test
  void passesOneShortOfRise_stayDown() {
    assertThat(after("---+++++").verdict()).isEqualTo(Verdict.DOWN);
    assertThat(after("---++++++").verdict()).isEqualTo(Verdict.UP);
    assertThat(after("---+++++-++++++").since()).isEqualTo(T0.plusSeconds(15));
  }

  @Test
  void inconclusive_breaksARowOfFailures() {
    assertThat(after("+--?--").verdict()).isEqualTo(Verdict.UP);
  }

  @Test
  void inconclusiveForFall_isUnknownAndNeverDown() {
    assertThat(after("+??").verdict()).isEqualTo(Verdict.UP);
    assertThat(after("+???").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(after("+??????????").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void onlyAnUndecidedFailure_wantsConfirmation() {
    assertThat(after("+-").isInDoubt()).isTrue();
    assertThat(after("+---").isInDoubt()).isFalse();
    assertThat(after("+?").isInDoubt()).isFalse();
    assertThat(after("+").isInDoubt()).isFalse();
  }

  @Test
  void o04_oneSuccessAmongFailures_beginsANewRowOfFailures() {
    assertThat(after("+---").failingSince()).contains(T0.plusSeconds(2));
    assertThat(after("+---+").failingSince()).isEmpty();
    assertThat(after("+---+--").failingSince()).contains(T0.plusSeconds(6));
  }

  /// I27: half a period of failures never reaches `fall`.
  @Test
  void squareWaveShorterThanFall_neverFlips() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int half = 1 + random.nextInt(TIMING.fall() - 1);
      CheckHealth health = CheckHealth.unknown(T0).observe(TIMING, PASS, T0);
      for (int i = 0; i < 200; i++) {
        ProbeResult result = (i / half) % 2 == 0 ? FAIL : PASS;
        health = health.observe(TIMING, result, T0.plusSeconds(10L * i));
        assertThat(health.verdict()).as("seed %s half %s", seed, half).isEqualTo(Verdict.UP);
        assertThat(health.since()).isEqualTo(T0);
      }
    }
  }

  /// Whatever comes: DOWN only after `fall` failures in a row, UP from DOWN only after `rise`
  /// successes in a row, UNKNOWN again only after `fall` blanks in a row.
  @Test
  void randomResults_flipOnlyForAFullRow() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    CheckHealth health = CheckHealth.unknown(T0);
    String row = "";
    for (int i = 1; i <= 20_000; i++) {
      char sign = "++++---??".charAt(random.nextInt(9));
      row = row.isEmpty() || row.charAt(0) == sign ? row + sign : "" + sign;
      CheckHealth next = health.observe(TIMING, result(sign), T0.plusSeconds(i));
      if (next.verdict() != health.verdict()) {
        int needed = needed(health.verdict(), next.verdict());
        assertThat(row.length()).as("seed %s step %s", seed, i).isGreaterThanOrEqualTo(needed);
        assertThat(next.since()).isEqualTo(T0.plusSeconds(i));
      } else {
        assertThat(next.since()).isEqualTo(health.since());
      }
      health = next;
    }
  }

  @Test
  void counter_neverOverflows() {
    CheckHealth health =
        new CheckHealth(
            Verdict.UP,
            T0,
            1_000_000,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of(PASS),
            T0);

    assertThat(health.observe(TIMING, PASS, T0)).isEqualTo(health);
  }

  private static int needed(Verdict from, Verdict to) {
    return switch (to) {
      case UP -> from == Verdict.DOWN ? TIMING.rise() : 1;
      case DOWN, UNKNOWN -> TIMING.fall();
    };
  }

  private static CheckHealth after(String signs) {
    CheckHealth health = CheckHealth.unknown(T0);
    for (int i = 0; i < signs.length(); i++) {
      health = health.observe(TIMING, result(signs.charAt(i)), T0.plus(Duration.ofSeconds(i + 1)));
    }
    return health;
  }

  private static ProbeResult result(char sign) {
    return switch (sign) {
      case '+' -> PASS;
      case '-' -> FAIL;
      case '?' -> BLANK;
      default -> throw new IllegalArgumentException("no such sign: " + sign);
    };
  }
}
