// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.LinkVerdict;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import java.time.Instant;
import java.util.List;

/// What a manual move would write, without writing it (I83).
public final class Preview {
  private Preview() {}

  /// A domain that is at its target through a bypass is put right instead.
  public static PlanOutcome of(
      State state, Domain domain, Target target, boolean overwriteForeign, Instant now) {
    return of(state, domain, target, new PlanOptions(overwriteForeign, true, false), now);
  }

  /// The same, with all that a person may want of it.
  public static PlanOutcome of(
      State state, Domain domain, Target target, PlanOptions options, Instant now) {
    PlanOutcome outcome = Planning.of(state, domain, target, options, now);
    return outcome instanceof PlanOutcome.AlreadyThere
        ? ChainPlanner.restore(Facts.chain(state, domain, now), options)
        : outcome;
  }

  /// Link by link, what such a move would write, and why not otherwise.
  public static List<LinkVerdict> links(
      State state, Domain domain, Target target, PlanOptions options, Instant now) {
    PlanOutcome outcome = of(state, domain, target, options, now);
    return ChainPlanner.explain(Facts.chain(state, domain, now), target, options, outcome);
  }
}
