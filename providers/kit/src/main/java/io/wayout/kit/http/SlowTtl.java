// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.CheckOutcome.Concern.Kind;
import java.util.Optional;

/// When a plan's smallest TTL is too long for a link that must move fast. Stateless.
public final class SlowTtl {
  /// Five minutes: what users wait for at least, after everything else is done.
  public static final int SECONDS = 300;

  private SlowTtl() {}

  /// @param floor the smallest TTL that the zone takes, in seconds
  public static Optional<Concern> of(DnsName zone, int floor) {
    return floor < SECONDS
        ? Optional.empty()
        : Optional.of(
            new Concern(
                Kind.SLOW_TTL,
                Optional.of(zone),
                "the smallest TTL of its plan is "
                    + floor
                    + " s: users follow a move no sooner than that"));
  }
}
