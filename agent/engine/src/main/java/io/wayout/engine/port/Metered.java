// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

/// Counts what it sends to its vendor. Thread-safe.
@FunctionalInterface
public interface Metered {
  /// How many requests may have reached the vendor so far; never shrinks.
  long requests();
}
