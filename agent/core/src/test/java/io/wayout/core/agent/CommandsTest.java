// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.link;
import static io.wayout.core.Fixtures.set;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.core.Fixtures;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What operators want, and what they are answered (I80 to I83, H01 to H11).
class CommandsTest {
  @Test
  void switched_movesAndBlocksAutomationUntilAcknowledged() {
    FakeShell shell = settled();
    Entry entry = run(shell, move("standby"));
    shell.run(20);
    assertThat(entry).isEqualTo(new CommandResult.Started(WWW, "www.shop.example#1"));
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));

    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofHours(3));
    assertThat(shell.writes).hasSize(1);
    run(shell, new Command.Acknowledge(List.of(WWW)));
    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).hasSize(2);
  }

  @Test
  void withoutATarget_goesToThePreferred() {
    FakeShell shell = settled();
    run(shell, move("standby"));
    shell.run(20);
    run(shell, command(Optional.empty(), false, false, List.of()));
    shell.run(20);

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("primary"));
  }

  /// H01, H02
  @Test
  void h01_h02_typo_isRefusedWithARemedy() {
    FakeShell shell = settled();

    assertThat(code(run(shell, move("stanby")))).isEqualTo(Code.UNKNOWN_TARGET);
    Command unknown =
        new Command.Switch(List.of(ELSEWHERE), Optional.of("standby"), false, false, "", List.of());
    assertThat(code(run(shell, unknown))).isEqualTo(Code.UNKNOWN_DOMAIN);
    assertThat(code(run(shell, new Command.Acknowledge(List.of(ELSEWHERE)))))
        .isEqualTo(Code.UNKNOWN_DOMAIN);
  }

  /// H03, I47
  @Test
  void h03_sameSwitchTwice_attachesAndWritesOnce() {
    FakeShell shell = settled();
    Entry first = run(shell, move("standby"));
    assertThat(run(shell, move("standby"))).isEqualTo(first);
    shell.run(20);

    assertThat(run(shell, move("standby")))
        .isEqualTo(new CommandResult.Unchanged(WWW.text(), "is at standby"));
    assertThat(shell.writes).hasSize(1);
  }

  /// H05
  @Test
  void h05_otherTargetWhileAPersonMoves_needsForce() {
    FakeShell shell = settled();
    run(shell, move("standby"));
    shell.run(3);

    assertThat(code(run(shell, move("primary")))).isEqualTo(Code.MOVE_IN_PROGRESS);
  }

  @Test
  void changedWorld_isRefused() {
    FakeShell shell = settled();

    assertThat(code(run(shell, command(Optional.of("standby"), false, false, List.of(7L)))))
        .isEqualTo(Code.WORLD_CHANGED);
    assertThat(run(shell, command(Optional.of("standby"), false, false, List.of(0L))))
        .isInstanceOf(CommandResult.Started.class);
  }

  @Test
  void generationsForOtherDomains_areABug() {
    assertThatThrownBy(() -> command(Optional.of("standby"), false, false, List.of(1L, 2L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unhealthyTarget_needsForce() {
    FakeShell shell = settled();
    shell.down.add(checkOf("standby"));
    shell.run(30);

    assertThat(code(run(shell, move("standby")))).isEqualTo(Code.TARGET_NOT_HEALTHY);
    assertThat(run(shell, command(Optional.of("standby"), true, false, List.of())))
        .isInstanceOf(CommandResult.Started.class);
  }

  @Test
  void recordsNotLookedAtYet_areNotPlannedAround() {
    FakeShell shell = settled();
    shell.state = shell.state.withRecords(shell.state.records().minus(at(HATCH, "cf")));

    assertThat(code(run(shell, move("standby")))).isEqualTo(Code.NOT_OBSERVED_YET);
  }

  @Test
  void foreignValue_needsItsOwnFlag() {
    FakeShell shell = settled();
    shell.put(at(WWW, "ali"), cname(ELSEWHERE));
    shell.now = shell.now.plusSeconds(1);
    shell.look();
    assertThat(code(run(shell, move("standby")))).isEqualTo(Code.FOREIGN_VALUE);

    run(shell, command(Optional.of("standby"), false, true, List.of()));
    shell.run(20);
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(lb("standby"));
  }

  /// I12: a TTL is raised only when asked, which moves nobody and so blocks nothing.
  @Test
  void ttl_isRaisedWhenAskedAndBlocksNothing() {
    FakeShell shell = settled();
    shell.zone.put(at(WWW, "ali"), set(cname(HATCH), 10));
    shell.zone.put(at(HATCH, "cf"), set(lb("primary"), 600));
    shell.now = shell.now.plusSeconds(1);
    shell.look();

    assertThat(run(shell, move("primary")))
        .isEqualTo(new CommandResult.Unchanged(WWW.text(), "is at primary"));
    run(shell, withTtls("primary"));
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.record(at(WWW, "ali"))).isEqualTo(set(cname(HATCH), 60));
    assertThat(shell.record(at(HATCH, "cf"))).isEqualTo(set(lb("primary"), 60));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.DONE);
    assertThat(shell.state.memory(WWW).block()).isEmpty();
    assertThat(shell.state.proven()).isEmpty();
    assertThat(run(shell, withTtls("primary")))
        .isEqualTo(new CommandResult.Unchanged(WWW.text(), "is at primary"));
  }

  @Test
  void ttlWithAMove_isWrittenAfterIt() {
    FakeShell shell = settled();
    shell.zone.put(at(WWW, "ali"), set(cname(HATCH), 10));
    shell.now = shell.now.plusSeconds(1);
    shell.look();

    run(shell, withTtls("standby"));
    shell.run(60);

    assertThat(shell.writes)
        .containsExactly(at(HATCH, "cf") + "=" + lb("standby"), at(WWW, "ali") + "=" + HATCH);
    assertThat(shell.record(at(WWW, "ali"))).isEqualTo(set(cname(HATCH), 60));
    assertThat(shell.state.memory(WWW).block()).isPresent();
  }

  /// Someone else moves the domain while its TTLs are written; staying there undoes no TTL.
  @Test
  void ttlsUnderWayElsewhere_areStoppedByAWishToStay() {
    FakeShell shell = settled();
    shell.zone.put(at(WWW, "ali"), set(cname(HATCH), 10));
    shell.unserved.add(at(WWW, "ali"));
    shell.now = shell.now.plusSeconds(1);
    shell.look();
    run(shell, withTtls("primary"));
    shell.run(5);
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.look();

    run(shell, command(Optional.of("standby"), true, false, List.of()));

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SUPERSEDED);
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
  }

  @Test
  void foreignValueBelow_isLeftAloneAndGoneAround() {
    FakeShell shell = settled();
    shell.put(at(HATCH, "cf"), cname(ELSEWHERE));
    shell.now = shell.now.plusSeconds(1);
    shell.look();

    run(shell, move("standby"));
    shell.run(20);

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(cname(ELSEWHERE));
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(lb("standby"));
  }

  @Test
  void noWritableLink_isNoWayOut() {
    FakeShell shell = settled();
    shell.deadApis.addAll(List.of("ali", "cf"));
    shell.run(Duration.ofMinutes(1));

    assertThat(code(run(shell, move("standby")))).isEqualTo(Code.NO_WAY_OUT);
  }

  /// I83
  @Test
  void preview_changesNothing() {
    FakeShell shell = settled();
    State before = shell.state;
    Preview.of(before, shop(AUTO), Fixtures.target("standby"), false, shell.now);

    assertThat(shell.state).isSameAs(before);
    assertThat(shell.writes).isEmpty();
  }

  /// I43, I81, H04: the automatic move's end is kept before the manual one's intent.
  @Test
  void h04_personOverridesAutomation_inOrder() {
    FakeShell shell = busyWithFailover();
    shell.kept.clear();
    run(shell, command(Optional.of("standby"), false, false, List.of()));

    List<String> order =
        shell.kept.stream()
            .flatMap(d ->
                d instanceof Durable.Row(JournalRow row)
                    ? Optional.of(row).stream()
                    : Optional.<JournalRow>empty().stream())
            .map(row -> row.switchover().orElse("") + " " + row.kind())
            .toList();
    assertThat(order).containsExactly("www.shop.example#1 ENDED", "www.shop.example#2 INTENT");
    shell.run(20);
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.MANUAL);
  }

  /// I81: "stay where you are" stops an automatic move that has not sent anything.
  @Test
  void personWantsToStay_stopsAnUnsentMove() {
    FakeShell shell = busyWithFailover();
    Entry entry = run(shell, command(Optional.of("primary"), true, false, List.of()));
    shell.run(Duration.ofMinutes(10));

    assertThat(entry).isInstanceOf(CommandResult.Done.class);
    assertThat(shell.writes).isEmpty();
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SUPERSEDED);
  }

  /// I81: and takes back one that may have been sent.
  @Test
  void personWantsToStay_takesBackASentMove() {
    FakeShell shell = settled();
    shell.answersAreLost = true;
    shell.down.add(checkOf("primary"));
    while (shell.writes.isEmpty()) {
      shell.run(1);
    }
    shell.answersAreLost = false;
    run(shell, command(Optional.of("primary"), true, false, List.of()));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("primary"));
    assertThat(shell.writes).hasSize(2);
  }

  /// Regression: it was said that someone else had moved the domain.
  @Test
  void moveThatWasTakenBackTakesEffectAfterTheNewerOne_isCalledByItsName() {
    FakeShell shell = settled();
    shell.answersAreLost = true;
    shell.down.add(checkOf("primary"));
    while (shell.writes.isEmpty()) {
      shell.run(1);
    }
    String lost = shell.switchover(WWW).id();
    shell.answersAreLost = false;
    run(shell, command(Optional.of("primary"), true, false, List.of()));
    shell.run(Duration.ofMinutes(10));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.DONE);

    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.run(Duration.ofMinutes(2));
    assertThat(drifts(shell))
        .singleElement()
        .satisfies(t ->
            assertThat(t)
                .startsWith(lost + ", which had been called off, took effect late and moved it"));

    run(shell, command(Optional.of("primary"), true, false, List.of()));
    shell.run(Duration.ofMinutes(10));
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.run(Duration.ofMinutes(2));
    assertThat(drifts(shell).getLast()).startsWith("someone else moved it to standby");
  }

  private static List<String> drifts(FakeShell shell) {
    return shell.notices.stream()
        .filter(n -> n.code() == Notice.Code.DRIFT)
        .map(Notice::text)
        .toList();
  }

  /// H09, I81
  @Test
  void h09_abort_stopsAndAutomationDoesNotStartAgain() {
    FakeShell shell = busyWithFailover();
    assertThat(run(shell, new Command.Abort(WWW))).isInstanceOf(CommandResult.Done.class);
    shell.run(Duration.ofMinutes(10));
    assertThat(shell.writes).isEmpty();

    assertThat(code(run(shell, new Command.Abort(WWW)))).isEqualTo(Code.NOTHING_TO_ABORT);
  }

  /// I81. Regression: seed 6678, the newer move was in vain, and automation undid the older one.
  @Test
  void manualMoveOnItsWayWhenSuperseded_blocksAutomationAllTheSame() {
    FakeShell shell = FakeShell.settled(topology(threeTargets()));
    run(shell, move("standby"));
    while (shell.switchover(WWW).phase() != Phase.ATTEMPT) {
      shell.run(1);
    }
    run(shell, move("third"));
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.readOnlyApis.add("cf");
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);

    shell.readOnlyApis.clear();
    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofMinutes(20));
    assertThat(shell.writes).isEmpty();
  }

  private static Domain threeTargets() {
    return domain(
        WWW,
        AUTO,
        List.of(link(WWW, "ali"), link(HATCH, "cf")),
        List.of(target("primary"), target("standby"), target("third")));
  }

  @Test
  void acknowledgeWithoutABlock_changesNothing() {
    FakeShell shell = settled();

    assertThat(run(shell, new Command.Acknowledge(List.of(WWW))))
        .isEqualTo(new CommandResult.Unchanged(WWW.text(), "was not blocked"));
    assertThat(shell.kept).isEmpty();
  }

  @Test
  void freezeAndUnfreeze_areKept() {
    FakeShell shell = settled();
    Freeze.Scope scope = new Freeze.Scope.OfVendor("dns-cf");
    run(shell, new Command.SetFreeze(scope, "migration", Optional.empty()));
    assertThat(run(shell, new Command.LiftFreeze(scope)))
        .isEqualTo(new CommandResult.Done("vendor dns-cf", "unfrozen"));

    assertThat(shell.rows()).containsExactly(Kind.FROZEN, Kind.UNFROZEN);
    assertThat(shell.kept).contains(new Durable.FreezeGone(scope));
    assertThat(run(shell, new Command.LiftFreeze(scope)))
        .isEqualTo(new CommandResult.Unchanged("vendor dns-cf", "was not frozen"));
  }

  /// H08, I06: what was about to be sent when the freeze came is not sent.
  @Test
  void h08_freezeDuringAnAutomaticMove_stopsItAtTheGate() {
    FakeShell shell = busyWithFailover();
    run(shell, new Command.SetFreeze(new Freeze.Scope.Everything(), "stop", Optional.empty()));
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);
  }

  /// I80: manual still works.
  @Test
  void frozen_doesNotStopPeople() {
    FakeShell shell = settled();
    run(shell, new Command.SetFreeze(new Freeze.Scope.Everything(), "stop", Optional.empty()));
    run(shell, move("standby"));
    shell.run(20);

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
  }

  /// I66: one domain's acknowledgement says nothing about the others.
  @Test
  void lostState_isLiftedByAnAckOfAllOnly() {
    List<DnsName> names = List.of(WWW, ELSEWHERE);
    FakeShell shell =
        new FakeShell(
            topology(
                shop(AUTO),
                Fixtures.domain(ELSEWHERE, AUTO, List.of(Fixtures.link(ELSEWHERE, "r53")))));
    shell.fold(
        new Event.Recovered(
            new Memory(List.of(), List.of(), List.of(), List.of(), List.of(), true)));
    run(shell, new Command.Acknowledge(List.of(WWW)));
    assertThat(shell.state.isHeldForAck()).isTrue();

    shell.command("wang", new Command.Acknowledge(names));
    assertThat(shell.state.isHeldForAck()).isFalse();
    assertThat(shell.kept).contains(new Durable.HoldLifted());
  }

  private static FakeShell busyWithFailover() {
    FakeShell shell = settled();
    shell.down.add(checkOf("primary"));
    while (shell.state.busy(WWW).isEmpty()) {
      assertThat(shell.now).isBefore(T0.plusSeconds(600));
      shell.run(1);
    }
    if (!shell.state.busy(WWW).get().isUnsent()) {
      throw new IllegalStateException("too late: " + shell.state.busy(WWW));
    }
    return shell;
  }

  static Command move(String target) {
    return command(Optional.of(target), false, false, List.of());
  }

  private static Command withTtls(String target) {
    return new Command.Switch(
        List.of(WWW), Optional.of(target), false, false, true, "test", List.of());
  }

  private static Command command(
      Optional<String> target, boolean isForced, boolean isOverwriting, List<Long> generations) {
    return new Command.Switch(List.of(WWW), target, isForced, isOverwriting, "test", generations);
  }

  private static Entry run(FakeShell shell, Command command) {
    return shell.command("wang", command).entries().getFirst();
  }

  private static Code code(Entry entry) {
    CommandResult.Refused refused = (CommandResult.Refused) entry;
    assertThat(refused.refusal().remedy()).isNotBlank();
    return refused.refusal().code();
  }

  private static FakeShell settled() {
    return FakeShell.settled(topology(shop(AUTO)));
  }
}
