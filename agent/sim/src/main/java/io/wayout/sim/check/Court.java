// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.model.Topology;
import io.wayout.sim.world.Happening;
import java.util.ArrayList;
import java.util.List;

/// Lets every oracle hear a history.
public final class Court {
  private Court() {}

  /// What was broken, in the order of its discovery; empty if nothing was.
  public static List<Violation> judge(Topology topology, List<Happening> history) {
    List<Oracle> oracles =
        List.of(
            new NeverEmpty(),
            new AllowedTargets(),
            new NoStalePlan(),
            new AllDownHold(),
            new OutageIsReal(),
            new AntiFlap(),
            new JournalFirst(),
            new ExactlyOneWrite(),
            new FreezeWins(),
            new CanaryFirst(),
            new CampaignCanary(),
            new Converges());
    return judge(topology, history, oracles);
  }

  static List<Violation> judge(Topology topology, List<Happening> history, List<Oracle> oracles) {
    List<Violation> violations = new ArrayList<>();
    Scene scene = new Scene(topology);
    for (Happening happening : history) {
      scene.at(happening.at());
      for (Oracle oracle : oracles) {
        oracle.hear(
            happening.fact(),
            scene,
            text -> violations.add(new Violation(oracle.invariant(), happening.at(), text)));
      }
      scene.hear(happening.fact());
    }
    for (Oracle oracle : oracles) {
      oracle.end(
          scene, text -> violations.add(new Violation(oracle.invariant(), scene.now(), text)));
    }
    return violations;
  }
}
