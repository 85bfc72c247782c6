// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Planes;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Diagnosis;
import io.wayout.core.plane.Shape;
import io.wayout.core.plane.Shapes;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.PMap;

/// Names the shapes of outages anew, and tells people when a vendor's changes.
final class ShapeFold {
  private ShapeFold() {}

  /// One shape at one vendor; what is ours is nobody's.
  private record Outage(String vendor, Shape shape) implements Comparable<Outage> {
    @Override
    public int compareTo(Outage other) {
      int byVendor = vendor.compareTo(other.vendor);
      return byVendor == 0 ? shape.compareTo(other.shape) : byVendor;
    }
  }

  /// Looks again while anything is sick: what surrounds it may have changed.
  static Turn again(Turn turn, Instant now) {
    return turn.state().controlPlanes().values().stream().anyMatch(p -> p.shape() != Shape.WELL)
        ? diagnose(turn, turn.state(), now)
        : turn;
  }

  /// @param before as it was before the newest evidence
  static Turn diagnose(Turn turn, State before, Instant now) {
    State state = turn.state();
    Map<String, Diagnosis> all = Shapes.of(Planes.subjects(state), Planes.surroundings(state), now);
    PMap<String, ControlPlane> planes = state.controlPlanes();
    for (Map.Entry<String, Diagnosis> entry : all.entrySet()) {
      ControlPlane plane = planes.get(entry.getKey());
      if (plane != null && !plane.diagnosis().equals(entry.getValue())) {
        planes = planes.plus(entry.getKey(), plane.diagnosed(entry.getValue()));
      }
    }
    Turn next = turn.with(state.withControlPlanes(planes));
    return tell(next, outages(before), outages(next.state()));
  }

  private static Turn tell(
      Turn turn,
      SortedMap<Outage, SortedSet<String>> before,
      SortedMap<Outage, SortedSet<String>> after) {
    Turn next = turn;
    for (Map.Entry<Outage, SortedSet<String>> entry : after.entrySet()) {
      if (!before.containsKey(entry.getKey())) {
        next = begun(next, entry.getKey(), entry.getValue());
      }
    }
    for (Outage outage : before.keySet()) {
      boolean isOver = after.keySet().stream().noneMatch(o -> o.vendor().equals(outage.vendor()));
      if (isOver) {
        String text = where(outage) + ": over, it was: " + outage.shape().text();
        next = Notices.tell(next, Code.OUTAGE_OVER, Level.INFO, text, facts(outage));
      }
    }
    return next;
  }

  private static Turn begun(Turn turn, Outage outage, SortedSet<String> accounts) {
    Diagnosis diagnosis = Planes.control(turn.state(), accounts.first()).diagnosis();
    String text =
        where(outage)
            + ": "
            + outage.shape().text()
            + " (accounts "
            + String.join(", ", accounts)
            + "; "
            + diagnosis.evidence()
            + "); "
            + outage.shape().remedy();
    return Notices.tell(turn, Code.OUTAGE_SHAPE, Level.ALARM, text, facts(outage));
  }

  private static String where(Outage outage) {
    return outage.vendor().isEmpty() ? "here" : "control plane of " + outage.vendor();
  }

  private static Map<String, String> facts(Outage outage) {
    return Map.of("vendor", outage.vendor(), "shape", outage.shape().name());
  }

  private static SortedMap<Outage, SortedSet<String>> outages(State state) {
    SortedMap<Outage, SortedSet<String>> outages = new TreeMap<>();
    state
        .controlPlanes()
        .forEach((account, plane) -> {
          if (plane.shape() != Shape.WELL && state.topology().accounts().containsKey(account)) {
            String vendor =
                plane.shape().isOurs() ? "" : state.topology().account(account).vendor();
            outages
                .computeIfAbsent(new Outage(vendor, plane.shape()), _ -> new TreeSet<>())
                .add(account);
          }
        });
    return outages;
  }
}
