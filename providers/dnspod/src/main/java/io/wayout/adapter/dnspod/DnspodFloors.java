// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The smallest TTL of each plan, asked for once: a health check must not hang on what is only good
/// to know. Thread-safe.
final class DnspodFloors {
  private final AtomicReference<Optional<Map<String, Integer>>> known =
      new AtomicReference<>(Optional.empty());

  /// In seconds, by the plan's name; empty if the key may not ask for plans.
  Map<String, Integer> of(DnspodApi api) {
    Optional<Map<String, Integer>> before = known.get();
    if (before.isPresent()) {
      return before.get();
    }
    Map<String, Integer> asked = api.floors().fold(Map::copyOf, _ -> Map.of());
    known.set(Optional.of(asked));
    return asked;
  }
}
