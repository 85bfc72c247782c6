// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import static io.wayout.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaneHealthTest {
  private static final PlaneHealth NEW = PlaneHealth.unknown(T0);

  @Test
  void firstSuccess_isUp() {
    assertThat(NEW.passed("ok", T0)).isEqualTo(new PlaneHealth(Verdict.UP, T0, 1, 0, "ok", T0));
  }

  @Test
  void oneFailure_isNoVerdict() {
    assertThat(NEW.passed("ok", T0).failed("503", T0).verdict()).isEqualTo(Verdict.UP);
    assertThat(NEW.failed("503", T0).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void twoFailures_areDownSinceTheSecond() {
    PlaneHealth down = NEW.failed("503", T0).failed("504", T0.plusSeconds(5));

    assertThat(down)
        .isEqualTo(
            new PlaneHealth(Verdict.DOWN, T0.plusSeconds(5), 0, 2, "504", T0.plusSeconds(5)));
  }

  @Test
  void lost_isDownAtOnceAndNeedsTwoSuccesses() {
    PlaneHealth lost = NEW.passed("ok", T0).lost("write refused", T0.plusSeconds(1));

    assertThat(lost.verdict()).isEqualTo(Verdict.DOWN);
    assertThat(lost.passed("ok", T0).verdict()).isEqualTo(Verdict.DOWN);
    assertThat(lost.passed("ok", T0).passed("ok", T0).verdict()).isEqualTo(Verdict.UP);
    assertThat(lost.passed("ok", T0).failed("503", T0).passed("ok", T0).verdict())
        .isEqualTo(Verdict.DOWN);
  }

  @Test
  void sameVerdictAgain_keepsSince() {
    PlaneHealth up = NEW.passed("ok", T0).passed("ok", T0.plusSeconds(60));

    assertThat(up.since()).isEqualTo(T0);
    assertThat(up.at()).isEqualTo(T0.plusSeconds(60));
  }
}
