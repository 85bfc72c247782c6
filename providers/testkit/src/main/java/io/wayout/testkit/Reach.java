// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

/// How well an adapter under test can reach its vendor.
public enum Reach {
  /// Right credentials, nothing in the way.
  HEALTHY,
  /// The vendor is there and does not accept the credentials.
  WRONG_CREDENTIALS,
  /// Nobody listens: connections are refused.
  REFUSED,
  /// Connections open, bytes are taken, no answer ever comes, and nothing is applied.
  SILENT,
  /// Reads are answered; writes are applied and their answers lost.
  ANSWER_LOST
}
