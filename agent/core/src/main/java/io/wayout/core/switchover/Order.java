// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import java.time.Duration;
import java.time.Instant;

/// What a switchover wants to be done next.
public sealed interface Order {
  /// Read the current step's record from the API.
  record ReadRecord(Instant notBefore) implements Order {}

  /// Send the current step's change.
  record SendChange() implements Order {}

  /// Ask the authoritative servers for the current step's value.
  record AskServers(Instant notBefore) implements Order {}

  /// The account's control plane does not work: plan without it.
  record LoseAccount(String detail) implements Order {}

  /// Somebody else changed the record after it was read: the first time everything is decided anew,
  /// the second time people have to look (P08).
  record MeetRival() implements Order {}

  /// The vendor refuses to change this record: plan without it for a while.
  ///
  /// @param length for how long
  record AvoidPlace(String detail, Duration length) implements Order {
    private static final Duration USUAL = Duration.ofMinutes(10);

    /// For as long as a refusal that is meant to stay.
    public AvoidPlace(String detail) {
      this(detail, USUAL);
    }
  }
}
