// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      List.of(ApiState.values()).subList(1, ApiState.values().length);
  private static final List<Phase> PHASES =
      List.of(
          Phase.INTENT,
          Phase.ATTEMPT,
          Phase.IN_DOUBT,
          Phase.ACKED,
          Phase.READ_BACK,
          Phase.SERVED,
          Phase.DONE);

  private final Topology topology;
  private final SplittableRandom dice;
  private final List<Domain> domains;
  private final List<String> accounts;
  private final List<String> hosts;

  public FaultDice(Topology topology, SplittableRandom dice) {
    this.topology = topology;
    this.dice = dice;
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

  /// A fault and when it strikes.
  ///
  /// @param after since the start of the simulation
  public record Timed(Duration after, Fault fault) {}

  /// A schedule, in the order of time. The first fault is likely to be a primary that dies, so that
  /// there is something to do.
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
        all.add(new Timed(near.isNegative() ? Duration.ZERO : near, any()));
      }
    }
    int others = dice.nextInt(6);
    for (int i = 0; i < others; i++) {
      all.add(new Timed(upTo(length), any()));
    }
    all.sort(Comparator.comparing(Timed::after));
    return all;
  }

  private Fault outage() {
    return switch (dice.nextInt(5)) {
      case 0 -> new Fault.Silence(pick(accounts), minutes());
      case 1 -> wish();
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
      case 11 -> new Fault.DiskFull(seconds(150));
      case 12 -> new Fault.Kill(seconds(30));
      case 13, 14 -> new Fault.KillAt(point());
      case 15 -> new Fault.ClockJump(Duration.ofSeconds(dice.nextLong(-90_000, 90_000)));
      case 16, 17 -> wish();
      case 18 -> new Fault.Reload();
      default -> foreignEdit();
    };
  }

  private KillSwitch.Point point() {
    return switch (dice.nextInt(3)) {
      case 0 -> new KillSwitch.BeforeKept(pick(PHASES));
      case 1 -> new KillSwitch.AfterKept(pick(PHASES));
      default -> new KillSwitch.AfterSent();
    };
  }

  private Fault wish() {
    Domain domain = pick(domains);
    return new Fault.Wish(
        switch (dice.nextInt(10)) {
          case 0, 1, 2 -> move(domain, dice.nextInt(3) == 0);
          case 3 -> new Command.SetFreeze(scope(domain), "maintenance", expiry());
          case 4 -> new Command.LiftFreeze(scope(domain));
          case 5, 6 -> new Command.Acknowledge(names());
          case 7 -> new Command.StartCampaign(key(domain), options(), "by hand", Map.of());
          case 8 ->
              dice.nextInt(3) == 0
                  ? new Command.StopCampaign(key(domain), "enough")
                  : new Command.StartCampaign(key(domain), options(), "by hand", Map.of());
          default -> new Command.Abort(domain.name());
        });
  }

  private Campaign.Key key(Domain domain) {
    Campaign.Kind kind = pick(List.of(Campaign.Kind.values()));
    return new Campaign.Key(kind, pick(domain.targets()).vendor());
  }

  private Campaign.Options options() {
    return new Campaign.Options(dice.nextInt(3) == 0, dice.nextInt(4) == 0, dice.nextInt(4) == 0);
  }

  private Command move(Domain domain, boolean isForced) {
    List<DnsName> moved = dice.nextInt(3) == 0 ? names() : List.of(domain.name());
    Optional<String> target =
        dice.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(domain.targets()).name());
    return new Command.Switch(moved, target, isForced, dice.nextInt(4) == 0, "by hand", List.of());
  }

  private List<DnsName> names() {
    return domains.stream().map(Domain::name).toList();
  }

  private Scope scope(Domain domain) {
    return switch (dice.nextInt(3)) {
      case 0 -> new Scope.Everything();
      case 1 -> new Scope.OfVendor(topology.account(pick(accounts)).vendor());
      default -> new Scope.OfDomain(domain.name());
    };
  }

  private Optional<Duration> expiry() {
    return dice.nextBoolean() ? Optional.of(seconds(300)) : Optional.empty();
  }

  /// Mostly to a declared target, at times to a value that nobody declared.
  private Fault foreignEdit() {
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
