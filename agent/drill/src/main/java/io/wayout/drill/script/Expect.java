// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What a good outcome is, beyond every invariant.
///
/// @param writesMax how many changes may be sent in all
/// @param movesMax how often users of one domain may be moved
/// @param restored how long users of any domain may be without it at a stretch
/// @param isStuckAllowed a domain without any way out is no failure: nobody could have had one
/// @param endsAt where every domain that moved must be at the end
public record Expect(
    OptionalInt writesMax,
    OptionalInt movesMax,
    Optional<Limit> restored,
    boolean isStuckAllowed,
    Optional<End> endsAt) {

  /// The invariants alone.
  public static Expect nothing() {
    return new Expect(
        OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), true, Optional.empty());
  }

  /// A time.
  public sealed interface Limit {}

  /// The domain's own `rto`.
  public record Rto() implements Limit {}

  public record Time(Duration duration) implements Limit {}

  /// Where it ends.
  public enum End {
    PREFERRED,
    ELSEWHERE
  }
}
