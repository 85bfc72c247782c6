// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static io.wayout.sim.check.Story.PRIMARY;
import static io.wayout.sim.check.Story.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Policy;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import io.wayout.sim.world.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each oracle of decisions convicts a history that is broken in its way, and acquits it unbroken.
class DecideOracleTest {
  private final Story story = new Story(Topologies.shops(2, 1));

  @Test
  void orderlyMove_isAcquitted() {
    story.orderlyMove();

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void movedWhileAllAreDown_breaksAllDownHold() {
    story.down(PRIMARY).down(STANDBY).pass(60);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I21 all-down hold");
  }

  @Test
  void movedToADeadStandby_breaksAllDownHold() {
    story.down(STANDBY).pass(60).begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I21 all-down hold");
  }

  @Test
  void movedAwayFromAHealthyTarget_breaksOutageIsReal() {
    story.pass(120).begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I24 API is not origin");
  }

  @Test
  void bypassOfAnsweringLinks_breaksOutageIsReal() {
    story.pass(120).begin(story.move(1, 1, Cause.BYPASS, PRIMARY, PRIMARY));

    assertThat(story.verdict()).contains("I24 API is not origin");
  }

  @Test
  void blankAnswersTakenForFailures_breaksProvenDown() {
    story.add(new Fact.TargetTurned(PRIMARY, TargetState.BROKEN));
    for (int i = 0; i < 9; i++) {
      story.add(new Fact.Probed(PRIMARY, new ProbeResult.Inconclusive("403"), Duration.ZERO));
    }
    story.pass(20).begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I20 proven down");
  }

  @Test
  void leftAfterTwoFailures_breaksProvenDown() {
    story.add(new Fact.TargetTurned(PRIMARY, TargetState.BROKEN));
    story.add(new Fact.Probed(PRIMARY, new ProbeResult.Fail("503"), Duration.ZERO));
    story.add(new Fact.Probed(PRIMARY, new ProbeResult.Fail("503"), Duration.ZERO)).pass(12);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I20 proven down");
  }

  @Test
  void leftTooEarly_breaksHysteresis() {
    story.down(PRIMARY).pass(5).begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I27 hysteresis");
  }

  @Test
  void standbyThatFailedLately_breaksStandbyProven() {
    story.down(STANDBY).up(STANDBY).down(PRIMARY).pass(20);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I25 standby proven");
  }

  @Test
  void begunWithoutWitnesses_breaksSelfIsolated() {
    story.down(Topologies.witness(0)).down(Topologies.witness(1)).down(PRIMARY).pass(15);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I22 self-isolated");
  }

  @Test
  void begunWhileMostTargetsFall_breaksMassDownHold() {
    Story three = new Story(Worlds.withThirdTarget(Topologies.shops(2, 1)));
    three.down(PRIMARY).down(STANDBY).pass(15);
    three.begin(three.move(1, 1, Cause.FAILOVER, PRIMARY, Topologies.host("shop", 2)));

    assertThat(three.verdict()).containsExactly("I23 mass-down hold");
  }

  @Test
  void secondMoveWithinTheBlock_breaksAntiFlap() {
    story.orderlyMove().up(PRIMARY).down(STANDBY).pass(40);
    story.moved(1, story.move(1, 2, Cause.FAILOVER, STANDBY, PRIMARY));

    assertThat(story.verdict()).containsExactly("I28 anti-flap");
  }

  @Test
  void secondMoveAfterTheBlock_isAcquitted() {
    story.orderlyMove().up(PRIMARY).down(STANDBY).pass(Topologies.BLOCK.toSeconds());
    story.moved(1, story.move(1, 2, Cause.FAILOVER, STANDBY, PRIMARY));

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void automationUndoesAPerson_breaksAntiFlap() {
    story.moved(0, story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY)).down(STANDBY).pass(3600);
    story.moved(1, story.move(1, 2, Cause.FAILOVER, STANDBY, PRIMARY));

    assertThat(story.verdict()).containsExactly("I28 anti-flap");
  }

  /// I66
  @Test
  void personLookedAfterTheStoreWasLost_isAcquitted() {
    story.moved(0, story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY)).add(new Fact.StoreLost());
    story.keep(new Durable.HoldLifted()).down(STANDBY).pass(3600);
    story.moved(1, story.move(1, 2, Cause.FAILOVER, STANDBY, PRIMARY));

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void returnNobodyAskedFor_breaksFailbackAsked() {
    story.orderlyMove().up(PRIMARY).pass(3600);
    story.begin(story.move(1, 2, Cause.FAILBACK, STANDBY, PRIMARY));

    assertThat(story.verdict()).containsExactly("I28 failback asked");
  }

  @Test
  void bypassToAnotherTarget_breaksNameOrOrigin() {
    story.add(new Fact.ZonesTurned(Topologies.ALI, false)).pass(20);
    story.begin(story.move(1, 1, Cause.BYPASS, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I29 name or origin");
  }

  @Test
  void bypassBegunWhereNobodyAnswers_breaksNameOrOrigin() {
    story.add(new Fact.ZonesTurned(Topologies.ALI, false)).pass(90);
    story.begin(story.move(1, 1, Cause.BYPASS, PRIMARY, PRIMARY));

    assertThat(story.verdict()).containsExactly("I29 name or origin");
  }

  @Test
  void sentUnderAFreeze_breaksFreezeWins() {
    Switchover move = story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY);
    story.down(PRIMARY).pass(15).begin(move);
    Freeze.Scope scope = new Freeze.Scope.OfVendor("alibaba");
    Freeze freeze = new Freeze(scope, "you", "wait", story.now(), Optional.empty());
    story.keep(new Durable.FreezeKept(freeze)).send(0, move);

    assertThat(story.verdict()).containsExactly("I80 freeze wins");
  }

  @Test
  void automationInTheMiddleOfAManualMove_breaksPersonWins() {
    Switchover manual = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.down(PRIMARY).pass(15).begin(manual).read(manual).attempt(manual);
    Switchover auto = story.move(1, 2, Cause.FAILOVER, PRIMARY, STANDBY);
    story.keep(
        new Durable.SwitchoverKept(manual.to(Phase.SUPERSEDED, "x", story.now())),
        Story.memory(auto, Optional.empty()),
        new Durable.SwitchoverKept(auto));

    assertThat(story.verdict()).containsExactly("I81 person wins");
  }

  /// Sent in vain and given up for good: what happens next is automation's again.
  @Test
  void automationAfterAManualMoveThatGaveUp_isKept() {
    Switchover manual = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.down(PRIMARY).pass(15).begin(manual).read(manual).attempt(manual);
    Switchover auto = story.move(1, 2, Cause.FAILOVER, PRIMARY, STANDBY);
    story.keep(
        new Durable.SwitchoverKept(manual.to(Phase.ABORTED, "never applied", story.now())),
        Story.memory(auto, Optional.empty()),
        new Durable.SwitchoverKept(auto));

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void moveInAdviseMode_breaksPersonWins() {
    Story advised = new Story(Worlds.with(Topologies.shops(2, 1), p -> p.in(Policy.Mode.ADVISE)));
    advised.orderlyMove();

    assertThat(advised.verdict()).containsExactly("I81 person wins");
  }

  @Test
  void movedRightAfterAStart_breaksLooksFirst() {
    story.down(PRIMARY).add(new Fact.Killed("x")).add(new Fact.Started(Duration.ZERO)).pass(60);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I95 looks first");
  }

  @Test
  void twoMovesBeforeTheCanary_breaksCanaryFirst() {
    story.down(PRIMARY).pass(15);
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));
    story.begin(story.move(2, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I11 canary first");
  }

  /// What a lost store knew of moves moves no longer; the first new moves bear the old ids.
  @Test
  void twoMovesAfterALostStore_breakCanaryFirstOnlyTogether() {
    Switchover first = story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY);
    Switchover second = story.move(2, 1, Cause.FAILOVER, PRIMARY, STANDBY);
    story.down(PRIMARY).pass(15).begin(second).add(new Fact.StoreLost());
    assertThat(story.begin(first).all()).doesNotContain("I11 canary first");

    assertThat(story.begin(second).all()).contains("I11 canary first");
  }

  @Test
  void campaignBeyondItsCanary_breaksCampaignCanary() {
    Campaign.Options options = new Campaign.Options(false, false, false);
    List<Campaign.Entry> entries = List.of(moving(1), moving(2));
    Campaign campaign =
        new Campaign(
            "c",
            Campaign.Kind.EVACUATE,
            "cloud-0",
            options,
            "you",
            "by hand",
            story.now(),
            Campaign.Phase.CANARY,
            story.now(),
            "",
            entries);
    story.keep(new Durable.CampaignKept(campaign));

    assertThat(story.verdict()).containsExactly("I11 campaign");
  }

  private Campaign.Entry moving(int shop) {
    return new Campaign.Entry(
        Topologies.shop(shop),
        "standby1",
        "shop/standby1",
        Campaign.Standing.MOVING,
        Optional.of("s" + shop),
        0,
        story.now(),
        "");
  }

  @Test
  void movedWithoutAFreshDrill_breaksLiveDrill() {
    Story unproven = new Story(Topologies.rehearsing(Topologies.shops(1, 1)));
    unproven.down(PRIMARY).pass(120);
    unproven.begin(unproven.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(unproven.verdict()).contains("I97 live drill");
  }
}
