// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shape;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.DomainView.LinkView;
import io.wayout.core.view.DomainView.ReplicaView;
import io.wayout.core.view.DomainView.TargetView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person asking "why?" wants to see beside the decision: every target, and whatever is out
/// of the ordinary.
final class Evidence {
  private Evidence() {}

  static List<String> of(DomainView view) {
    List<String> facts = new ArrayList<>();
    view.freeze()
        .ifPresent(f ->
            facts.add("frozen by " + f.actor() + " since " + at(f.since()) + ": " + f.reason()));
    view.block()
        .ifPresent(b ->
            facts.add(
                "blocked since "
                    + b.switchover()
                    + " at "
                    + at(b.since())
                    + b.until().map(u -> " until " + at(u)).orElse(" until acknowledged")));
    view.targets().forEach(t -> facts.add(target(t)));
    view.links().forEach(link -> planes(facts, link));
    return facts;
  }

  private static String target(TargetView view) {
    return "target "
        + view.target().name()
        + " is "
        + view.health().verdict()
        + " since "
        + at(view.health().since())
        + (view.health().isProven() ? ", proven" : ", not proven")
        + (view.health().detail().isEmpty() ? "" : ": " + view.health().detail());
  }

  private static void planes(List<String> facts, LinkView link) {
    for (ReplicaView replica : link.replicas()) {
      String where = "link " + link.number() + " at " + replica.place().account();
      replica.controlPlane().ifPresent(control -> control(facts, where, control));
      plane(facts, where + " does not answer", replica.dataPlane());
      replica.servers().flatMap(ZoneSight::oddity).ifPresent(odd -> facts.add(where + ": " + odd));
    }
  }

  private static void control(List<String> facts, String where, ControlPlane control) {
    plane(facts, where + " can't be written", Optional.of(control.writable()));
    if (control.shape() != Shape.WELL) {
      facts.add(
          where
              + ": "
              + control.shape().text()
              + " since "
              + at(control.diagnosis().since())
              + "; "
              + control.shape().remedy());
    }
  }

  private static void plane(List<String> facts, String text, Optional<PlaneHealth> plane) {
    plane
        .filter(p -> p.verdict() == Verdict.DOWN)
        .ifPresent(p -> facts.add(text + " since " + at(p.since()) + ": " + p.detail()));
  }

  /// To the second: nobody decides by less.
  private static Instant at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
