// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.Optional;

/// How a check of an account's control plane ended.
public sealed interface CheckOutcome {

  /// The API answers, accepts the credentials and has the zones.
  ///
  /// @param detail one line for people, e.g. the server's version
  /// @param elapsed how long the check took
  record Healthy(String detail, Duration elapsed) implements CheckOutcome {}

  /// Something is wrong with it.
  record Failed(ProviderFailure failure) implements CheckOutcome {}

  /// What works today and will hurt one day.
  ///
  /// @param zone which zone it is about; empty: the whole account
  /// @param text the evidence, in one sentence for people
  record Concern(Kind kind, Optional<DnsName> zone, String text) {

    /// What it is about.
    public enum Kind {
      /// The vendor drops the zone if it is not delegated to the vendor's name servers alone.
      DROPPED_UNLESS_DELEGATED,
      /// The credentials end soon.
      CREDENTIALS_END,
      /// The credentials may do more than wayout needs.
      TOO_POWERFUL,
      /// The zone's plan takes long TTLs alone, so users follow a move late.
      SLOW_TTL,
      /// The zone's plan ends soon.
      PLAN_ENDS,
      /// The vendor's API is reached through another vendor, whose outage is its own, too.
      SHARED_FATE
    }
  }
}
