// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.sim.check.scene.Oracle;
import java.util.List;

/// The oracles of what automation decides.
public final class DecideOracles {
  private DecideOracles() {}

  /// Fresh ones, for one history.
  public static List<Oracle> all() {
    return List.of(
        new CanaryFirst(),
        new CampaignCanary(),
        new ProvenDown(),
        new AllDownHold(),
        new SelfIsolated(),
        new MassDownHold(),
        new OutageIsReal(),
        new StandbyProven(),
        new Hysteresis(),
        new AntiFlap(),
        new FailbackAsked(),
        new NameOrOrigin(),
        new FreezeWins(),
        new PersonWins(),
        new LiveDrill(),
        new LooksFirst(),
        new GuardedElsewhere());
  }
}
