// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import java.time.Duration;

/// How long to wait for one server and transport.
///
/// @param idle the longest time without any answer
/// @param total the longest time for all answers
public record Patience(Duration idle, Duration total) {

  /// For a single question: both are the same.
  public static Patience of(Duration total) {
    return new Patience(total, total);
  }
}
