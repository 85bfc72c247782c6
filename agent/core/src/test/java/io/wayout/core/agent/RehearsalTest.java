// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.facts.Drills;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Topology;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.rehearsal.Rehearsal.Phase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Live drills, second by second: out, a stay, and home.
class RehearsalTest {
  private static final Duration STAY = Duration.ofMinutes(2);
  private static final LiveDrills ALLOWED = new LiveDrills(Set.of(WWW), List.of(), STAY);
  private static final Policy REHEARSED = AUTO.requiring(Duration.ofDays(30));

  private final FakeShell shell = FakeShell.settled(world(AUTO, ALLOWED));

  @Test
  void liveDrill_goesOutStaysComesHomeAndIsGreen() {
    assertThat(start(shell).entries())
        .containsExactly(
            new CommandResult.Rehearsing("drill-www.shop.example-1", false, WWW, "standby"));
    shell.run(60);
    assertThat(drill().phase()).isEqualTo(Phase.STAY);
    shell.run(150);

    assertThat(drill().phase()).isEqualTo(Phase.GREEN);
    assertThat(drill().greenAt()).isPresent();
    assertThat(drill().course().out()).isPresent();
    assertThat(drill().course().back()).isPresent();
    assertThat(shell.writes).hasSize(2).last().asString().contains("primary");
    assertThat(shell.codes())
        .containsSubsequence(
            Notice.Code.DRILL_STARTED, Notice.Code.DRILL_TURNED, Notice.Code.DRILL_ENDED);
    assertThat(shell.rows()).contains(JournalRow.Kind.DRILLED);
  }

  @Test
  void endedDrill_leavesAutomationAsFreeAsBefore() {
    start(shell);
    shell.run(240);
    assertThat(shell.state.memory(WWW).block()).isEmpty();

    shell.down.add(checkOf("primary"));
    shell.run(120);

    assertThat(shell.writes).last().asString().contains("standby");
  }

  @Test
  void standbyThatFails_isLeftAtOnceAndTheDrillIsRed() {
    start(shell);
    shell.run(30);
    shell.down.add(checkOf("standby"));
    shell.run(60);

    assertThat(drill().phase()).isEqualTo(Phase.RED);
    assertThat(drill().course().trouble()).get().asString().contains("standby is DOWN");
    assertThat(drill().greenAt()).isEmpty();
    assertThat(shell.writes).hasSize(2).last().asString().contains("primary");
  }

  @Test
  void homeThatDiesMeanwhile_isNotReturnedTo() {
    start(shell);
    shell.run(30);
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));

    assertThat(drill().phase()).isEqualTo(Phase.LEFT);
    assertThat(shell.writes).hasSize(1);
    assertThat(shell.codes()).contains(Notice.Code.DRILL_ENDED);
  }

  @Test
  void lostWayHome_waitsTellsAndGoesWhenALeverIsBack() {
    start(shell);
    shell.run(30);
    shell.deadApis.addAll(shell.state.topology().accounts().keySet());
    shell.run(Duration.ofMinutes(3));
    assertThat(drill().phase()).isEqualTo(Phase.BACK);
    assertThat(shell.codes()).contains(Notice.Code.DRILL_WAITS);

    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(2));

    assertThat(drill().phase()).isEqualTo(Phase.RED);
    assertThat(shell.writes).last().asString().contains("primary");
  }

  @Test
  void wayOutThatIsNeverServed_turnsHomeWithinTheRto() {
    LinkAccount last =
        shell.zone.keySet().stream()
            .filter(p -> p.account().equals("cf"))
            .findFirst()
            .orElseThrow();
    shell.unserved.add(last);
    start(shell);
    shell.run(Duration.ofMinutes(6));
    shell.unserved.clear();
    shell.run(Duration.ofMinutes(3));

    assertThat(drill().phase()).isEqualTo(Phase.RED);
    assertThat(shell.data(last).toString()).contains("primary");
  }

  @Test
  void personWhoMovesTheDomain_takesItOver() {
    start(shell);
    shell.run(30);
    shell.command(
        "bob",
        new Command.Switch(List.of(WWW), Optional.of("primary"), true, false, "mine", List.of()));
    shell.run(60);

    assertThat(drill().phase()).isEqualTo(Phase.LEFT);
    assertThat(shell.state.memory(WWW).block()).isPresent();
  }

  /// Regression: live-264, a drill waited for ever to go home over somebody else's value.
  @Test
  void valueOfSomebodyElse_endsItWhereItIs() {
    start(shell);
    shell.run(30);
    shell.put(at(WWW, "ali"), cname(ELSEWHERE));
    shell.run(Duration.ofMinutes(4));

    assertThat(drill().phase()).isEqualTo(Phase.LEFT);
    assertThat(drill().course().detail()).contains("someone else changed");
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(cname(ELSEWHERE));
  }

  @Test
  void freeze_leavesItWhereItIs() {
    start(shell);
    shell.run(30);
    shell.command(
        "bob", new Command.SetFreeze(new Freeze.Scope.Everything(), "hands off", Optional.empty()));
    shell.run(Duration.ofMinutes(4));

    assertThat(drill().phase()).isEqualTo(Phase.LEFT);
    assertThat(shell.writes).hasSize(1);
  }

  @Test
  void stop_leadsHomeAtOnce() {
    start(shell);
    shell.run(10);
    shell.command("alice", new Command.StopDrill(WWW, "enough"));
    shell.run(30);

    assertThat(drill().phase()).isEqualTo(Phase.RED);
    assertThat(drill().course().detail()).contains("stopped by alice: enough");
    assertThat(shell.writes).last().asString().contains("primary");
  }

  @Test
  void stopBeforeAnythingWasSent_movesNobody() {
    start(shell);
    shell.command("alice", new Command.StopDrill(WWW, ""));
    shell.run(30);

    assertThat(shell.writes).isEmpty();
    assertThat(drill().phase()).isEqualTo(Phase.RED);
    assertThat(shell.state.memory(WWW).desired()).contains("primary");
  }

  @Test
  void restartInTheMiddle_goesOnAndComesHome() {
    FakeShell next = restartedInTheMiddle(shell.state.topology());
    next.run(Duration.ofMinutes(5));

    assertThat(next.state.rehearsals().values())
        .singleElement()
        .extracting(Rehearsal::phase)
        .isIn(Phase.GREEN, Phase.RED);
    assertThat(next.zone.values()).anyMatch(v -> v.data().toString().contains("primary"));
  }

  /// Regression: live-568, the agent could not start while a drill was open whose target was gone.
  @Test
  void targetGoneAfterARestart_theDrillIsLeft() {
    List<Link> links = shop(AUTO).links();
    Domain bare = domain(WWW, AUTO, links, List.of(target("primary")));
    FakeShell next = restartedInTheMiddle(topology("v2", List.of(bare)));
    next.run(5);

    assertThat(next.state.rehearsals().values())
        .singleElement()
        .extracting(Rehearsal::phase)
        .isEqualTo(Phase.LEFT);
  }

  private FakeShell restartedInTheMiddle(Topology topology) {
    start(shell);
    shell.run(60);
    FakeShell next = new FakeShell(topology);
    next.zone.putAll(shell.zone);
    next.now = shell.now;
    next.fold(
        new Event.Recovered(
            new Memory(
                List.copyOf(shell.state.memories().values()),
                shell.state.switchovers().values().stream()
                    .filter(s -> !s.phase().isTerminal())
                    .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(shell.state.rehearsals().values()),
                shell.state.ownerships(),
                false)));
    return next;
  }

  @Test
  void h13_drillThatIsNotAllowed_isRefused() {
    FakeShell nobody = FakeShell.settled(world(AUTO, LiveDrills.none()));
    assertThat(code(start(nobody))).isEqualTo(Refusal.Code.DRILL_NOT_ALLOWED);

    DayOfWeek today = T0.atZone(ZoneId.of("UTC")).getDayOfWeek();
    var closed =
        new LiveDrills.Window(
            Set.of(today.plus(2)), LocalTime.of(10, 0), LocalTime.of(11, 0), ZoneId.of("UTC"));
    FakeShell late =
        FakeShell.settled(world(AUTO, new LiveDrills(Set.of(WWW), List.of(closed), STAY)));
    assertThat(code(start(late))).isEqualTo(Refusal.Code.DRILL_NOT_ALLOWED);
    assertThat(late.writes).isEmpty();
  }

  @Test
  void domainThatIsNotWell_isNotRehearsedWith() {
    shell.command(
        "bob", new Command.SetFreeze(new Freeze.Scope.OfDomain(WWW), "no", Optional.empty()));
    assertThat(code(start(shell))).isEqualTo(Refusal.Code.DRILL_NOT_ALLOWED);

    FakeShell sick = FakeShell.settled(world(AUTO, ALLOWED));
    sick.down.add(checkOf("standby"));
    sick.run(60);
    assertThat(code(start(sick))).isEqualTo(Refusal.Code.TARGET_NOT_HEALTHY);
  }

  /// Regression: live-11, a drill that began through a bypass of a silent link was called green.
  @Test
  void domainWithALostLever_isNotRehearsedWith() {
    shell.zone.keySet().stream().filter(p -> p.account().equals("cf")).forEach(shell.silent::add);
    shell.run(40);
    assertThat(code(start(shell))).isEqualTo(Refusal.Code.DRILL_NOT_ALLOWED);

    FakeShell mute = FakeShell.settled(world(AUTO, ALLOWED));
    mute.deadApis.add("ali");
    mute.run(60);
    assertThat(code(start(mute))).isEqualTo(Refusal.Code.DRILL_NOT_ALLOWED);
  }

  @Test
  void i97_automationWithoutAFreshDrill_onlyAdvises() {
    FakeShell raw = FakeShell.settled(world(REHEARSED, ALLOWED));
    raw.down.add(checkOf("primary"));
    raw.run(120);

    assertThat(raw.writes).isEmpty();
    assertThat(raw.state.standings().get(WWW).decision())
        .isInstanceOfSatisfying(Hold.class, h -> assertThat(h.gate()).isEqualTo(Gate.DRILL_STALE));
    assertThat(raw.state.advices()).containsKey(WWW);
  }

  @Test
  void i97_automationAfterAGreenDrill_movesUntilItIsOld() {
    FakeShell proven = FakeShell.settled(world(REHEARSED, ALLOWED));
    start(proven);
    proven.run(240);
    Instant green = proven.now;

    assertThat(Drills.stale(proven.state, shop(REHEARSED), green)).isEmpty();
    assertThat(Drills.stale(proven.state, shop(REHEARSED), green.plus(Duration.ofDays(31))))
        .isPresent();
    proven.down.add(checkOf("primary"));
    proven.run(120);
    assertThat(proven.writes).last().asString().contains("standby");
  }

  private static Topology world(Policy policy, LiveDrills drills) {
    Topology plain = topology("v1", List.of(shop(policy)));
    return new Topology(
        "v1",
        plain.accounts(),
        plain.checks(),
        plain.witnesses(),
        plain.domains(),
        new Safety(30, 1, List.of(), drills),
        plain.watch());
  }

  private static CommandResult start(FakeShell shell) {
    return shell.command(
        "alice", new Command.StartDrill(WWW, Optional.empty(), Optional.empty(), ""));
  }

  private static Refusal.Code code(CommandResult result) {
    return ((CommandResult.Refused) result.entries().getFirst()).refusal().code();
  }

  private Rehearsal drill() {
    return shell.state.rehearsals().values().iterator().next();
  }
}
