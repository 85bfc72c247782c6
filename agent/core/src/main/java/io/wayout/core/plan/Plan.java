// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.dns.DnsName;
import java.util.List;

/// The ordered record changes of one move. Each step is written and proven before the next one.
///
/// @param from the effective target's name before, or how the chain ends otherwise, for people
/// @param target the target's name that the chain leads to afterwards
/// @param steps 1 or more
/// @param why why this link, in one sentence
public record Plan(
    DnsName domain, String from, String target, Shape shape, List<Step> steps, String why) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /// Does it change TTLs alone, so that users stay where they are?
  public boolean isTtlOnly() {
    return steps.stream().allMatch(Step::isTtlOnly);
  }

  /// The way back from this plan when its steps up to one may have been written.
  ///
  /// @param lastStep the last step that may have been written, from 0
  /// @param back the target's name that the chain led to before
  public Plan undone(int lastStep, String back) {
    List<Step> undoing =
        steps.subList(0, lastStep + 1).reversed().stream()
            .flatMap(s -> s.undone().stream())
            .toList();
    return new Plan(domain, target, back, shape, undoing, "back from where it was being moved to");
  }

  /// What the chain looks like afterwards.
  public enum Shape {
    /// Each link points to the next and the last to the target.
    CANONICAL,
    /// An upper link points straight to the target.
    BYPASS,
    /// Only some accounts of a mirrored link point to the target; the rest waits for its vendor.
    PARTIAL
  }
}
