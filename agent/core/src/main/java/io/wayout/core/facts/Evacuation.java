// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who has to leave a vendor, and where to.
public final class Evacuation {
  private Evacuation() {}

  /// The domains whose effective target is at the vendor, each with its first target elsewhere that
  /// is up; empty where there is none.
  public static SortedMap<DnsName, Optional<Target>> from(State state, String vendor, Instant now) {
    SortedMap<DnsName, Optional<Target>> moves = new TreeMap<>();
    for (Domain domain : state.topology().domains().values()) {
      if (isAt(state, domain, vendor, now)) {
        moves.put(domain.name(), elsewhere(state, domain, vendor, now));
      }
    }
    return moves;
  }

  private static boolean isAt(State state, Domain domain, String vendor, Instant now) {
    return Facts.chain(state, domain, now).effective() instanceof Effective.At at
        && domain.target(at.target()).filter(t -> t.vendor().equals(vendor)).isPresent();
  }

  private static Optional<Target> elsewhere(
      State state, Domain domain, String vendor, Instant now) {
    return domain.targets().stream()
        .filter(t -> !t.vendor().equals(vendor))
        .filter(t -> Facts.health(state, domain, t, now).verdict() == Verdict.UP)
        .findFirst();
  }
}
