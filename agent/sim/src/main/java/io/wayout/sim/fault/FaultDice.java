// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Rolls a schedule of faults for a configuration.
public final class FaultDice {
  private static final List<TargetState> ILL =
      List.of(
          TargetState.REFUSING,
          TargetState.BLACK_HOLE,
          TargetState.BROKEN,
          TargetState.TURNING_AWAY);

  private static final List<ApiState> SICK =
      List.of(
          ApiState.UNREACHABLE,
          ApiState.DENYING,
          ApiState.THROTTLING,
          ApiState.READ_ONLY,
          ApiState.BLIND,
          ApiState.SWALLOWING,
          ApiState.ANSWER_LOST,
          ApiState.LATE,
          ApiState.LAZY,
          ApiState.LYING,
          ApiState.GARBLING);

  private static final List<Phase> PHASES =
      List.of(
          Phase.INTENT,
          Phase.ATTEMPT,
          Phase.IN_DOUBT,
          Phase.ACKED,
          Phase.READ_BACK,
          Phase.SERVED,
          Phase.DONE);

  private final SplittableRandom dice;
  private final WishDice wishes;
  private final List<Domain> domains;
  private final List<String> accounts;
  private final List<String> hosts;

  public FaultDice(Topology topology, SplittableRandom dice) {
    this.dice = dice;
    this.wishes = new WishDice(topology, dice);
    this.domains = List.copyOf(topology.domains().values());
    this.accounts = List.copyOf(topology.accounts().keySet());
    this.hosts =
        domains.stream()
            .flatMap(d -> d.targets().stream())
            .map(t -> t.checks().getFirst().text())
            .distinct()
            .sorted()
            .toList();
  }

  /// A schedule, in the order of time. The first fault is likely to be a primary that dies, so that
  /// there is something to do; others strike close by.
  ///
  /// @param length until when faults may strike
  public List<Timed> roll(Duration length) {
    List<Timed> all = new ArrayList<>();
    int troubles = 2 + dice.nextInt(4);
    for (int i = 0; i < troubles; i++) {
      Duration at = upTo(length);
      all.add(new Timed(at, outage()));
      int companions = dice.nextInt(4);
      for (int c = 0; c < companions; c++) {
        Duration near = at.plusSeconds(dice.nextInt(90) - 20L);
        add(all, near.isNegative() ? Duration.ZERO : near);
      }
    }
    int others = dice.nextInt(6);
    for (int i = 0; i < others; i++) {
      add(all, upTo(length));
    }
    all.sort(Comparator.comparing(Timed::after));
    return all;
  }

  private void add(List<Timed> all, Duration at) {
    all.add(new Timed(at, any()));
  }

  private Fault outage() {
    return switch (dice.nextInt(5)) {
      case 0 -> new Fault.Silence(pick(accounts), minutes());
      case 1 -> wishes.any();
      default -> new Fault.Target(pick(hosts), pick(ILL), minutes());
    };
  }

  private Fault any() {
    return switch (dice.nextInt(20)) {
      case 0 -> new Fault.Target(pick(hosts), pick(ILL), minutes());
      case 1 -> new Fault.Flapping(pick(hosts), seconds(40), 2 + dice.nextInt(8));
      case 2, 3, 4, 5, 6 -> new Fault.Api(pick(accounts), pick(SICK), minutes());
      case 7 -> new Fault.Silence(pick(accounts), minutes());
      case 8 -> new Fault.Lag(pick(accounts), seconds(400), minutes());
      case 9 -> new Fault.Stale(pick(accounts), seconds(4), minutes());
      case 10 -> new Fault.Isolation(seconds(150));
      case 11 -> new Fault.Disk(DiskState.FULL, seconds(150));
      case 12 -> new Fault.Kill(seconds(30));
      case 13, 14 -> new Fault.KillAt(point());
      case 15 -> new Fault.ClockJump(Duration.ofSeconds(dice.nextLong(-90_000, 90_000)));
      case 16, 17 -> wishes.any();
      case 18 -> new Fault.Reload(new ConfigEdit.Same());
      default -> foreign();
    };
  }

  private KillSwitch.Point point() {
    return switch (dice.nextInt(5)) {
      case 0 -> new KillSwitch.BeforeKept(pick(PHASES));
      case 1 -> new KillSwitch.WhileKept(pick(PHASES));
      case 2 -> new KillSwitch.AfterKept(pick(PHASES));
      case 3 -> new KillSwitch.BeforeSent();
      default -> new KillSwitch.AfterSent();
    };
  }

  /// Mostly to a declared target, at times to a value that nobody declared.
  private Fault.ForeignEdit foreign() {
    Domain domain = pick(domains);
    Link link = pick(domain.links());
    Target target = pick(domain.targets());
    RecordData data =
        dice.nextInt(4) == 0
            ? new RecordData.Cname(DnsName.of("elsewhere.example"))
            : target.records().getFirst();
    return new Fault.ForeignEdit(pick(link.places()), data);
  }

  private Duration minutes() {
    return dice.nextInt(3) == 0 ? seconds(60) : seconds(420);
  }

  private Duration seconds(int max) {
    return Duration.ofMillis(500 + dice.nextLong(max * 1000L));
  }

  private Duration upTo(Duration length) {
    return Duration.ofMillis(dice.nextLong(length.toMillis()));
  }

  private <T> T pick(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }
}
