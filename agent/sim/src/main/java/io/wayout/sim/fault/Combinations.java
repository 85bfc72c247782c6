// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Combinations that have killed others (X01 to X12 of the fault matrix), for any configuration and
/// at any moment.
final class Combinations {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final SplittableRandom dice;
  private final List<Domain> domains;
  private final List<String> accounts;
  private final String primary;
  private final long start;
  private final List<Timed> faults = new ArrayList<>();

  private Combinations(Topology topology, SplittableRandom dice) {
    this.dice = dice;
    this.domains = List.copyOf(topology.domains().values());
    this.accounts = List.copyOf(topology.accounts().keySet());
    Domain domain = domains.get(dice.nextInt(domains.size()));
    this.primary = domain.preferred().checks().getFirst().text();
    this.start = 20L + dice.nextInt(200);
  }

  static List<Timed> roll(Topology topology, SplittableRandom dice) {
    return new Combinations(topology, dice).roll();
  }

  private List<Timed> roll() {
    switch (dice.nextInt(9)) {
      case 0 -> lostAnswerAndKill();
      case 1 -> lateWriteAndNewerPlan();
      case 2 -> everythingLooksDead();
      case 3 -> keysRejectedAndOriginDown();
      case 4 -> recoveredMeanwhile();
      case 5 -> throttledOnAll();
      case 6 -> clockBackAndRestart();
      case 7 -> diskFullAndOriginDown();
      default -> edge();
    }
    return faults;
  }

  /// X01: applied but timed out, and killed.
  private void lostAnswerAndKill() {
    api(0, ApiState.ANSWER_LOST);
    KillSwitch.Point point =
        dice.nextBoolean() ? new KillSwitch.AfterSent() : new KillSwitch.WhileKept(Phase.IN_DOUBT);
    faults.add(at(0, new Fault.KillAt(point)));
    down(5, LONG);
  }

  /// X02: a slow write, and a newer plan while it is under way.
  private void lateWriteAndNewerPlan() {
    api(0, ApiState.LATE);
    down(5, LONG);
    faults.add(at(10, new Fault.At(new KillSwitch.AfterSent(), back())));
    faults.add(at(40L + dice.nextInt(40), back()));
  }

  /// X03: all probes fail, the witnesses' as well.
  private void everythingLooksDead() {
    faults.add(at(0, new Fault.Isolation(Duration.ofSeconds(30L + dice.nextInt(200)))));
    down(10, Duration.ofSeconds(20));
  }

  /// X04: valid keys are rejected while the origin is really down.
  private void keysRejectedAndOriginDown() {
    api(0, ApiState.DENYING);
    down(10, LONG);
  }

  /// X07: a write waits, and its reason ends meanwhile.
  private void recoveredMeanwhile() {
    for (String account : accounts) {
      faults.add(at(0, new Fault.Api(account, ApiState.UNREACHABLE, Duration.ofMinutes(3))));
    }
    down(10, Duration.ofMinutes(2));
  }

  /// X08: throttled by everybody, while many move.
  private void throttledOnAll() {
    for (String account : accounts) {
      ApiState state = dice.nextBoolean() ? ApiState.THROTTLING : ApiState.BACKING_OFF;
      faults.add(at(0, new Fault.Api(account, state, Duration.ofMinutes(2))));
    }
    down(5, LONG);
  }

  /// X09: the clock is set back, and the agent started again within the block period.
  private void clockBackAndRestart() {
    down(0, Duration.ofMinutes(1));
    faults.add(at(50, new Fault.ClockJump(Duration.ofHours(-1))));
    faults.add(at(55, new Fault.Kill(Duration.ofSeconds(1L + dice.nextInt(20)))));
    faults.add(at(80, new Fault.Target(primary.replace("-0", "-1"), TargetState.REFUSING, LONG)));
  }

  /// X11: no room for the journal while the origin is down.
  private void diskFullAndOriginDown() {
    faults.add(at(0, new Fault.Disk(DiskState.FULL, Duration.ofMinutes(2))));
    down(10, LONG);
    if (dice.nextBoolean()) {
      faults.add(at(30, new Fault.Kill(Duration.ofSeconds(5))));
    }
  }

  /// X12: good and bad in turn.
  private void edge() {
    Duration half = Duration.ofSeconds(20L + dice.nextInt(100));
    faults.add(at(0, new Fault.Flapping(primary, half, 4)));
  }

  private Fault.Wish back() {
    return new Fault.Wish(
        new Command.Switch(
            domains.stream().map(Domain::name).toList(),
            Optional.empty(),
            true,
            false,
            "back again",
            List.of()));
  }

  private void api(long after, ApiState state) {
    String account = accounts.get(dice.nextInt(accounts.size()));
    faults.add(at(after, new Fault.Api(account, state, LONG)));
  }

  private void down(long after, Duration length) {
    faults.add(at(after, new Fault.Target(primary, TargetState.REFUSING, length)));
  }

  private Timed at(long after, Fault fault) {
    return Timed.at(start + after, fault);
  }
}
