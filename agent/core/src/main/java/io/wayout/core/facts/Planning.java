// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import java.time.Instant;

/// The planner on what the state knows.
public final class Planning {
  private Planning() {}

  /// The writes that make the domain's chain end at the target.
  ///
  /// Where nothing leads out, an API that has just answered again is tried, although it is not
  /// trusted yet: a try that fails changes nothing, and waiting would cost users time. Nobody who
  /// has another way is sent through it.
  public static PlanOutcome of(
      State state, Domain domain, Target target, PlanOptions options, Instant now) {
    Chain known = Facts.chain(state, domain, now);
    PlanOutcome outcome = ChainPlanner.plan(known, target, options);
    if (!(outcome instanceof PlanOutcome.NoWayOut)) {
      return outcome;
    }
    Chain hoped = Facts.hopedChain(state, domain, now);
    return !hoped.equals(known)
            && ChainPlanner.plan(hoped, target, options) instanceof PlanOutcome.Found found
        ? found
        : outcome;
  }
}
