// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Rolls what only concerns mirrored links and canaries: moves that reach one account alone, and
/// installations that take accounts from each other.
final class MirrorDice {
  private static final List<ApiState> ILL =
      List.of(
          ApiState.UNREACHABLE,
          ApiState.DENYING,
          ApiState.READ_ONLY,
          ApiState.REJECTING,
          ApiState.SWALLOWING,
          ApiState.LATE);

  private final Topology topology;
  private final SplittableRandom dice;

  MirrorDice(Topology topology, SplittableRandom dice) {
    this.topology = topology;
    this.dice = dice;
  }

  List<Timed> roll() {
    List<Timed> faults = new ArrayList<>(halfOutage());
    if (dice.nextInt(3) == 0) {
      faults.addAll(takeover());
    }
    return faults;
  }

  /// A primary dies while one account of a mirrored link takes no changes.
  private List<Timed> halfOutage() {
    List<Domain> domains =
        topology.domains().values().stream()
            .filter(d -> d.links().stream().anyMatch(MirrorDice::isMirrored))
            .toList();
    Domain domain = pick(domains);
    Link link = pick(domain.links().stream().filter(MirrorDice::isMirrored).toList());
    long start = 30L + dice.nextInt(200);
    Fault ill = new Fault.Api(pick(link.accounts()), pick(ILL), seconds(60, 300));
    String host = domain.preferred().checks().getFirst().text();
    Fault dead = new Fault.Target(host, TargetState.REFUSING, seconds(60, 300));
    return List.of(Timed.at(start, ill), Timed.at(start + dice.nextInt(30), dead));
  }

  private static boolean isMirrored(Link link) {
    return link.accounts().size() > 1;
  }

  /// Another installation signs an account; at times a person takes it back.
  private List<Timed> takeover() {
    Account account = pick(List.copyOf(topology.accounts().values()));
    Canary canary = account.canary().orElseThrow();
    LinkAccount place = new LinkAccount(canary.key(), account.name());
    Duration at = seconds(20, 400);
    List<Timed> faults = new ArrayList<>();
    faults.add(new Timed(at, new Fault.Signed(place, "another")));
    if (dice.nextBoolean()) {
      Fault adopted = new Fault.Wish(new Command.Adopt(List.of(account.name())));
      faults.add(new Timed(at.plus(seconds(1, 120)), adopted));
    }
    return faults;
  }

  private Duration seconds(int min, int max) {
    return Duration.ofMillis(min * 1000L + dice.nextLong((max - min) * 1000L));
  }

  private <T> T pick(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }
}
