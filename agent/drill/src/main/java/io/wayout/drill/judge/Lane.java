// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import java.time.Duration;
import java.util.List;

/// One thing of the world, and when it was not well.
///
/// @param name e.g. `API of ali`
public record Lane(String name, List<Span> spans) {
  public Lane {
    spans = List.copyOf(spans);
  }

  /// @param from since the scenario's start
  /// @param text what was wrong
  public record Span(Duration from, Duration to, String text) {}
}
