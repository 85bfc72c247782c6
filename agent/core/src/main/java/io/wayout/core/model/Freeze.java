// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An operator's order that nothing automatic may touch what is in its scope (I80).
///
/// @param expires when it ends by itself; empty: when someone lifts it
public record Freeze(
    Scope scope, String actor, String reason, Instant since, Optional<Instant> expires) {

  /// The same, if it began before now; else as if it began now, because the clock was set back.
  public Freeze notAfter(Instant now) {
    return since.isAfter(now)
        ? new Freeze(
            scope, actor, reason, now, expires.map(end -> now.plus(Duration.between(since, end))))
        : this;
  }

  public boolean isOver(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }

  /// What a freeze covers.
  public sealed interface Scope {
    record Everything() implements Scope {}

    record OfVendor(String vendor) implements Scope {}

    record OfDomain(DnsName domain) implements Scope {}
  }
}
