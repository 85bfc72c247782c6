// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.WITNESSES;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.policy;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.core.decide.Decision;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What automation does, from the first failed probe to the settled move.
class AutomationTest {
  @Test
  void allWell_writesNothingAndKeepsQuiet() {
    FakeShell shell = settled(AUTO).run(Duration.ofMinutes(30));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.notices).isEmpty();
    assertThat(shell.kept).isEmpty();
  }

  @Test
  void primaryDown_movesOnceAndJournalsEveryStep() {
    FakeShell shell = settled(AUTO);
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).containsExactly("www.hatch.example@cf=" + lb("standby"));
    assertThat(shell.rows())
        .containsExactly(
            Kind.INTENT, Kind.ATTEMPT, Kind.ACKED, Kind.READ_BACK, Kind.SERVED, Kind.SETTLED);
    assertThat(shell.codes())
        .contains(
            Code.CHECK_DOWN, Code.SWITCHOVER_STARTED, Code.SWITCHOVER_SERVED, Code.SWITCHOVER_DONE);
    assertThat(shell.state.memory(WWW).generation()).isEqualTo(1);
    assertThat(shell.state.memory(WWW).block()).isPresent();
  }

  /// I63: the turn that orders the write keeps its attempt.
  @Test
  void everyWrite_isKeptInItsOwnTurn() {
    FakeShell shell = settled(AUTO);
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(2));

    assertThat(shell.sending)
        .hasSize(1)
        .allSatisfy(turn ->
            assertThat(turn.durables())
                .anyMatch(
                    d -> d instanceof Durable.SwitchoverKept(var s) && s.phase() == Phase.ATTEMPT));
  }

  /// I27: four seconds of failures are over long before `down-for`.
  @Test
  void blip_movesNobody() {
    FakeShell shell = settled(AUTO);
    for (int i = 0; i < 20; i++) {
      shell.down.add(checkOf("primary"));
      shell.run(14);
      shell.down.clear();
      shell.run(15);
    }

    assertThat(shell.writes).isEmpty();
  }

  @Test
  void adviseMode_recordsAndWritesNothing() {
    FakeShell shell = settled(policy(Mode.ADVISE));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.rows()).containsExactly(Kind.ADVISED);
    assertThat(gate(shell)).isEqualTo(Gate.ADVISE_MODE);
  }

  @Test
  void manualMode_onlyTells() {
    FakeShell shell = settled(policy(Mode.MANUAL));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
    assertThat(gate(shell)).isEqualTo(Gate.MANUAL_MODE);
  }

  /// I80
  @Test
  void frozen_holdsUntilTheFreezeEnds() {
    for (Freeze.Scope scope : scopes()) {
      FakeShell shell = settled(AUTO);
      shell.command(
          "wang", new Command.SetFreeze(scope, "holiday", Optional.of(Duration.ofMinutes(5))));
      shell.down.add(checkOf("primary"));
      shell.run(Duration.ofMinutes(4));
      assertThat(shell.writes).as("%s", scope).isEmpty();
      assertThat(gate(shell)).as("%s", scope).isEqualTo(Gate.FROZEN);

      shell.run(Duration.ofMinutes(2));
      assertThat(shell.writes).as("%s", scope).hasSize(1);
    }
  }

  private static List<Freeze.Scope> scopes() {
    return List.of(
        new Freeze.Scope.Everything(),
        new Freeze.Scope.OfDomain(WWW),
        new Freeze.Scope.OfVendor("dns-ali"),
        new Freeze.Scope.OfVendor("cloud-primary"),
        new Freeze.Scope.OfVendor("cloud-standby"));
  }

  /// I21
  @Test
  void o10_everyTargetDown_holdsAndAlarms() {
    FakeShell shell = settled(AUTO);
    shell.down.addAll(List.of(checkOf("primary"), checkOf("standby")));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.codes()).contains(Code.ALL_DOWN);
  }

  /// I22
  @Test
  void n08_n10_c07_isolated_holdsAndTellsBothWays() {
    FakeShell shell = settled(AUTO);
    shell.down.addAll(WITNESSES);
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(10));
    assertThat(shell.writes).isEmpty();
    assertThat(shell.codes()).contains(Code.ISOLATED);

    shell.down.removeAll(WITNESSES);
    shell.run(Duration.ofMinutes(3));
    assertThat(shell.codes()).contains(Code.WITNESSES_BACK);
    assertThat(shell.writes).hasSize(1);
  }

  /// I22: witnesses that are asked seldom have not noticed yet what a quick check has.
  @Test
  void n12_witnessesNotHeardSinceTheTargetFell_waitsForThem() {
    FakeShell shell = FakeShell.settled(topology(shop(Fixtures.atOnce())));
    for (int i = 0; i < Fixtures.TIMING.fall(); i++) {
      shell.now = shell.now.plusSeconds(1);
      shell.fold(new Event.Probed(checkOf("primary"), Fixtures.FAIL));
    }
    shell.fold(new Event.Tick());
    assertThat(gate(shell)).isEqualTo(Gate.DOWN_FOR);

    WITNESSES.subList(1, 3).forEach(id -> shell.fold(new Event.Probed(id, Fixtures.PASS)));
    shell.fold(new Event.Tick());
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.FAILOVER);
  }

  /// I22, I45: whoever falls first has the witnesses asked at once, and nobody else that second.
  @Test
  void targetFalls_witnessesAreAskedAtOnce() {
    FakeShell shell = FakeShell.settled(topology(shop(Fixtures.atOnce())));
    Turn first = fall(shell, "primary");
    Turn second = fall(shell, "standby");

    assertThat(asked(first)).containsExactlyElementsOf(WITNESSES);
    assertThat(asked(second)).isEmpty();
  }

  private static Turn fall(FakeShell shell, String target) {
    for (int i = 1; i < Fixtures.TIMING.fall(); i++) {
      shell.fold(new Event.Probed(checkOf(target), Fixtures.FAIL));
    }
    return shell.fold(new Event.Probed(checkOf(target), Fixtures.FAIL));
  }

  private static List<CheckId> asked(Turn turn) {
    return turn.actions().stream()
        .filter(Action.ProbeAt.class::isInstance)
        .map(a -> ((Action.ProbeAt) a).check())
        .toList();
  }

  /// I23: two of three targets at once.
  @Test
  void mostTargetsFallTogether_holds() {
    Domain domain =
        Fixtures.domain(
            WWW,
            AUTO,
            shop(AUTO).links(),
            List.of(
                Fixtures.target("primary"), Fixtures.target("standby"), Fixtures.target("third")));
    FakeShell shell = FakeShell.settled(topology(domain));
    shell.down.addAll(List.of(checkOf("primary"), checkOf("standby")));
    shell.run(Duration.ofSeconds(110));

    assertThat(shell.writes).isEmpty();
    assertThat(gate(shell)).isEqualTo(Gate.MASS_DOWN);
    assertThat(shell.codes()).contains(Code.MASS_DOWN);
  }

  /// I11
  @Test
  void twentyDomains_oneCanaryThenAtMostThirtyPercent() {
    FakeShell shell = FakeShell.settled(topology("v1", Fixtures.fleet(20, AUTO)));
    shell.down.add(checkOf("primary"));
    int most = 0;
    while (shell.writes.isEmpty() || proven(shell).isEmpty()) {
      shell.run(1);
      assertThat(moving(shell.state)).isLessThanOrEqualTo(proven(shell).isEmpty() ? 1 : 6);
    }
    for (int i = 0; i < 120; i++) {
      shell.run(1);
      most = Math.max(most, (int) moving(shell.state));
    }

    assertThat(most).isBetween(2, 6);
    assertThat(shell.writes).hasSize(20).doesNotHaveDuplicates();
  }

  /// Law 7: a canary that is never served holds its own kind, not the others.
  @Test
  void stuckCanary_holdsOnlyItsKind() {
    List<Domain> domains = new ArrayList<>(Fixtures.fleet(8, AUTO));
    DnsName other = DnsName.of("www.other.example");
    domains.add(
        Fixtures.domain(
            other,
            AUTO,
            List.of(Fixtures.link(other, "r53")),
            List.of(Fixtures.target("other", "primary"), Fixtures.target("other", "standby"))));
    FakeShell shell = FakeShell.settled(topology("v1", domains));
    shell.unserved.add(at(DnsName.of("www.d01.hatch.example"), "cf"));
    shell.down.addAll(List.of(checkOf("primary"), checkOf("other", "primary")));
    shell.run(Duration.ofMinutes(3));

    assertThat(shell.writes).hasSize(2);
    assertThat(shell.switchover(other).isQuiet()).isTrue();
  }

  /// I28
  @Test
  void n17_o12_flappingForHours_movesAtMostOncePerBlock() {
    FakeShell shell = settled(AUTO);
    for (int i = 0; i < 12; i++) {
      boolean isOdd = i % 2 == 1;
      shell.down.clear();
      shell.down.add(checkOf(isOdd ? "standby" : "primary"));
      shell.run(Duration.ofMinutes(9));
    }

    assertThat(shell.writes).hasSizeBetween(1, 2);
  }

  @Test
  void o11_failbackAfter_returnsWhenTheTimeHasCome() {
    FakeShell shell = settled(policy(Mode.AUTO, new Failback.After(Duration.ofMinutes(30))));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));
    shell.down.clear();
    shell.run(Duration.ofMinutes(25));
    assertThat(shell.writes).hasSize(1);

    shell.run(Duration.ofMinutes(45));
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("primary"));
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.FAILBACK);
  }

  /// X04: the API that is needed first is dead; the other link is written within a minute.
  @Test
  void x04_p01_deadControlPlane_takesTheOtherLink() {
    FakeShell shell = settled(AUTO);
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).isEmpty();

    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).containsExactly("www.shop.example@ali=" + lb("standby"));
  }

  /// I42: the first lever that comes back is taken, with a plan that is made then.
  @Test
  void noWayOut_isTakenWhenAnApiReturns() {
    FakeShell shell = settled(AUTO);
    shell.deadApis.addAll(List.of("cf", "ali"));
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(30));
    assertThat(shell.writes).isEmpty();
    assertThat(shell.codes()).contains(Code.NO_WAY_OUT);

    shell.deadApis.remove("ali");
    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).containsExactly("www.shop.example@ali=" + lb("standby"));
  }

  /// I21, I25: what was well before the process stood still may be down by now.
  @Test
  void standstill_nobodyIsMovedToWhatWasWellBefore() {
    FakeShell shell = settled(AUTO);
    shell.down.add(checkOf("primary"));
    shell.run(15);
    shell.now = shell.now.plus(Duration.ofMinutes(2));
    shell.fold(new Event.Tick());
    assertThat(shell.state.switchovers()).isEmpty();

    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).containsExactly("www.hatch.example@cf=" + lb("standby"));
  }

  @Test
  void deadLink_isBypassedAndRestoredFromBelow() {
    FakeShell shell = settled(AUTO);
    shell.deadApis.add("cf");
    shell.silent.add(at(HATCH, "cf"));
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.writes).containsExactly("www.shop.example@ali=" + lb("primary"));

    shell.deadApis.clear();
    shell.silent.clear();
    shell.run(Duration.ofMinutes(9));
    assertThat(shell.writes).hasSize(1);
    shell.run(Duration.ofMinutes(3));
    assertThat(shell.writes).last().isEqualTo("www.shop.example@ali=www.hatch.example");
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(cname(HATCH));
  }

  @Test
  void bypassWithAnOldLowerLink_putsThatRightFirst() {
    FakeShell shell = settled(AUTO);
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(15));

    assertThat(shell.writes)
        .containsExactly(
            "www.shop.example@ali=" + lb("standby"),
            "www.hatch.example@cf=" + lb("standby"),
            "www.shop.example@ali=www.hatch.example");
  }

  /// J6 of each step is journaled, and known to the planner.
  @Test
  void mirroredLink_isWrittenStepByStep() {
    Domain domain = Fixtures.domain(WWW, AUTO, List.of(Fixtures.link(WWW, "ali", "r53")));
    FakeShell shell = FakeShell.settled(topology(domain));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes).hasSize(2);
    assertThat(shell.rows())
        .containsExactly(
            Kind.INTENT,
            Kind.ATTEMPT,
            Kind.ACKED,
            Kind.READ_BACK,
            Kind.SERVED,
            Kind.INTENT,
            Kind.ATTEMPT,
            Kind.ACKED,
            Kind.READ_BACK,
            Kind.SERVED,
            Kind.SETTLED);
  }

  /// P26: what one vendor could not take is written when it is back.
  @Test
  void p26_mirroredLinkWithOneDeadApi_isWrittenInPartAndCompleted() {
    Domain domain = Fixtures.domain(WWW, AUTO, List.of(Fixtures.link(WWW, "ali", "r53")));
    FakeShell shell = FakeShell.settled(topology(domain));
    shell.deadApis.add("ali");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));
    assertThat(shell.writes).containsExactly("www.shop.example@r53=" + lb("standby"));

    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(2));
    assertThat(shell.writes).last().isEqualTo("www.shop.example@ali=" + lb("standby"));
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.COMPLETION);
  }

  /// P16: the write was applied, its answer was lost; nothing is sent twice.
  @Test
  void p16_answerLost_isReadBackAndNotRepeated() {
    FakeShell shell = settled(AUTO);
    shell.answersAreLost = true;
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes).hasSize(1);
    assertThat(shell.rows())
        .containsSubsequence(Kind.ATTEMPT, Kind.IN_DOUBT, Kind.READ_BACK, Kind.SERVED);
    assertThat(shell.state.memory(WWW).block()).isPresent();
  }

  /// I24
  @Test
  void whatProvidersAnswer_neverTouchesHealth() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    FakeShell shell = settled(AUTO);
    State before = shell.state;
    for (int i = 0; i < 2_000; i++) {
      shell.now = shell.now.plusSeconds(1);
      String account = random.nextBoolean() ? "ali" : "cf";
      CheckOutcome failed = new CheckOutcome.Failed(new ProviderFailure.Denied("401"));
      CheckOutcome outcome =
          random.nextInt(3) > 0 ? failed : new CheckOutcome.Healthy("ok", Duration.ZERO);
      shell.fold(new Event.AccountChecked(account, outcome));
      shell.fold(new Event.ZoneAsked(at(HATCH, "cf"), random.nextInt(3) == 0, "asked"));
      assertThat(shell.state.checks()).as("seed %s", seed).isEqualTo(before.checks());
    }
  }

  private static Gate gate(FakeShell shell) {
    Decision decision = shell.state.standings().values().iterator().next().decision();
    return ((Decision.Hold) decision).gate();
  }

  private static List<Phase> proven(FakeShell shell) {
    return shell.state.switchovers().values().stream()
        .map(s -> s.phase())
        .filter(p -> p == Phase.SERVED)
        .toList();
  }

  private static long moving(State state) {
    return state.switchovers().values().stream().filter(s -> !s.isQuiet()).count();
  }

  private static FakeShell settled(Policy policy) {
    return FakeShell.settled(topology(shop(policy)));
  }
}
