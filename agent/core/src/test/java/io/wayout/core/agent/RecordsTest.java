// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.holds;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Observed;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What others do to the records, and what a lying API says of them.
class RecordsTest {
  @Test
  void firstSight_isAdopted() {
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    shell.look();

    DomainMemory adopted = new DomainMemory(WWW, 0, Optional.of("primary"), Optional.empty());
    assertThat(shell.kept).contains(new Durable.DomainKept(adopted));
    assertThat(shell.rows()).containsExactly(Kind.ADOPTED);
    assertThat(shell.codes()).isEmpty();
  }

  @Test
  void sameAgain_isNoNews() {
    FakeShell shell = settled();
    shell.now = shell.now.plusSeconds(1);
    shell.look();

    assertThat(shell.kept).isEmpty();
    assertThat(shell.notices).isEmpty();
  }

  /// P27: accepted, told, and left alone until someone has looked.
  @Test
  void p27_movedByOthersWithinTheTargets_isAcceptedAndBlocked() {
    FakeShell shell = settled();
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.codes()).contains(Code.DRIFT);
    assertThat(shell.state.memory(WWW).desired()).contains("standby");

    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofHours(2));
    assertThat(shell.writes).isEmpty();
  }

  /// A move that ended without effect is not taken for someone else's.
  @Test
  void desiredButNeverReached_isNoDrift() {
    FakeShell shell = settled();
    DomainMemory wanted = new DomainMemory(WWW, 3, Optional.of("standby"), Optional.empty());
    shell.state = shell.state.withMemories(shell.state.memories().plus(WWW, wanted));
    shell.put(at(WWW, "ali"), lb("primary"));
    shell.run(Duration.ofMinutes(1));

    assertThat(shell.state.memory(WWW).block()).isEmpty();
    assertThat(shell.state.memory(WWW).desired()).contains("primary");
  }

  /// I31
  @Test
  void foreignValue_isAlarmedOnceAndNeverFought() {
    FakeShell shell = settled();
    shell.put(at(HATCH, "cf"), cname(ELSEWHERE));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(30));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.codes().stream().filter(c -> c == Code.FOREIGN_VALUE)).hasSize(1);
  }

  /// I32: an empty list with status 200, while name servers still answer.
  @Test
  void p25_apiThatLostItsList_isNotBelieved() {
    FakeShell shell = settled();
    shell.now = shell.now.plusSeconds(5);
    Observed known = shell.state.records().get(at(HATCH, "cf"));
    see(shell, new Observed.Empty(Observed.Source.API, shell.now));
    see(shell, new Observed.Unread("503", shell.now));
    assertThat(shell.state.records().get(at(HATCH, "cf"))).isEqualTo(known);

    Observed gone = new Observed.Empty(Observed.Source.AUTHORITATIVE, shell.now);
    see(shell, gone);
    assertThat(shell.state.records().get(at(HATCH, "cf"))).isEqualTo(gone);
  }

  /// A look that began before a write and ended after it must not undo what is known.
  @Test
  void lookOlderThanTheMove_changesNothing() {
    FakeShell shell = settled();
    Instant before = shell.now.plusSeconds(1);
    shell.down.add(checkOf("primary"));
    shell.run(50);
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
    shell.notices.clear();
    Turn turn = see(shell, holds(lb("primary"), 60, before));

    assertThat(turn.durables()).isEmpty();
    assertThat(shell.notices).isEmpty();
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
  }

  /// P08: the first time it is decided anew, the second time there is another writer.
  @Test
  void p08_changedByOthersJustBeforeTheWrite_isDecidedAnewAndThenFrozen() {
    FakeShell shell = settled();
    shell.down.add(checkOf("primary"));
    shell.readOnlyApis.add("cf");
    shell.refusal = new ProviderFailure.Conflict("precondition failed");
    shell.run(Duration.ofMinutes(30));

    assertThat(shell.rows().stream().filter(k -> k == Kind.ATTEMPT)).hasSize(2);
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.FROZEN);
    assertThat(shell.codes()).contains(Code.SWITCHOVER_ABORTED, Code.SWITCHOVER_FROZEN);
    assertThat(shell.state.freezes()).hasSize(1);
  }

  /// I09: written again twice, then another writer is assumed and people are called.
  @Test
  void p17_h12_lateWriterUndoesTheMove_isAnsweredTwiceThenFrozen() {
    FakeShell shell = settled();
    shell.down.add(checkOf("primary"));
    shell.run(50);
    for (int i = 0; i < 3; i++) {
      shell.put(at(HATCH, "cf"), lb("primary"));
      shell.now = shell.now.plusSeconds(1);
      shell.look();
      shell.run(10);
    }

    assertThat(shell.writes).hasSize(3);
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.FROZEN);
    assertThat(shell.state.freezes()).hasSize(1);
    assertThat(shell.codes()).contains(Code.SWITCHOVER_FROZEN);
  }

  /// I41: what a move that was called off may have written below is looked at before others' bypass
  /// is undone; what was known before it says nothing.
  @Test
  void bypassAboveAWriteThatWasCalledOff_isUndoneFromBelow() {
    FakeShell shell = settled().run(Duration.ofHours(1)).run(5);
    shell.command("wang", CommandsTest.move("standby"));
    while (shell.writes.isEmpty()) {
      shell.run(1);
    }
    shell.command("wang", new Command.Abort(WWW));
    shell.put(at(WWW, "ali"), lb("primary"));
    see(shell, at(WWW, "ali"), holds(lb("primary"), 60, shell.now));
    shell.run(Duration.ofMinutes(30));

    assertThat(shell.writes)
        .containsExactly(
            at(HATCH, "cf") + "=" + lb("standby"),
            at(HATCH, "cf") + "=" + lb("primary"),
            at(WWW, "ali") + "=" + cname(HATCH));
  }

  private static Turn see(FakeShell shell, Observed observed) {
    return see(shell, at(HATCH, "cf"), observed);
  }

  private static Turn see(FakeShell shell, LinkAccount place, Observed observed) {
    return shell.fold(new Event.RecordsObserved(List.of(new Event.Seen(place, observed))));
  }

  private static FakeShell settled() {
    return FakeShell.settled(topology(shop(AUTO)));
  }

  /// I41: someone undoes a restore and turns the lower link meanwhile, which nobody has seen yet.
  @Test
  void restoreThatSomeoneUndoes_isNotWrittenAgainBlindly() {
    FakeShell shell = restored();
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.put(at(WWW, "ali"), lb("primary"));
    shell.fold(observed(shell, at(WWW, "ali")));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);

    shell.look();
    shell.run(Duration.ofMinutes(5));
    assertThat(shell.writes)
        .as("the lower link is put right first")
        .endsWith(
            "www.hatch.example@cf=" + lb("primary"), "www.shop.example@ali=www.hatch.example");
  }

  /// I41: even the only step of a restore waits for a look at the links below.
  @Test
  void lowerLinkChangedRightBeforeARestore_usersStayWhereTheyAre() {
    FakeShell shell = settled();
    shell.run(Duration.ofSeconds(920));
    shell.put(at(WWW, "ali"), lb("primary"));
    shell.fold(observed(shell, at(WWW, "ali")));
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.RESTORE);
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.run(2);
    shell.fold(observed(shell, at(HATCH, "cf")));
    assertThat(shell.switchover(WWW).generation()).as("planned anew").isEqualTo(2);

    shell.run(Duration.ofMinutes(3));
    assertThat(shell.writes)
        .containsExactly(
            "www.hatch.example@cf=" + lb("primary"), "www.shop.example@ali=www.hatch.example");
  }

  /// I04, I09: while nobody can look, an older write may come late; then the move is not settled.
  @Test
  void nobodyCouldLookWhileItSettled_isNotDone() {
    FakeShell shell = settled();
    shell.down.add(checkOf("primary"));
    shell.run(40);
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
    shell.deadApis.add("cf");
    shell.silent.add(at(HATCH, "cf"));
    shell.run(Duration.ofMinutes(4));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);

    shell.put(at(HATCH, "cf"), lb("primary"));
    shell.deadApis.clear();
    shell.silent.clear();
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.writes)
        .as("written again")
        .containsExactly(
            "www.hatch.example@cf=" + lb("standby"), "www.hatch.example@cf=" + lb("standby"));
  }

  /// A bypass that someone else made is undone.
  private static FakeShell restored() {
    FakeShell shell = settled();
    shell.run(Duration.ofMinutes(15));
    shell.put(at(WWW, "ali"), lb("primary"));
    shell.look();
    shell.run(30);
    assertThat(shell.writes).containsExactly("www.shop.example@ali=www.hatch.example");
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
    return shell;
  }

  private static Event observed(FakeShell shell, LinkAccount place) {
    Instant now = shell.now;
    return new Event.RecordsObserved(
        List.of(new Event.Seen(place, holds(shell.data(place), 60, now))));
  }
}
