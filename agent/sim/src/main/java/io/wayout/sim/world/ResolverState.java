// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// How the resolvers that the agent asks truly are.
public enum ResolverState {
  FINE,
  /// None of them answers: no name leads anywhere (N09).
  DEAD,
  /// They lead every name to a stranger, who answers for everybody (N10).
  LYING
}
