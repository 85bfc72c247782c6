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
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.ResolverState;
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
          TargetState.WRONG_BODY,
          TargetState.SPORADIC,
          TargetState.SLOW,
          TargetState.TURNING_AWAY);

  /// What a vendor's contract allows, and a little more.
  private static final List<ApiState> SICK =
      List.of(ApiState.values()).stream()
          .filter(s -> s != ApiState.FINE && s != ApiState.TARDY)
          .toList();

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

  /// One more fault; people who disagree come in pairs.
  private void add(List<Timed> all, Duration at) {
    if (dice.nextInt(16) == 0) {
      for (Fault.Wish wish : wishes.opposites()) {
        all.add(new Timed(at.plusMillis(dice.nextInt(1_000)), wish));
      }
    } else {
      all.add(new Timed(at, any()));
    }
  }

  private Fault outage() {
    return switch (dice.nextInt(5)) {
      case 0 -> new Fault.Silence(pick(accounts), minutes());
      case 1 -> wishes.any();
      default -> new Fault.Target(pick(hosts), pick(ILL), minutes());
    };
  }

  private Fault any() {
    return switch (dice.nextInt(30)) {
      case 0 -> new Fault.Target(pick(hosts), pick(ILL), minutes());
      case 1 -> new Fault.Flapping(pick(hosts), seconds(40), 2 + dice.nextInt(8));
      case 2, 3, 4, 5, 6, 7 -> new Fault.Api(pick(accounts), pick(SICK), minutes());
      case 8, 9 -> part();
      case 10 -> new Fault.Silence(pick(accounts), minutes());
      case 11 -> new Fault.ServerSilence(pick(accounts), dice.nextInt(2), minutes());
      case 12 -> new Fault.Lag(pick(accounts), seconds(400), minutes());
      case 13 -> new Fault.Delay(pick(accounts), seconds(200), minutes());
      case 14 -> new Fault.Stale(pick(accounts), seconds(4), minutes());
      case 15 -> network();
      case 16 -> new Fault.Disk(pick(bad(DiskState.values())), seconds(150));
      case 17 -> new Fault.Kill(seconds(30));
      case 18, 19 -> new Fault.KillAt(point());
      case 20 -> new Fault.At(point(), atWorst());
      case 21 -> new Fault.Pause(seconds(60));
      case 22 -> new Fault.Suspend(seconds(120));
      case 23 -> new Fault.ClockJump(Duration.ofSeconds(dice.nextLong(-90_000, 90_000)));
      case 24, 25 -> wishes.any();
      case 26 -> new Fault.Reload(wishes.edit());
      case 27 -> {
        Fault.ForeignEdit edit = foreign();
        yield new Fault.Reversal(edit.place(), edit.data(), seconds(60), 3);
      }
      case 28 -> dice.nextInt(4) == 0 ? new Fault.StoreLost(seconds(30)) : wishes.any();
      default -> foreign();
    };
  }

  /// What strikes when the agent comes to a point of its work.
  private Fault atWorst() {
    return switch (dice.nextInt(6)) {
      case 0 -> new Fault.Pause(seconds(60));
      case 1 -> new Fault.Disk(pick(bad(DiskState.values())), seconds(60));
      case 2 -> new Fault.Reload(wishes.edit());
      case 3 -> new Fault.Api(pick(accounts), pick(SICK), minutes());
      default -> wishes.any();
    };
  }

  private Fault network() {
    return switch (dice.nextInt(4)) {
      case 0 -> new Fault.Loss(0.1 + 0.5 * dice.nextDouble(), minutes());
      case 1 -> new Fault.Resolvers(pick(bad(ResolverState.values())), minutes());
      default -> new Fault.Isolation(seconds(150));
    };
  }

  private Fault part() {
    Domain domain = pick(domains);
    Link link = pick(domain.links());
    Reach reach =
        switch (dice.nextInt(3)) {
          case 0 -> new Reach.OneZone(link.zone());
          case 1 -> new Reach.OneRecord(pick(link.keys()));
          default -> new Reach.OneEndpoint();
        };
    return new Fault.ApiPart(pick(link.accounts()), reach, pick(SICK), minutes());
  }

  private KillSwitch.Point point() {
    return switch (dice.nextInt(7)) {
      case 0, 1 -> new KillSwitch.BeforeKept(pick(PHASES));
      case 2 -> new KillSwitch.WhileKept(pick(PHASES));
      case 3, 4 -> new KillSwitch.AfterKept(pick(PHASES));
      case 5 -> new KillSwitch.BeforeSent();
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

  private static <T> List<T> bad(T[] states) {
    return List.of(states).subList(1, states.length);
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
