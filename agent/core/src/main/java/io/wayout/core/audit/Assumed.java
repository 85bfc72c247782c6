// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.facts.Facts;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Topology;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.LinkFact;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The world as the configuration wants it: every plane works, every target is up, every chain is
/// canonical and leads to its preferred target.
public final class Assumed {
  private static final ProbeResult PASS =
      new ProbeResult.Pass(Duration.ZERO, "assumed", Optional.empty());

  private Assumed() {}

  public static State world(Topology topology, Instant now) {
    State state = State.initial(topology, now);
    Set<CheckId> needed = new HashSet<>();
    topology.domains().values().forEach(d -> d.targets().forEach(t -> needed.addAll(t.checks())));
    for (Check check : needed.stream().map(topology::check).toList()) {
      CheckHealth up = CheckHealth.unknown(now).observe(check.timing(), PASS, now);
      state = state.withChecks(state.checks().plus(check.id(), up));
    }
    for (Domain domain : topology.domains().values()) {
      state = canonical(state, domain, now);
    }
    return state;
  }

  private static State canonical(State state, Domain domain, Instant now) {
    Chain chain = Facts.chain(state, domain, now);
    State next = state;
    for (LinkFact fact : chain.links()) {
      Link link = fact.link();
      for (LinkAccount place : link.places()) {
        Optional<RecordData> data =
            chain.canonicalData(fact, place.key().type(), domain.preferred());
        if (data.isPresent()) {
          Observed holds =
              new Observed.Holds(
                  new RecordSet(link.ttl(), data.get()), RecordRef.NONE, Observed.Source.API, now);
          next = next.withRecords(next.records().plus(place, holds));
        }
      }
    }
    return next;
  }
}
