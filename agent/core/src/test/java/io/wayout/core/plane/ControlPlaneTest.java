// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import static io.wayout.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.health.Verdict;
import io.wayout.core.plane.PlaneOutcome.Verb;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {
  private static final ControlPlane NEW = ControlPlane.unknown(T0);
  private static final ControlPlane WELL = NEW.read(good(0), false);

  @Test
  void neverWritten_isAssumedFromReads() {
    assertThat(NEW.writable().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(WELL.writable().verdict()).isEqualTo(Verdict.UP);
    assertThat(WELL.writable().detail()).isEqualTo("assumed: ok");
    assertThat(WELL.obstacle(at(0))).isEmpty();
  }

  @Test
  void lostReads_areNotWritten() {
    ControlPlane lost = WELL.read(bad(10), false).read(bad(20), false);

    assertThat(lost.writable()).isEqualTo(lost.readable());
    assertThat(lost.obstacle(at(20))).contains("does not work since " + at(20) + ": 503");
  }

  /// P30: an API that recovers answers now and then.
  @Test
  void p30_lostReads_areBackAfterThreeGoodOnesInARow() {
    ControlPlane lost = WELL.read(bad(10), false).read(bad(20), false);
    ControlPlane two = lost.read(good(30), false).read(good(40), false);

    assertThat(two.readable().verdict()).isEqualTo(Verdict.DOWN);
    assertThat(two.obstacle(at(40)))
        .contains("does not work since " + at(20) + ", but answers again (2 of 3 times): ok");
    assertThat(two.lastObstacle(at(40))).isEmpty();
    assertThat(lost.lastObstacle(at(20))).isEqualTo(lost.obstacle(at(20)));
    assertThat(two.read(bad(50), false).read(good(60), false).readable().verdict())
        .isEqualTo(Verdict.DOWN);
    assertThat(two.read(good(50), false).readable().verdict()).isEqualTo(Verdict.UP);
  }

  @Test
  void refusedCredentialsOfAWrite_leaveNoDoubt() {
    ControlPlane refused = WELL.wrote(denied(5));

    assertThat(refused.writable().verdict()).isEqualTo(Verdict.DOWN);
    assertThat(refused.readable().verdict()).isEqualTo(Verdict.UP);
    assertThat(refused.obstacle(at(6))).isPresent();
  }

  @Test
  void writeOfUnknownOutcome_isNoVerdictUntilTheSecond() {
    PlaneOutcome first = new PlaneOutcome(at(5), Verb.WRITE, Symptom.UNREACHABLE, "timeout");
    PlaneOutcome second = new PlaneOutcome(at(9), Verb.WRITE, Symptom.UNREACHABLE, "timeout");

    assertThat(WELL.wrote(first).obstacle(at(6))).isEmpty();
    assertThat(WELL.wrote(first).wrote(second).obstacle(at(9))).isPresent();
  }

  /// Only a write can tell, so one is tried again: soon at first, then each minute.
  @Test
  void refusedWrites_areTriedAgainMoreAndMoreSlowly() {
    ControlPlane once = WELL.wrote(denied(0));
    ControlPlane often = once.wrote(denied(20)).wrote(denied(60)).wrote(denied(120));

    assertThat(once.obstacle(at(19))).isPresent();
    assertThat(once.obstacle(at(20))).isEmpty();
    assertThat(often.obstacle(at(179))).isPresent();
    assertThat(often.obstacle(at(180))).isEmpty();
  }

  /// Whoever takes a change is back, however few reads said so before.
  @Test
  void acceptedWriteAfterLostReads_isBackAtOnce() {
    ControlPlane lost = WELL.read(bad(10), false).read(bad(20), false);
    PlaneOutcome accepted = new PlaneOutcome(at(31), Verb.WRITE, Symptom.WELL, "accepted");

    ControlPlane back = lost.read(good(30), false).wrote(accepted);

    assertThat(back.isSick()).isFalse();
    assertThat(back.obstacle(at(31))).isEmpty();
    assertThat(back.writable().verdict()).isEqualTo(Verdict.UP);
  }

  @Test
  void acceptedWrite_isWritableAtOnce() {
    PlaneOutcome accepted = new PlaneOutcome(at(7), Verb.CANARY, Symptom.WELL, "accepted");

    assertThat(WELL.wrote(denied(5)).wrote(accepted).writable().verdict()).isEqualTo(Verdict.UP);
  }

  @Test
  void refusedWrite_isForgottenAfterTenMinutesOfReads_unlessCanariesTell() {
    ControlPlane refused = WELL.wrote(denied(0));

    assertThat(refused.read(good(599), false).written().verdict()).isEqualTo(Verdict.DOWN);
    assertThat(refused.read(good(600), false).written().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(refused.read(good(600), true).written().verdict()).isEqualTo(Verdict.DOWN);
  }

  @Test
  void wellSince_isTheLastTrouble() {
    assertThat(NEW.wellSince()).isEmpty();
    assertThat(WELL.wellSince()).contains(T0);
    assertThat(WELL.wrote(denied(30)).wellSince()).contains(at(30));
  }

  @Test
  void outcomesThatRepeatThemselves_pushNothingOut() {
    ControlPlane plane = WELL.wrote(denied(1));
    for (int i = 0; i < 100; i++) {
      plane = plane.read(good(10 + i), false);
    }

    assertThat(plane.outcomes()).containsExactly(good(109), good(10), denied(1), good(0));
  }

  private static PlaneOutcome good(long second) {
    return new PlaneOutcome(at(second), Verb.CHECK, Symptom.WELL, "ok");
  }

  private static PlaneOutcome bad(long second) {
    return new PlaneOutcome(at(second), Verb.CHECK, Symptom.UNREACHABLE, "503");
  }

  private static PlaneOutcome denied(long second) {
    return new PlaneOutcome(at(second), Verb.WRITE, Symptom.DENIED, "403");
  }

  private static Instant at(long second) {
    return T0.plus(Duration.ofSeconds(second));
  }
}
