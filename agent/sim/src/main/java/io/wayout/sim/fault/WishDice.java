// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Rolls what operators want: commands, and edits of the configuration.
final class WishDice {
  private final Topology topology;
  private final SplittableRandom dice;
  private final List<Domain> domains;
  private final List<String> accounts;

  WishDice(Topology topology, SplittableRandom dice) {
    this.topology = topology;
    this.dice = dice;
    this.domains = List.copyOf(topology.domains().values());
    this.accounts = List.copyOf(topology.accounts().keySet());
  }

  Fault.Wish any() {
    Domain domain = pick(domains);
    return new Fault.Wish(
        switch (dice.nextInt(10)) {
          case 0, 1, 2 -> move(domain, dice.nextInt(3) == 0);
          case 3 -> new Command.SetFreeze(scope(domain), "maintenance", expiry());
          case 4 -> new Command.LiftFreeze(scope(domain));
          case 5, 6 -> new Command.Acknowledge(names());
          case 7 -> start(key(domain));
          case 8 ->
              dice.nextInt(3) == 0
                  ? new Command.StopCampaign(key(domain), "enough")
                  : start(key(domain));
          default -> new Command.Abort(domain.name());
        });
  }

  /// Two people who want the opposite of each other (H05).
  List<Fault.Wish> opposites() {
    Domain domain = pick(domains);
    DnsName name = domain.name();
    return switch (dice.nextInt(4)) {
      case 0 ->
          List.of(
              to(name, domain.targets().getFirst().name()),
              to(name, domain.targets().getLast().name()));
      case 1 ->
          List.of(new Fault.Wish(move(domain, true)), new Fault.Wish(new Command.Abort(name)));
      case 2 -> {
        Scope scope = scope(domain);
        yield List.of(
            new Fault.Wish(new Command.SetFreeze(scope, "stop", Optional.empty())),
            new Fault.Wish(new Command.LiftFreeze(scope)));
      }
      default -> {
        String vendor = pick(domain.targets()).vendor();
        yield List.of(
            new Fault.Wish(start(new Campaign.Key(Campaign.Kind.EVACUATE, vendor))),
            new Fault.Wish(start(new Campaign.Key(Campaign.Kind.RETURN, vendor))));
      }
    };
  }

  ConfigEdit edit() {
    Domain domain = pick(domains);
    return switch (dice.nextInt(8)) {
      case 0 -> new ConfigEdit.Spoilt();
      case 1 -> new ConfigEdit.Without(domain.name());
      case 2 -> new ConfigEdit.Retire(pick(domain.targets()).name());
      case 3 -> new ConfigEdit.Prefer(pick(domain.targets()).name());
      case 4 -> new ConfigEdit.InMode(pick(List.of(Mode.values())));
      case 5, 6 -> new ConfigEdit.Original();
      default -> new ConfigEdit.Same();
    };
  }

  private static Fault.Wish to(DnsName domain, String target) {
    return new Fault.Wish(
        new Command.Switch(
            List.of(domain), Optional.of(target), true, false, "by hand", List.of()));
  }

  private Command start(Campaign.Key key) {
    return new Command.StartCampaign(key, options(), "by hand", Map.of());
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
    return dice.nextBoolean()
        ? Optional.of(Duration.ofMillis(500 + dice.nextLong(300_000)))
        : Optional.empty();
  }

  private <T> T pick(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }
}
