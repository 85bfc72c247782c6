// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Single outages in virtual time, with the real agent: what must happen, and what must not.
class OutageSimTest {
  private static final String PRIMARY = Topologies.host("shop", 0);
  private static final String STANDBY = Topologies.host("shop", 1);

  @Test
  void o01_primaryDies_theDeepestLinkMovesOnce() {
    Play play = new Play(1, 2);

    play.primary(TargetState.REFUSING);
    play.pass(60);

    assertThat(play.sent()).containsExactly(Topologies.HATCH);
    assertThat(play.holds(1, 2)).isEqualTo(STANDBY);
    assertThat(play.newest(1).phase()).isEqualTo(Phase.SERVED);
    play.isClean();
  }

  /// P16.
  @Test
  void p16_appliedButTimedOut_isWrittenExactlyOnce() {
    Play play = new Play(1, 1);
    play.api(Topologies.ALI, ApiState.ANSWER_LOST);

    play.primary(TargetState.REFUSING);
    play.pass(300);

    assertThat(play.sent()).containsExactly(Topologies.ALI);
    assertThat(play.applied()).isEqualTo(1);
    assertThat(play.newest(1).phase()).isEqualTo(Phase.DONE);
    play.isClean();
  }

  /// P14: an API that accepts and never applies does not hold the users.
  @Test
  void p14_acceptedButNeverApplied_goesThroughTheOtherLink() {
    Play play = new Play(1, 2);
    play.api(Topologies.HATCH, ApiState.LYING);

    play.primary(TargetState.REFUSING);
    play.pass(90);

    assertThat(play.holds(1, 1)).isEqualTo(STANDBY);
    play.heal();
    assertThat(play.holds(1, 1)).isEqualTo("www1.hatch.example");
    play.isClean();
  }

  /// The outage of 2023-11-12 in small, with an origin that really is down: valid keys are
  /// rejected, and the way out is the other vendor's link.
  @Test
  void x04_p04_validKeysRejectedAndOriginDown_oneWriteAtTheOtherLink() {
    Play play = new Play(1, 2);
    play.api(Topologies.HATCH, ApiState.DENYING);
    play.pass(60);

    play.primary(TargetState.BLACK_HOLE);
    play.pass(60);

    assertThat(play.sent()).containsExactly(Topologies.ALI);
    assertThat(play.holds(1, 1)).isEqualTo(STANDBY);
    play.heal();
    assertThat(play.holds(1, 1)).isEqualTo("www1.hatch.example");
    play.isClean();
  }

  @Test
  void validKeysRejectedEverywhere_nobodyIsMoved() {
    Play play = new Play(3, 2);

    play.api(Topologies.ALI, ApiState.DENYING);
    play.api(Topologies.HATCH, ApiState.DENYING);
    play.pass(900);

    assertThat(play.sent()).isEmpty();
    play.isClean();
  }

  @Test
  void t02_t03_t04_t05_t06_killedAtEveryPhase_endsWithOneChange() {
    for (Phase phase : List.of(Phase.INTENT, Phase.ATTEMPT, Phase.ACKED, Phase.READ_BACK)) {
      for (KillSwitch.Point point :
          List.of(new KillSwitch.BeforeKept(phase), new KillSwitch.AfterKept(phase))) {
        killedAt(point);
      }
    }
    killedAt(new KillSwitch.AfterSent());
    killedAt(new KillSwitch.AfterKept(Phase.SERVED));
    killedAt(new KillSwitch.BeforeKept(Phase.DONE));
  }

  private static void killedAt(KillSwitch.Point point) {
    Play play = new Play(1, 2);
    play.stage.inject(new Fault.KillAt(point));

    play.primary(TargetState.REFUSING);
    play.pass(400);

    assertThat(play.facts()).as("%s", point).anyMatch(f -> f instanceof Fact.Killed);
    assertThat(play.applied()).as("%s", point).isEqualTo(1);
    assertThat(play.holds(1, 2)).as("%s", point).isEqualTo(STANDBY);
    assertThat(play.newest(1).phase().isTerminal()).as("%s", point).isTrue();
    play.isClean();
  }

  @Test
  void t11_diskFull_movesNobodyUntilItHasRoom() {
    Play play = new Play(1, 2);
    play.stage.inject(new Fault.Disk(DiskState.FULL, Duration.ofMinutes(2)));

    play.primary(TargetState.REFUSING);
    play.pass(110);
    assertThat(play.sent()).isEmpty();

    play.pass(60);
    assertThat(play.holds(1, 2)).isEqualTo(STANDBY);
    play.isClean();
  }

  /// Regression: what starts on a full disk decides nothing before it has recovered.
  @Test
  void startedOnAFullDisk_remembersItsGenerations() {
    Play play = new Play(1, 2);
    play.primary(TargetState.REFUSING);
    play.pass(60);
    play.stage.inject(new Fault.Disk(DiskState.FULL, Duration.ofMinutes(3)));
    play.stage.kill(Duration.ofSeconds(5));
    play.stage.world().target(PRIMARY).calm();
    play.stage.world().target(STANDBY).turn(TargetState.REFUSING, Play.LONG);

    play.pass(600);

    assertThat(play.newest(1).generation()).isEqualTo(2);
    play.isClean();
  }

  @Test
  void h08_frozenInMidSwitch_nothingMoreIsSent() {
    Play play = new Play(3, 2);
    play.stage.world().vendor(Topologies.HATCH).lag().turn(Duration.ofSeconds(30), Play.LONG);
    play.primary(TargetState.REFUSING);
    play.pass(22);
    int before = play.sent().size();

    play.stage.command(
        "you", new Command.SetFreeze(new Scope.Everything(), "wait", Optional.empty()));
    play.pass(600);

    assertThat(before).isEqualTo(1);
    assertThat(play.sent()).hasSize(before);
    play.isClean();
  }

  @Test
  void sixDomains_oneCanaryMovesFirst() {
    Play play = new Play(6, 2);
    play.stage.world().vendor(Topologies.HATCH).lag().turn(Duration.ofSeconds(20), Play.LONG);

    play.primary(TargetState.REFUSING);
    play.pass(30);
    assertThat(play.applied()).isEqualTo(1);

    play.pass(60);
    assertThat(play.applied()).isEqualTo(6);
    play.isClean();
  }

  @Test
  void silentNameServers_areBypassedAndRestoredFromBelow() {
    Play play = new Play(1, 2);
    play.stage.inject(new Fault.Silence(Topologies.HATCH, Duration.ofMinutes(3)));

    play.pass(120);
    assertThat(play.holds(1, 1)).isEqualTo(PRIMARY);

    play.pass(600);
    assertThat(play.holds(1, 1)).isEqualTo("www1.hatch.example");
    assertThat(play.holds(1, 2)).isEqualTo(PRIMARY);
    play.isClean();
  }

  /// Regression: seed 40. Links that look dead because our own network was gone are not bypassed.
  @Test
  void n08_x03_ourOwnNetworkGone_movesNobody() {
    Play play = new Play(3, 2);

    play.stage.inject(new Fault.Isolation(Duration.ofSeconds(90)));
    play.pass(600);

    assertThat(play.sent()).isEmpty();
    play.isClean();
  }

  /// Regression: seed 1223. A settle window that a clock set back had moved into the future.
  @Test
  void c02_clockSetBackWhileDead_settlesAllTheSame() {
    Play play = new Play(1, 2);
    play.primary(TargetState.REFUSING);
    play.pass(60);

    play.stage.inject(new Fault.ClockJump(Duration.ofHours(-20)));
    play.stage.kill(Duration.ofSeconds(5));
    play.pass(200);

    assertThat(play.newest(1).phase()).isEqualTo(Phase.DONE);
    play.isClean();
  }

  /// Regression: seed 88, N12. A network of ours that loses every third packet moves nobody.
  @Test
  void ourNetworkLosesPackets_movesNobody() {
    for (double share : new double[] {0.2, 0.35, 0.5}) {
      Play play = new Play(3, 2);

      play.stage.inject(new Fault.Loss(share, Duration.ofMinutes(10)));
      play.pass(900);

      assertThat(play.sent()).as("%s", share).isEmpty();
      play.isClean();
    }
  }

  /// Regression: seed 17, H05. Nothing was sent when the second person called it off, so the
  /// journal wants the domain where it is.
  @Test
  void calledOffBeforeItMovedAnybody_wantsTheDomainWhereItIs() {
    Play play = new Play(1, 2);

    play.stage.command("ann", move("standby1"));
    play.stage.command("bob", move("primary"));
    play.pass(60);

    assertThat(play.sent()).isEmpty();
    assertThat(play.stage.state().memory(Topologies.shop(1)).desired()).contains("primary");
    play.isClean();
  }

  /// Regression: seed 456, H05. What is there through a bypass can be called back, too.
  @Test
  void calledOffBehindABypass_staysWhereItIs() {
    Play play = new Play(1, 2);
    play.stage.inject(new Fault.Silence(Topologies.HATCH, Duration.ofMinutes(10)));
    play.pass(300);
    long before = play.sent().size();

    play.stage.command("ann", move("standby1"));
    play.stage.command("bob", move("primary"));
    play.pass(60);

    assertThat(play.sent()).hasSize((int) before);
    assertThat(play.holds(1, 1)).isEqualTo(PRIMARY);
  }

  /// Regression: cell H09. What was stopped after it was sent is where the domain is.
  @Test
  void stoppedAfterItWasSent_wantsTheDomainWhereItIs() {
    Play play = new Play(1, 2);
    play.stage.inject(
        new Fault.At(
            new KillSwitch.AfterSent(), new Fault.Wish(new Command.Abort(Topologies.shop(1)))));

    play.stage.command("ann", move("standby1"));
    play.pass(300);

    assertThat(play.holds(1, 2)).isEqualTo(STANDBY);
    assertThat(play.stage.state().memory(Topologies.shop(1)).desired()).contains("standby1");
    play.isClean();
  }

  /// Regression: cell P13. An API that lists nothing is no way, so the other link is.
  @Test
  void apiListsNothing_goesThroughTheOtherLink() {
    Play play = new Play(1, 2);
    play.api(Topologies.HATCH, ApiState.BLANK);

    play.primary(TargetState.REFUSING);
    play.pass(60);

    assertThat(play.holds(1, 1)).isEqualTo(STANDBY);
    play.heal();
    assertThat(play.holds(1, 1)).isEqualTo("www1.hatch.example");
    play.isClean();
  }

  private static Command move(String target) {
    return new Command.Switch(
        List.of(Topologies.shop(1)), Optional.of(target), true, false, "by hand", List.of());
  }

  @Test
  void valueOfSomeoneElse_isLeftAlone() {
    Play play = new Play(1, 2);
    play.stage.inject(
        new Fault.ForeignEdit(play.place(1, 2), new RecordData.Cname(DnsName.of("else.example"))));
    play.pass(90);

    play.primary(TargetState.REFUSING);
    play.pass(300);

    assertThat(play.sent()).isEmpty();
    assertThat(play.holds(1, 2)).isEqualTo("else.example");
    play.isClean();
  }
}
