// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.decide;

import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.Fixtures;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.decide.Situation.DeadLink;
import io.wayout.core.decide.Situation.Pending;
import io.wayout.core.decide.Situation.Restorable;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Block;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One gate after the other: what holds, and what its text says would open it.
class DeciderTest {
  private static final Instant NOW = T0.plus(Duration.ofHours(2));
  private static final TargetHealth UP =
      new TargetHealth(Verdict.UP, T0, Optional.empty(), true, "200");
  private static final TargetHealth DOWN =
      new TargetHealth(Verdict.DOWN, T0, Optional.of(T0), false, "refused");
  private static final TargetHealth UNKNOWN =
      new TargetHealth(Verdict.UNKNOWN, T0, Optional.empty(), false, "not probed yet");
  private static final Effective PRIMARY = new Effective.At("primary", 2, true);
  private static final Effective STANDBY = new Effective.At("standby", 2, true);
  private static final Block HOUR = new Block("#6", T0, Optional.of(NOW.plusSeconds(60)));
  private static final Block FOR_EVER = new Block("#6", T0, Optional.empty());
  private static final DeadLink DEAD = new DeadLink("link 2 is not answered", T0);

  @Test
  void primaryUp_isContent() {
    holds(world(), Gate.CONTENT, "primary is up");
  }

  @Test
  void primaryDown_movesToTheProvenStandby() {
    moves(world().primary(DOWN), "standby", Cause.FAILOVER);
  }

  @Test
  void moveInProgress_waitsForIt() {
    holds(
        world().primary(DOWN).busy("#7 to standby is at ACKED"), Gate.MOVE_IN_PROGRESS, "at ACKED");
  }

  @Test
  void unreadRecord_waitsForSomeoneToTell() {
    Effective unread = new Effective.NotObserved(2, "hatch@cf", "timeout");

    holds(world().at(unread), Gate.NOT_OBSERVED, "until the API or a name server tells");
  }

  @Test
  void missingRecord_wantsItCreated() {
    holds(world().at(new Effective.Missing(2, "hatch@cf")), Gate.NOT_OBSERVED, "create it");
  }

  @Test
  void foreignValue_wantsAPerson() {
    holds(
        world().at(new Effective.Foreign(1, "www@ali", "evil.example")),
        Gate.FOREIGN_VALUE,
        "--overwrite-foreign");
  }

  @Test
  void splitByOthers_wantsAPerson() {
    holds(
        world().at(new Effective.Split(1, "a=x b=y", List.of("primary", "standby"))),
        Gate.FOREIGN_VALUE,
        "wayout switch");
  }

  @Test
  void splitByOurself_isCompletedInSpiteOfTheBlock() {
    World split =
        world()
            .at(new Effective.Split(1, "a=x b=y", List.of("primary", "standby")))
            .pending("standby")
            .block(FOR_EVER);

    moves(split, "standby", Cause.COMPLETION);
    holds(split.standby(DOWN), Gate.BLOCKED, "would move to primary");
  }

  @Test
  void healthUnknown_isNotDown() {
    holds(world().primary(UNKNOWN), Gate.HEALTH_UNKNOWN, "until its checks tell");
  }

  /// I22
  @Test
  void isolated_holdsEveryMove() {
    holds(world().primary(DOWN).isolated(), Gate.ISOLATED, "in doubt");
    holds(world().dead(DEAD).isolated(), Gate.ISOLATED, "in doubt");
    holds(world().primary(DOWN).standby(DOWN).isolated(), Gate.ISOLATED, "in doubt");
  }

  /// I21
  @Test
  void allDown_holds() {
    holds(world().primary(DOWN).standby(DOWN), Gate.ALL_DOWN, "until one is up");
    holds(world().primary(DOWN).standby(DOWN).massDown(), Gate.ALL_DOWN, "until one is up");
  }

  /// I23
  @Test
  void massDown_holds() {
    holds(world().primary(DOWN).massDown(), Gate.MASS_DOWN, "fell together");
  }

  @Test
  void youngFailure_waitsForDownFor() {
    Instant since = NOW.minusSeconds(19);
    TargetHealth young = new TargetHealth(Verdict.DOWN, T0, Optional.of(since), false, "refused");
    TargetHealth old =
        new TargetHealth(Verdict.DOWN, T0, Optional.of(NOW.minusSeconds(20)), false, "refused");

    holds(world().primary(young), Gate.DOWN_FOR, "20s without a success (down-for)");
    moves(world().primary(old), "standby", Cause.FAILOVER);
  }

  /// I27
  @Test
  void answersAgain_waits() {
    TargetHealth recovering = new TargetHealth(Verdict.DOWN, T0, Optional.empty(), false, "200");

    holds(world().primary(recovering), Gate.DOWN_FOR, "answers again");
  }

  /// I25
  @Test
  void o08_unprovenStandby_isNotMovedTo() {
    TargetHealth unproven = new TargetHealth(Verdict.UP, NOW, Optional.empty(), false, "200");

    holds(
        world().primary(DOWN).standby(unproven), Gate.NO_STANDBY, "without a failed check for 1m");
    holds(world().primary(DOWN).standby(UNKNOWN), Gate.NO_STANDBY, "standby is UNKNOWN");
  }

  @Test
  void preferredIsBack_waitsForAPerson() {
    holds(world().at(STANDBY), Gate.FAILBACK_WAITS, "wayout failback www.shop.example");
  }

  @Test
  void failbackAfter_waitsItsTimeThenReturns() {
    Policy after = policy(Mode.AUTO, new Failback.After(Duration.ofHours(3)));
    Policy sooner = policy(Mode.AUTO, new Failback.After(Duration.ofHours(1)));
    TargetHealth unproven = new TargetHealth(Verdict.UP, T0, Optional.empty(), false, "200");

    holds(world().at(STANDBY).policy(after), Gate.FAILBACK_WAITS, "must be for 3h");
    holds(world().at(STANDBY).policy(sooner).primary(unproven), Gate.FAILBACK_WAITS, "must be");
    moves(world().at(STANDBY).policy(sooner), "primary", Cause.FAILBACK);
  }

  @Test
  void preferredStillDown_isContentAtTheStandby() {
    holds(world().at(STANDBY).primary(DOWN), Gate.CONTENT, "standby is up");
  }

  @Test
  void bypass_isUndoneWhenTheLinkIsWell() {
    Effective bypass = new Effective.At("primary", 1, false);

    holds(
        world().at(bypass).restore(new Restorable.NotYet("until 04:10 (restore-after)")),
        Gate.RESTORE_WAITS,
        "restore-after");
    moves(
        world().at(bypass).restore(new Restorable.Ready()).block(FOR_EVER),
        "primary",
        Cause.RESTORE);
  }

  @Test
  void deadLink_isBypassedAfterDownFor() {
    DeadLink young = new DeadLink("link 2 is not answered", NOW.minusSeconds(19));

    holds(world().dead(young), Gate.DOWN_FOR, "down-for");
    moves(world().dead(DEAD), "primary", Cause.BYPASS);
  }

  /// I22. Regression: seed 4484, after an outage of our own network one link was asked before the
  /// other one, which was bypassed although it had been answered all the time.
  @Test
  void deadLinkWhileOurNetworkIsShaken_isNotBypassed() {
    holds(world().dead(DEAD).lossy(), Gate.ISOLATED, "missed a probe");
    World unread = world().at(new Effective.NotObserved(2, "hatch@cf", "timeout")).dead(DEAD);
    holds(unread.desired("standby").lossy(), Gate.ISOLATED, "missed a probe");
  }

  @Test
  void unreadAndDeadLink_isBypassedToTheDesiredTarget() {
    World lost = world().at(new Effective.NotObserved(2, "hatch@cf", "timeout")).dead(DEAD);

    moves(lost.desired("standby"), "standby", Cause.BYPASS);
    holds(lost, Gate.NOT_OBSERVED, "can't be read");
    holds(lost.desired("standby").standby(DOWN), Gate.NOT_OBSERVED, "can't be read");
  }

  @Test
  void manualMode_namesTheCommand() {
    holds(
        world().primary(DOWN).policy(policy(Mode.MANUAL)),
        Gate.MANUAL_MODE,
        "wayout switch www.shop.example --to standby");
  }

  /// The rest of advise is the fold's, which alone knows whether there is a plan.
  @Test
  void adviseMode_decidesLikeAuto() {
    moves(world().primary(DOWN).policy(policy(Mode.ADVISE)), "standby", Cause.FAILOVER);
  }

  /// I80
  @Test
  void frozen_namesWhoWhyAndHowLong() {
    Freeze freeze =
        new Freeze(
            new Freeze.Scope.Everything(), "wang", "holiday", T0, Optional.of(NOW.plusSeconds(9)));

    holds(
        world().primary(DOWN).freeze(freeze),
        Gate.FROZEN,
        "frozen by wang until " + NOW.plusSeconds(9) + ": holiday; lift it with: wayout unfreeze");
  }

  /// I66
  @Test
  void stateLost_wantsAnAck() {
    holds(world().primary(DOWN).stateLost(), Gate.STATE_LOST, "wayout ack --all");
  }

  /// I28, I81
  @Test
  void o09_blocked_namesUntilWhen() {
    holds(world().primary(DOWN).block(HOUR), Gate.BLOCKED, "wayout ack www.shop.example");
    holds(world().primary(DOWN).block(FOR_EVER), Gate.BLOCKED, "until someone acknowledges");
    holds(world().dead(DEAD).block(HOUR), Gate.BLOCKED, "wayout ack");
    moves(
        world().primary(DOWN).block(new Block("#6", T0, Optional.of(NOW))),
        "standby",
        Cause.FAILOVER);
  }

  /// Of several gates, the first in the order of [Gate] that speaks of permission is told.
  @Test
  void severalGates_haveAnOrder() {
    Freeze freeze = new Freeze(new Freeze.Scope.Everything(), "wang", "x", T0, Optional.empty());
    World all = world().primary(DOWN).policy(policy(Mode.MANUAL)).freeze(freeze).block(HOUR);

    holds(all, Gate.MANUAL_MODE, "would move to standby because primary is down");
    holds(all.policy(Fixtures.AUTO), Gate.FROZEN, "would move to standby");
    holds(all.policy(Fixtures.AUTO).stateLost(), Gate.FROZEN, "would move to standby");
    holds(world().primary(DOWN).block(HOUR).stateLost(), Gate.STATE_LOST, "would move");
    holds(all.massDown(), Gate.MASS_DOWN, "fell together");
    holds(all.busy("#7"), Gate.MOVE_IN_PROGRESS, "#7");
  }

  @Test
  void theFirstProvenInOrderOfPreference_isChosen() {
    TargetHealth unproven = new TargetHealth(Verdict.UP, NOW, Optional.empty(), false, "200");

    moves(world().at(STANDBY).standby(DOWN), "primary", Cause.FAILOVER);
    holds(world().at(STANDBY).standby(DOWN).primary(unproven), Gate.NO_STANDBY, "primary is UP");
  }

  private static void holds(World world, Gate gate, String text) {
    Decision decision = Decider.decide(world.situation(), NOW);

    assertThat(decision).isInstanceOf(Hold.class);
    assertThat(((Hold) decision).gate()).as("%s", decision).isEqualTo(gate);
    assertThat(((Hold) decision).text()).contains(text);
  }

  private static void moves(World world, String target, Cause cause) {
    Decision decision = Decider.decide(world.situation(), NOW);

    assertThat(decision).isInstanceOf(Move.class);
    assertThat(new Move(target, cause, ((Move) decision).text())).isEqualTo(decision);
  }

  private static World world() {
    return new World(
        new Situation(
            Fixtures.shop(Fixtures.AUTO),
            PRIMARY,
            Optional.empty(),
            new Restorable.NoBypass(),
            Optional.empty(),
            Map.of("primary", UP, "standby", UP),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Climate(Optional.empty(), Optional.empty(), false),
            Map.of()));
  }

  /// A situation that is changed word by word.
  private record World(Situation situation) {
    World at(Effective next) {
      Situation s = situation;
      return of(s.domain(), next, s.deadLink(), s.restore(), s.desired());
    }

    World dead(DeadLink link) {
      Situation s = situation;
      return of(s.domain(), s.effective(), Optional.of(link), s.restore(), s.desired());
    }

    World restore(Restorable next) {
      Situation s = situation;
      return of(s.domain(), s.effective(), s.deadLink(), next, s.desired());
    }

    World desired(String next) {
      Situation s = situation;
      return of(s.domain(), s.effective(), s.deadLink(), s.restore(), Optional.of(next));
    }

    World policy(Policy next) {
      Situation s = situation;
      return of(Fixtures.shop(next), s.effective(), s.deadLink(), s.restore(), s.desired());
    }

    World primary(TargetHealth health) {
      TargetHealth standby = situation.healths().getOrDefault("standby", UP);
      return with(Map.of("primary", health, "standby", standby), situation.climate());
    }

    World standby(TargetHealth health) {
      TargetHealth primary = situation.healths().getOrDefault("primary", UP);
      return with(Map.of("primary", primary, "standby", health), situation.climate());
    }

    World isolated() {
      return with(
          situation.healths(),
          new Climate(Optional.of("our network is in doubt"), Optional.empty(), false));
    }

    World lossy() {
      Optional<String> lossy = Optional.of("2 of 3 witnesses missed a probe");
      return with(
          situation.healths(),
          new Climate(Optional.empty(), lossy, Optional.empty(), Optional.empty(), false));
    }

    World massDown() {
      return with(
          situation.healths(), new Climate(Optional.empty(), Optional.of("fell together"), false));
    }

    World stateLost() {
      return with(situation.healths(), new Climate(Optional.empty(), Optional.empty(), true));
    }

    World pending(String target) {
      Situation s = situation;
      return of(
          Optional.of(new Pending(target, true, "the rest")), s.busy(), s.block(), s.freeze());
    }

    World busy(String text) {
      Situation s = situation;
      return of(s.pending(), Optional.of(text), s.block(), s.freeze());
    }

    World block(Block block) {
      Situation s = situation;
      return of(s.pending(), s.busy(), Optional.of(block), s.freeze());
    }

    World freeze(Freeze freeze) {
      Situation s = situation;
      return of(s.pending(), s.busy(), s.block(), Optional.of(freeze));
    }

    private World of(
        Domain domain,
        Effective effective,
        Optional<DeadLink> dead,
        Restorable restore,
        Optional<String> desired) {
      Situation s = situation;
      return new World(
          new Situation(
              domain,
              effective,
              dead,
              restore,
              desired,
              s.healths(),
              s.pending(),
              s.busy(),
              s.block(),
              s.freeze(),
              s.climate(),
              Map.of()));
    }

    private World of(
        Optional<Pending> pending,
        Optional<String> busy,
        Optional<Block> block,
        Optional<Freeze> freeze) {
      Situation s = situation;
      return new World(
          new Situation(
              s.domain(),
              s.effective(),
              s.deadLink(),
              s.restore(),
              s.desired(),
              s.healths(),
              pending,
              busy,
              block,
              freeze,
              s.climate(),
              Map.of()));
    }

    private World with(Map<String, TargetHealth> healths, Climate climate) {
      Situation s = situation;
      return new World(
          new Situation(
              s.domain(),
              s.effective(),
              s.deadLink(),
              s.restore(),
              s.desired(),
              healths,
              s.pending(),
              s.busy(),
              s.block(),
              s.freeze(),
              climate,
              Map.of()));
    }
  }
}
