// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

/// What of a vendor is behind.
public enum Lateness {
  /// All of its authoritative servers.
  PUBLISHING,
  /// The second of them, by that much more.
  SECOND_SERVER,
  /// What its API reads.
  READING
}
