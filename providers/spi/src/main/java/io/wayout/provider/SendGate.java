// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// The last word before a write: still the newest generation, not frozen, not paused (I04, I06,
/// I80).
///
/// Thread-safe, answers at once, and has no effect.
@FunctionalInterface
public interface SendGate {
  Verdict verdict();

  /// The gate's answer.
  sealed interface Verdict {}

  /// Send now.
  record Open() implements Verdict {}

  /// Don't send; `reason` is for people.
  record Closed(String reason) implements Verdict {}

  /// A gate that is always open, for drills of adapters and for calls outside any switchover.
  SendGate OPEN = Open::new;
}
