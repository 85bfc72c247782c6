// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.drill.play.Take;
import java.util.List;

/// What became of a take.
///
/// @param fates in the order of the domains' names
/// @param findings invariants first, then what the scenario expects
public record Judgement(Take take, List<Fate> fates, List<Finding> findings, Verdict verdict) {
  public Judgement {
    fates = List.copyOf(fates);
    findings = List.copyOf(findings);
  }

  /// What happened, for people, in order.
  public List<Line> timeline() {
    return Story.of(take);
  }

  /// What of the world was not well, and when.
  public List<Lane> lanes() {
    return Lanes.of(take);
  }
}
