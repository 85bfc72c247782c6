// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

/// How a vendor's API behaves at the moment. None of it touches what its name servers answer.
public enum ControlPlane {
  /// Does what it is asked.
  ANSWERING,
  /// Rejects valid credentials, as on 2023-11-12.
  DENYING,
  /// Refuses connections.
  UNREACHABLE,
  /// Takes requests, applies none and never answers.
  SILENT,
  /// Answers reads, applies writes, and loses the answers to writes.
  ANSWER_LOST
}
