// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.Event;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.switchover.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// I67: after a standstill of the process or its host, what was seen before proves nothing.
class StandstillTest {
  private final FakeShell shell = FakeShell.settled(topology(shop(AUTO)));

  /// The name servers answered again while the host was suspended.
  @Test
  void silenceFromBefore_bypassesNothing() {
    silentForAWhile();
    standStill();
    shell.fold(new Event.Tick());
    assertThat(gate()).isEqualTo(Gate.STOOD_STILL);

    shell.silent.clear();
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.writes).isEmpty();
    assertThat(shell.codes()).contains(Code.STOOD_STILL);
  }

  @Test
  void silenceThatLasts_isBypassedAfterANewLook() {
    silentForAWhile();
    standStill();
    shell.run(Duration.ofMinutes(1));

    assertThat(shell.writes).containsExactly("www.shop.example@ali=" + lb("primary"));
  }

  /// Who is never asked again must not keep users in the dark.
  @Test
  void nobodyLooks_waitsForAMinuteOnly() {
    silentForAWhile();
    standStill();
    for (int second = 0; second < 59; second++) {
      tick();
    }
    assertThat(shell.state.switchovers()).isEmpty();
    tick();
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.INTENT);
  }

  @Test
  void unsentMoveOfAutomation_isCalledOff() {
    shell.down.add(checkOf("primary"));
    untilIntent();
    shell.down.clear();
    standStill();
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);

    shell.run(Duration.ofMinutes(2));
    assertThat(shell.writes).isEmpty();
  }

  @Test
  void unsentMoveOfAPerson_goesOn() {
    shell.command(
        "ann",
        new Command.Switch(
            List.of(WWW), Optional.of("standby"), false, false, "by hand", List.of()));
    standStill();
    shell.run(Duration.ofSeconds(5));

    assertThat(shell.writes).containsExactly("www.hatch.example@cf=" + lb("standby"));
  }

  private void silentForAWhile() {
    shell.deadApis.add("cf");
    shell.silent.add(at(HATCH, "cf"));
    shell.run(15);
    assertThat(shell.state.switchovers()).isEmpty();
  }

  private void untilIntent() {
    for (int second = 0; second < 120 && shell.state.switchovers().isEmpty(); second++) {
      shell.run(1);
    }
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.INTENT);
  }

  private void standStill() {
    Duration length = Duration.ofMinutes(2);
    shell.now = shell.now.plus(length);
    shell.fold(new Event.StoodStill(length));
  }

  private void tick() {
    shell.now = shell.now.plusSeconds(1);
    shell.fold(new Event.Tick());
  }

  private Gate gate() {
    return ((Hold) shell.state.standings().values().iterator().next().decision()).gate();
  }
}
