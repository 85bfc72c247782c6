// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.FAIL;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.PASS;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.TIMING;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.core.facts.ReloadRule;
import io.wayout.core.facts.SendRule;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.provider.SendGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Crashes, reloads, and the last gate before the first byte.
class RecoveryTest {
  /// I65, T02 to T06: killed at a phase and started again at once, with the write applied or not:
  /// one final value, no contrary write, and never the same write twice where it was applied.
  @ParameterizedTest
  @EnumSource(names = {"INTENT", "ATTEMPT", "IN_DOUBT", "ACKED", "READ_BACK", "SERVED"})
  void t02_t03_t04_t05_t06_killedAtAPhase_endsAtTheStandby(Phase phase) {
    for (boolean isApplied : List.of(true, false)) {
      boolean isLater = phase.compareTo(Phase.IN_DOUBT) > 0;
      if (isLater && !isApplied) {
        continue;
      }
      FakeShell shell = restarted(phase, isApplied);
      shell.run(Duration.ofMinutes(5));

      assertThat(shell.data(at(HATCH, "cf")))
          .as("%s %s", phase, isApplied)
          .isEqualTo(lb("standby"));
      assertThat(shell.writes).as("%s %s", phase, isApplied).hasSize(isApplied ? 0 : 1);
      assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.DONE);
      if (phase != Phase.SERVED && !(isApplied && isLater)) {
        assertThat(shell.state.memory(WWW).block()).as("%s %s", phase, isApplied).isPresent();
      }
    }
  }

  @Test
  void recovered_blocksAndFreezesHoldAgain() {
    Freeze freeze =
        new Freeze(new Freeze.Scope.Everything(), "wang", "holiday", T0, Optional.empty());
    DomainMemory memory = new DomainMemory(WWW, 9, Optional.of("primary"), Optional.empty());
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    shell.fold(
        new Event.Recovered(
            new Memory(List.of(memory), List.of(), List.of(freeze), List.of(), List.of(), false)));

    assertThat(shell.state.memory(WWW)).isEqualTo(memory);
    assertThat(shell.state.freezes()).containsValue(freeze);
    assertThat(shell.rows()).containsExactly(Kind.STARTED);
  }

  /// I66
  @Test
  void stateLost_holdsAutomation() {
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    shell.fold(
        new Event.Recovered(
            new Memory(List.of(), List.of(), List.of(), List.of(), List.of(), true)));
    shell.run(Duration.ofMinutes(2));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
  }

  @Test
  void unfinishedButNoLongerConfigured_ends() {
    Domain other = otherDomain();
    FakeShell old = busy();
    FakeShell shell = new FakeShell(topology(other));
    shell.fold(new Event.Recovered(memory(old.switchover(WWW))));

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);
    assertThat(shell.codes()).contains(Code.RESUMED);
    shell.run(Duration.ofMinutes(1));
    assertThat(shell.writes).isEmpty();
  }

  /// I50, H06
  @Test
  void reloadWithoutTheDomain_stopsItsMove() {
    FakeShell shell = busy();
    Topology next = topology("v2", List.of(otherDomain()));
    assertThat(ReloadRule.obstacles(shell.state, next)).hasSize(1);
    shell.fold(new Event.Reloaded(next));

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);
    assertThat(shell.rows()).endsWith(Kind.ENDED, Kind.RELOADED);
  }

  /// I02: the same target's name with another value is another target.
  @Test
  void reloadThatChangesTheTargetsValue_stopsTheMove() {
    FakeShell shell = busy();
    Topology next = topology("v2", List.of(domainWith(target("primary"), moved("standby"))));
    shell.fold(new Event.Reloaded(next));

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);
  }

  @Test
  void h06_reloadOfOtherThings_letsTheMoveGoOn() {
    FakeShell shell = busy();
    shell.fold(new Event.Reloaded(topology("v2", List.of(shop(AUTO)))));
    shell.run(Duration.ofMinutes(1));

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
  }

  /// H06, H07
  @Test
  void h06_h07_reloadThatTakesAwayWhereADomainIs_isRefused() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    Target third = target("third");
    Domain other = otherDomain();

    assertThat(obstacles(shell, domainWith(target("standby"), third))).hasSize(1);
    assertThat(obstacles(shell, domainWith(moved("primary"), third))).hasSize(1);
    assertThat(obstacles(shell, domainWith(target("primary"), third))).isEmpty();
    assertThat(obstacles(shell, other)).isEmpty();

    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));
    assertThat(obstacles(shell, other)).hasSize(1);
  }

  /// I04, I06, I80
  @Test
  void sendGate_isOpenForTheNewestAttemptOnly() {
    FakeShell shell = busy();
    while (shell.switchover(WWW).phase() != Phase.ATTEMPT) {
      shell.run(1);
    }
    Switchover s = shell.switchover(WWW);
    StepRef step = new StepRef(WWW, s.id(), 0, 1);
    assertThat(SendRule.verdict(shell.state, step, shell.now)).isEqualTo(new SendGate.Open());

    closed(shell, new StepRef(WWW, "www.shop.example#0", 0, 1));
    closed(shell, new StepRef(WWW, s.id(), 1, 1));
    closed(shell, new StepRef(WWW, s.id(), 0, 2));
    closed(shell, new StepRef(HATCH, s.id(), 0, 1));
    var newer = new DomainMemory(WWW, s.generation() + 1, Optional.empty(), Optional.empty());
    var state = shell.state;
    shell.state = state.withMemories(state.memories().plus(WWW, newer));
    closed(shell, step);
    for (Freeze.Scope scope :
        List.of(
            new Freeze.Scope.Everything(),
            new Freeze.Scope.OfDomain(WWW),
            new Freeze.Scope.OfVendor("cloud-standby"))) {
      Freeze freeze = new Freeze(scope, "wang", "stop", T0, Optional.empty());
      shell.state = state.withFreezes(state.freezes().plus(scope, freeze));
      closed(shell, step);
    }
  }

  /// C05, I25, I42: what was decided waited, or the host stood still, and the world went on.
  @Test
  void c05_sendGate_isClosedWhenTheReasonIsGone() {
    FakeShell shell = busy();
    while (shell.switchover(WWW).phase() != Phase.ATTEMPT) {
      shell.run(1);
    }
    StepRef step = new StepRef(WWW, shell.switchover(WWW).id(), 0, 1);
    State state = shell.state;
    Instant now = shell.now;

    shell.now = now.plusSeconds(60);
    closed(shell, step, "nothing has been heard of standby for too long");
    shell.now = now;
    probed(shell, "standby", FAIL);
    closed(shell, step, "standby is down by now");
    shell.state = state;
    probed(shell, "primary", PASS);
    closed(shell, step, "primary is up again");
    shell.state = state;
    shell.now = now.plusSeconds(60);
    shell.fold(new Event.Probed(checkOf("standby"), FAIL));
    closed(shell, step, "the newest check of standby failed");
    shell.state = state;
    shell.fold(new Event.StoodStill(Duration.ofMinutes(1)));
    shell.fold(new Event.Probed(checkOf("standby"), PASS));
    closed(shell, step, "stood still after this was decided");
    shell.state = state;
    shell.now = now;
    assertThat(SendRule.verdict(shell.state, step, shell.now)).isEqualTo(new SendGate.Open());
  }

  private static void probed(FakeShell shell, String target, ProbeResult result) {
    for (int i = 0; i < TIMING.rise(); i++) {
      shell.fold(new Event.Probed(checkOf(target), result));
    }
  }

  private static void closed(FakeShell shell, StepRef step, String why) {
    closed(shell, step);
    assertThat(SendRule.verdict(shell.state, step, shell.now).toString()).contains(why);
  }

  private static void closed(FakeShell shell, StepRef step) {
    assertThat(SendRule.verdict(shell.state, step, shell.now))
        .as("%s", step)
        .isInstanceOf(SendGate.Closed.class);
  }

  private static List<String> obstacles(FakeShell shell, Domain domain) {
    return ReloadRule.obstacles(shell.state, topology("v2", List.of(domain)));
  }

  private static List<Link> links() {
    return shop(AUTO).links();
  }

  private static Domain otherDomain() {
    DnsName name = DnsName.of("www.new.example");
    return Fixtures.domain(name, AUTO, List.of(Fixtures.link(name, "r53")));
  }

  private static Domain domainWith(Target... targets) {
    return Fixtures.domain(WWW, AUTO, links(), List.of(targets));
  }

  private static Target moved(String name) {
    Target old = target(name);
    return new Target(old.pool(), name, old.vendor(), lb("elsewhere"), old.checks());
  }

  private static FakeShell busy() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.down.add(checkOf("primary"));
    while (shell.state.busy(WWW).isEmpty()) {
      shell.run(1);
    }
    return shell;
  }

  /// Regression: `wayout status --direct` resumed a move that was settling, and wrote it again.
  @Test
  void commandLooks_resumesNothing() {
    for (Phase phase : Phase.values()) {
      FakeShell shell = new FakeShell(topology(shop(AUTO)));
      Switchover s = busy().switchover(WWW).to(phase, "", T0);

      shell.fold(new Event.LookedUp(memory(s)));

      assertThat(shell.kept).as("at %s", phase).noneMatch(d -> d instanceof Durable.SwitchoverKept);
      assertThat(shell.writes).as("at %s", phase).isEmpty();
    }
  }

  /// I41, I42: what a vendor owes outlives the agent, and is planned anew.
  @Test
  void partialMove_isCompletedByTheNextAgent() {
    Domain domain = Fixtures.domain(WWW, AUTO, List.of(Fixtures.link(WWW, "ali", "r53")));
    FakeShell old = FakeShell.settled(topology(domain));
    old.deadApis.add("ali");
    old.run(Duration.ofMinutes(1));
    old.down.add(checkOf("primary"));
    old.run(Duration.ofMinutes(5));
    assertThat(old.writes).containsExactly("www.shop.example@r53=" + lb("standby"));
    assertThat(old.state.memory(WWW).pending()).contains("standby");

    FakeShell next = successor(old, topology(domain));
    next.run(Duration.ofMinutes(5));
    assertThat(next.writes).as("still away").isEmpty();
    next.deadApis.clear();
    next.run(Duration.ofMinutes(3));

    assertThat(next.writes).containsExactly("www.shop.example@ali=" + lb("standby"));
    assertThat(next.switchover(WWW).cause()).isEqualTo(Cause.COMPLETION);
  }

  /// Regression: seed mirror-24. While the account that a partial move did reach is silent, users
  /// are led by the other one; the rest was forgotten then (I48).
  @Test
  void accountOfAPartialMoveIsSilentForAMoment_theRestIsCompletedAllTheSame() {
    Domain domain = Fixtures.domain(WWW, AUTO, List.of(Fixtures.link(WWW, "ali", "r53")));
    FakeShell shell = FakeShell.settled(topology(domain));
    shell.deadApis.add("ali");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    shell.down.clear();
    shell.run(Duration.ofMinutes(1));
    domain.links().getFirst().places().stream()
        .filter(place -> place.account().equals("r53"))
        .forEach(shell.silent::add);
    shell.run(Duration.ofMinutes(1));
    shell.silent.clear();
    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes)
        .containsExactly(
            "www.shop.example@r53=" + lb("standby"), "www.shop.example@ali=" + lb("standby"));
  }

  /// I48: nor is it forgotten where nobody can read any more what the rest is.
  @Test
  void restOfAPartialMoveCannotBeRead_isCompletedWhenItCan() {
    Domain domain = Fixtures.domain(WWW, AUTO, List.of(Fixtures.link(WWW, "ali", "r53")));
    FakeShell shell = FakeShell.settled(topology(domain));
    shell.deadApis.add("ali");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    domain.links().getFirst().places().stream()
        .filter(place -> place.account().equals("ali"))
        .forEach(shell.silent::add);
    shell.run(Duration.ofMinutes(5));
    assertThat(shell.state.memory(WWW).pending()).contains("standby");
    shell.silent.clear();
    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes)
        .containsExactly(
            "www.shop.example@r53=" + lb("standby"), "www.shop.example@ali=" + lb("standby"));
  }

  /// I12, I65: the wait for the caches stands after a crash in its middle.
  @Test
  void killedWhileARestoreWaits_waitsToTheEnd() {
    FakeShell old = FakeShell.settled(topology(shop(AUTO)));
    old.deadApis.add("cf");
    old.run(Duration.ofMinutes(1));
    old.down.add(checkOf("primary"));
    old.run(Duration.ofMinutes(3));
    old.deadApis.clear();
    while (old.writes.size() < 2) {
      assertThat(old.now).isBefore(T0.plusSeconds(3_600));
      old.run(1);
    }
    Instant lower = old.now;
    old.run(20);
    assertThat(old.switchover(WWW).isDraining()).isTrue();

    FakeShell next = successor(old, topology(shop(AUTO)));
    while (next.writes.isEmpty()) {
      assertThat(next.now).isBefore(lower.plusSeconds(3_600));
      next.run(1);
    }

    assertThat(next.writes).containsExactly("www.shop.example@ali=" + HATCH);
    assertThat(next.now).isAfterOrEqualTo(lower.plusSeconds(60)).isBefore(lower.plusSeconds(120));
  }

  /// I12: nor does automation undo a bypass sooner than the person who is about to. Seed 578.
  @Test
  void personUndoesABypass_automationWaitsForTheCachesToo() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(9).plusSeconds(30));
    assertThat(shell.writes).hasSize(1);

    shell.command(
        "ann",
        new Command.Switch(
            List.of(WWW), Optional.of("standby"), false, true, "by hand", List.of()));
    shell.run(10);
    assertThat(shell.writes).last().isEqualTo("www.hatch.example@cf=" + lb("standby"));
    Instant lower = shell.now;
    while (shell.writes.size() < 3) {
      assertThat(shell.now).isBefore(lower.plusSeconds(3_600));
      shell.run(1);
    }
    assertThat(shell.writes).last().isEqualTo("www.shop.example@ali=" + HATCH);
    assertThat(shell.now).isAfterOrEqualTo(lower.plusSeconds(50));
  }

  /// Someone changes the lower link while the upper one waits for caches: users are not led there.
  @Test
  void lowerLinkChangedWhileARestoreWaits_usersStayWhereTheyAre() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    shell.deadApis.clear();
    while (shell.writes.size() < 2) {
      assertThat(shell.now).isBefore(T0.plusSeconds(3_600));
      shell.run(1);
    }
    shell.run(20);
    assertThat(shell.switchover(WWW).isDraining()).isTrue();

    shell.put(at(HATCH, "cf"), lb("primary"));
    shell.look();

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.ABORTED);
    assertThat(shell.writes).as("link 1 still leads past link 2").hasSize(2);
  }

  /// The next agent on the same world, with what the old one kept.
  private static FakeShell successor(FakeShell old, Topology topology) {
    FakeShell next = new FakeShell(topology);
    next.now = old.now;
    next.zone.putAll(old.zone);
    next.deadApis.addAll(old.deadApis);
    next.down.addAll(old.down);
    next.fold(
        new Event.Recovered(
            new Memory(
                List.of(old.state.memory(WWW)),
                List.of(old.switchover(WWW)),
                List.of(),
                List.of(),
                List.of(),
                false)));
    return next;
  }

  private static Memory memory(Switchover s) {
    DomainMemory domain =
        new DomainMemory(WWW, s.generation(), Optional.of("standby"), Optional.empty());
    return new Memory(List.of(domain), List.of(s), List.of(), List.of(), List.of(), false);
  }

  /// A new agent on the same zones, with the switchover as it was when the old one died.
  private static FakeShell restarted(Phase phase, boolean isApplied) {
    Switchover s = busy().switchover(WWW).to(phase, "", T0);
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    if (isApplied) {
      shell.put(at(HATCH, "cf"), lb("standby"));
    }
    shell.fold(new Event.Recovered(memory(s)));
    assertThat(shell.kept.stream().filter(d -> d instanceof Durable.Row)).isNotEmpty();
    return shell;
  }
}
