// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import java.time.Instant;

/// What time it is. Thread-safe.
public interface Ticker {

  /// The time for decisions: starts at the wall clock's time when the process starts, and from then
  /// on follows the monotonic clock, so that a jump of the wall clock changes no duration (I67).
  Instant now();

  /// The wall clock, for people, journals and signatures.
  Instant wall();
}
