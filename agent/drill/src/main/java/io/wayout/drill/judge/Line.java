// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import java.time.Duration;

/// One line of a timeline.
///
/// @param at since the scenario's start
/// @param times how often the same was told again afterwards
public record Line(Duration at, Who who, Tone tone, String text, int times) {

  /// Who acts or speaks.
  public enum Who {
    WORLD,
    AGENT,
    OPERATOR,
    DNS
  }

  /// How much it matters.
  public enum Tone {
    PLAIN,
    GOOD,
    WARN,
    BAD
  }

  Line again() {
    return new Line(at, who, tone, text, times + 1);
  }
}
