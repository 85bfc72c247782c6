// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.set;

import io.wayout.core.Fixtures;
import io.wayout.core.model.Link;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.util.List;
import java.util.Optional;

/// Switchovers of `www.hatch.example` from primary to standby, in any phase.
final class Moves {
  private Moves() {}

  static Switchover move(Phase phase) {
    return move(phase, "cf");
  }

  /// The same at two accounts.
  static Switchover mirrored(Phase phase) {
    return move(phase, "cf", "r53");
  }

  /// Only the TTL is written, to 60 s.
  static Switchover ttl(Phase phase) {
    Link link = Fixtures.link(Fixtures.HATCH, "cf");
    return of(phase, List.of(step(link, "cf", "primary")));
  }

  private static Switchover move(Phase phase, String... accounts) {
    Link link = Fixtures.link(Fixtures.HATCH, accounts);
    return of(phase, link.accounts().stream().map(a -> step(link, a, "standby")).toList());
  }

  private static Switchover of(Phase phase, List<Step> steps) {
    Plan plan =
        new Plan(Fixtures.WWW, "primary", "standby", Plan.Shape.CANONICAL, steps, "the deepest");
    return new Switchover(
        new Mandate(
            "www.shop.example#7",
            Fixtures.WWW,
            7,
            Cause.FAILOVER,
            "agent",
            "primary is down",
            plan,
            T0,
            "v1"),
        new Progress(0, phase, 0, 0, T0, T0, Optional.empty(), ""));
  }

  private static Step step(Link link, String account, String target) {
    Change change =
        new Change(
            link.keys().getFirst(),
            new Change.Expected.Data(lb("primary")),
            set(lb(target), 60),
            RecordRef.NONE);
    return new Step(2, account, change);
  }
}
