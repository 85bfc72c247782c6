// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.view;

import io.wayout.core.decide.Decision;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.LinkVerdict;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.view.DomainView.TargetView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a domain would leave where it is.
///
/// @param target where to: what automation wants right now, else the first other target that is up
/// @param links which link would be written, and why not the others, from link 1 down
public record Way(Target target, List<LinkVerdict> links) {
  public Way {
    links = List.copyOf(links);
  }

  /// Empty if the domain has no other target. Pure.
  public static Optional<Way> of(State state, DomainView view, Instant now) {
    Domain domain = view.domain();
    return wanted(view)
        .or(() -> away(view, true))
        .or(() -> away(view, false))
        .map(t -> new Way(t, Preview.links(state, domain, t, PlanOptions.USUAL, now)));
  }

  private static Optional<Target> wanted(DomainView view) {
    return view.decision() instanceof Decision.Move move
        ? view.domain().target(move.target())
        : Optional.empty();
  }

  private static Optional<Target> away(DomainView view, boolean isUp) {
    return view.targets().stream()
        .filter(t -> !isUp || t.health().verdict() == Verdict.UP)
        .map(TargetView::target)
        .filter(t -> !(view.effective() instanceof Effective.At at && at.target().equals(t.name())))
        .findFirst();
  }
}
