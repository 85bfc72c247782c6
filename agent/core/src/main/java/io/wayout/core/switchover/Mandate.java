// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.core.plan.Plan;
import io.wayout.dns.DnsName;
import java.time.Instant;

/// What a switchover is and stays: who wants what, and why.
///
/// @param id unique and readable, e.g. `www.shop.example#7`
/// @param generation the domain's generation that this move holds (I04)
/// @param actor who asked: `agent`, or an operator
/// @param reason why, in the actor's words
/// @param startedAt when it was decided
/// @param configVersion the configuration that it is pinned to (I50)
public record Mandate(
    String id,
    DnsName domain,
    long generation,
    Cause cause,
    String actor,
    String reason,
    Plan plan,
    Instant startedAt,
    String configVersion) {

  Mandate notAfter(Instant now) {
    return startedAt.isAfter(now)
        ? new Mandate(id, domain, generation, cause, actor, reason, plan, now, configVersion)
        : this;
  }
}
