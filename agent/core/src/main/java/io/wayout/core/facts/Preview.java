// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.PlanOutcome;
import java.time.Instant;

/// What a manual move would write, without writing it (I83).
public final class Preview {
  private Preview() {}

  /// A domain that is at its target through a bypass is put right instead.
  public static PlanOutcome of(
      State state, Domain domain, Target target, boolean overwriteForeign, Instant now) {
    Chain chain = Facts.chain(state, domain, now);
    PlanOutcome outcome = ChainPlanner.plan(chain, target, overwriteForeign);
    return outcome instanceof PlanOutcome.AlreadyThere ? ChainPlanner.restore(chain) : outcome;
  }
}
