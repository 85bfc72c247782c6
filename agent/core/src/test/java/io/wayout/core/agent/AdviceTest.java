// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.policy;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.advise.Advice;
import io.wayout.core.advise.Advice.Ending;
import io.wayout.core.advise.Advice.Score;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The ledger of the mode `advise`: what would have been done is scored against what followed.
class AdviceTest {
  private static final Topology ADVISING = topology(shop(policy(Mode.ADVISE)));

  private final FakeShell shell = FakeShell.settled(ADVISING);

  @Test
  void primaryDown_isAdvisedOnce() {
    down("primary").run(Duration.ofMinutes(30));

    assertThat(kept()).hasSize(1);
    Advice advice = newest();
    assertThat(advice.from()).isEqualTo("primary");
    assertThat(advice.to()).isEqualTo("standby");
    assertThat(advice.cause()).isEqualTo(Cause.FAILOVER);
    assertThat(advice.score()).isEqualTo(Score.OPEN);
    assertThat(shell.state.advices()).containsOnlyKeys(WWW);
  }

  @Test
  void personMovesItLater_wouldHaveHelpedBySoMuch() {
    down("primary").run(Duration.ofMinutes(10));
    shell.command(
        "alice",
        new Command.Switch(List.of(WWW), Optional.of("standby"), false, false, "", List.of()));
    shell.run(Duration.ofMinutes(1));

    assertThat(newest().score()).isEqualTo(Score.HELPFUL);
    assertThat(newest().saved()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(newest().ending().map(Ending::text)).contains("a person moved it to standby");
    assertThat(shell.rows()).contains(Kind.SCORED);
    assertThat(shell.state.advices()).isEmpty();
  }

  @Test
  void longOutageThatEndsByItself_wouldHaveBeenShorter() {
    down("primary").run(Duration.ofMinutes(20));
    up("primary").run(Duration.ofMinutes(3));

    assertThat(newest().score()).isEqualTo(Score.HELPFUL);
    assertThat(newest().saved()).isGreaterThan(Duration.ofMinutes(15));
  }

  @Test
  void shortOutage_wouldHaveBeenOverBeforeUsersMoved() {
    down("primary").run(Duration.ofMinutes(1));
    Advice open = newest();
    Ending soon =
        new Ending(Ending.Kind.RECOVERED, open.at().plus(open.moveTime()), "primary got well");

    assertThat(open.ended(soon).score()).isEqualTo(Score.NEEDLESS);
    assertThat(open.ended(soon).saved()).isZero();
  }

  @Test
  void standbyDiesToo_wasVain() {
    down("primary").run(Duration.ofMinutes(5));
    down("standby").run(Duration.ofMinutes(5));

    assertThat(newest().score()).isEqualTo(Score.VAIN);
    assertThat(newest().saved()).isZero();
  }

  @Test
  void restart_remembersTheOpenAdvice() {
    down("primary").run(Duration.ofMinutes(5));
    Advice open = newest();
    FakeShell next = new FakeShell(ADVISING);
    next.fold(
        new Event.Recovered(
            new Memory(List.of(), List.of(), List.of(), List.of(open), List.of(), false)));

    assertThat(next.state.advices()).containsEntry(WWW, open);
  }

  private FakeShell down(String target) {
    shell.down.add(checkOf(target));
    return shell;
  }

  private FakeShell up(String target) {
    shell.down.remove(checkOf(target));
    return shell;
  }

  private List<Advice> kept() {
    return shell.kept.stream()
        .flatMap(d -> d instanceof Durable.AdviceKept(Advice a) ? Stream.of(a) : Stream.empty())
        .toList();
  }

  private Advice newest() {
    return kept().getLast();
  }
}
