// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.model.Topology;
import io.wayout.sim.check.decide.DecideOracles;
import io.wayout.sim.check.journal.JournalOracles;
import io.wayout.sim.check.live.LiveOracles;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.user.UserOracles;
import io.wayout.sim.check.vendor.VendorOracles;
import io.wayout.sim.check.write.WriteOracles;
import io.wayout.sim.world.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lets every oracle hear a history.
public final class Court {
  private Court() {}

  /// The name of every invariant that is judged.
  public static List<String> invariants() {
    return oracles().stream().map(Oracle::invariant).distinct().toList();
  }

  /// What was broken, in the order of its discovery; empty if nothing was.
  public static List<Violation> judge(Topology topology, List<Happening> history) {
    return judge(topology, history, oracles());
  }

  private static List<Oracle> oracles() {
    return Stream.of(
            WriteOracles.all(),
            DecideOracles.all(),
            JournalOracles.all(),
            VendorOracles.all(),
            UserOracles.all(),
            LiveOracles.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Seat seat(Oracle oracle, Scene scene, List<Violation> violations) {
    return new Seat(
        oracle, text -> violations.add(new Violation(oracle.invariant(), scene.now(), text)));
  }

  /// An oracle and where it says what it found.
  private record Seat(Oracle oracle, Oracle.Findings findings) {}

  static List<Violation> judge(Topology topology, List<Happening> history, List<Oracle> oracles) {
    List<Violation> violations = new ArrayList<>();
    Scene scene = new Scene(topology);
    List<Seat> seats = oracles.stream().map(o -> seat(o, scene, violations)).toList();
    for (Happening happening : history) {
      scene.at(happening.at());
      for (Seat seat : seats) {
        seat.oracle().hear(happening.fact(), scene, seat.findings());
      }
      scene.hear(happening.fact());
    }
    for (Seat seat : seats) {
      seat.oracle().end(scene, seat.findings());
    }
    return violations;
  }
}
