// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What both clocks say of a standstill (I67).
class StandstillsTest {
  private final Clocks clocks = new Clocks();
  private final Standstills standstills = new Standstills(clocks);

  @Test
  void firstEvent_followsNothing() {
    assertThat(standstills.lengthUntilNow()).isEmpty();
  }

  @Test
  void busyLoop_doesNotStandStill() {
    standstills.lengthUntilNow();
    clocks.pass(Duration.ofSeconds(5));

    assertThat(standstills.lengthUntilNow()).isEmpty();
  }

  @Test
  void stoppedProcess_findsTheMonotonicClockFarAhead() {
    standstills.lengthUntilNow();
    clocks.pass(Duration.ofSeconds(30));

    assertThat(standstills.lengthUntilNow()).contains(Duration.ofSeconds(30));
    assertThat(standstills.lengthUntilNow()).isEmpty();
  }

  @Test
  void suspendedHost_findsOnlyTheWallClockAhead() {
    standstills.lengthUntilNow();
    clocks.pass(Duration.ofMillis(300));
    clocks.setForward(Duration.ofMinutes(2));

    assertThat(standstills.lengthUntilNow()).contains(Duration.ofMinutes(2).plusMillis(300));
    assertThat(standstills.lengthUntilNow()).isEmpty();
  }

  @Test
  void clockThatIsDisciplinedSlowly_neverCounts() {
    standstills.lengthUntilNow();
    for (int i = 0; i < 100; i++) {
      clocks.pass(Duration.ofSeconds(1));
      clocks.setForward(Duration.ofMillis(100));

      assertThat(standstills.lengthUntilNow()).isEmpty();
    }
  }

  @Test
  void clockSetBack_isNoStandstill() {
    standstills.lengthUntilNow();
    clocks.setForward(Duration.ofDays(-1));

    assertThat(standstills.lengthUntilNow()).isEmpty();
  }

  private static final class Clocks implements Ticker {
    private Instant monotonic = Instant.parse("2026-03-01T10:00:00Z");
    private Instant wall = monotonic;

    void pass(Duration length) {
      monotonic = monotonic.plus(length);
      wall = wall.plus(length);
    }

    void setForward(Duration by) {
      wall = wall.plus(by);
    }

    @Override
    public Instant now() {
      return monotonic;
    }

    @Override
    public Instant wall() {
      return wall;
    }
  }
}
