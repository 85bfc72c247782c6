// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

/// Randomness for jitter. Not for secrets. Thread-safe.
@FunctionalInterface
public interface Entropy {

  /// A number of at least 0 and less than 1.
  double next();
}
