// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import static io.wayout.core.Fixtures.APPLY;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.lb;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.provider.ReadOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws over random histories of one switchover.
class SwitchoverMachinePropertyTest {
  private static final List<Input> INPUTS = SwitchoverMachineTest.inputs();

  /// I05, I09, I44: whatever is heard, in whatever order.
  @Test
  void randomInputs_keepTheLaws() {
    long seed = System.nanoTime();
    for (int round = 0; round < Fixtures.rounds(2_000); round++) {
      play(new Random(seed + round), "seed " + (seed + round));
    }
  }

  private static void play(Random random, String seed) {
    Switchover s = random.nextBoolean() ? Moves.move(Phase.INTENT) : Moves.mirrored(Phase.INTENT);
    int sends = 0;
    Instant now = T0;
    for (int i = 0; i < 200; i++) {
      now = now.plusMillis(random.nextInt(15_000));
      Input input = INPUTS.get(random.nextInt(INPUTS.size() - (i < 150 ? 1 : 0)));
      Transition next = SwitchoverMachine.next(s, input, APPLY, now);
      assertThat(next).as(seed).isEqualTo(SwitchoverMachine.next(s, input, APPLY, now));
      if (next.orders().contains(new Order.SendChange())) {
        sends++;
        assertThat(s.phase()).as("%s after %s", seed, input).isEqualTo(Phase.INTENT);
        assertThat(isReadOf(input)).as("%s after %s", seed, input).isTrue();
        assertThat(next.next().phase()).as(seed).isEqualTo(Phase.ATTEMPT);
      }
      leavesDoubtHonestly(s, input, next.next(), seed);
      if (s.phase().isTerminal()) {
        assertThat(next).as(seed).isEqualTo(new Transition(s, List.of()));
      }
      assertThat(next.next().generation()).as(seed).isEqualTo(s.generation());
      assertThat(next.next().stepIndex()).as(seed).isGreaterThanOrEqualTo(s.stepIndex());
      assertThat(next.next().reasserts()).as(seed).isLessThanOrEqualTo(Budget.REASSERTS_MAX);
      s = next.next();
    }
    assertThat(sends).as(seed).isLessThanOrEqualTo(100);
  }

  private static void leavesDoubtHonestly(Switchover s, Input input, Switchover next, String seed) {
    if (s.phase() == Phase.IN_DOUBT && next.phase() != Phase.IN_DOUBT) {
      boolean isHonest =
          input instanceof Input.Read
              || input.equals(new Input.Asked(true, "4 of 4"))
              || input instanceof Input.Stop;
      assertThat(isHonest).as("%s left by %s", seed, input).isTrue();
    }
  }

  private static boolean isReadOf(Input input) {
    return input instanceof Input.Read(ReadOutcome.Found found)
        && found.set().data().equals(lb("primary"));
  }

  /// A provider that never takes a write, in every way it can fail, is given up in bounded time and
  /// with a bounded number of sends.
  @Test
  void writesThatNeverWork_areGivenUp() {
    long seed = System.nanoTime();
    for (int round = 0; round < Fixtures.rounds(500); round++) {
      Random random = new Random(seed + round);
      Switchover s = Moves.move(Phase.INTENT);
      Instant now = T0;
      int sends = 0;
      while (!s.phase().isTerminal()) {
        now = now.plusMillis(500 + random.nextInt(3_000));
        Input input =
            s.phase() == Phase.ATTEMPT ? INPUTS.get(8 + random.nextInt(3)) : INPUTS.get(0);
        Transition next = SwitchoverMachine.next(s, input, APPLY, now);
        sends += next.orders().contains(new Order.SendChange()) ? 1 : 0;
        s = next.next();
        assertThat(now).as("seed %s", seed + round).isBefore(T0.plusSeconds(600));
      }
      assertThat(sends).as("seed %s", seed + round).isLessThanOrEqualTo(25);
    }
  }
}
