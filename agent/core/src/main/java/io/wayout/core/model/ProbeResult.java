// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What one probe saw. A probe observes; it never judges.
public sealed interface ProbeResult {
  String detail();

  /// @param certificateExpires when the server's certificate ends, where TLS was spoken
  record Pass(Duration elapsed, String detail, Optional<Instant> certificateExpires)
      implements ProbeResult {}

  /// The target answered wrongly or not at all.
  record Fail(String detail) implements ProbeResult {}

  /// The probe says nothing about the target: it was turned away (403, 429), or could not be made.
  record Inconclusive(String detail) implements ProbeResult {}
}
