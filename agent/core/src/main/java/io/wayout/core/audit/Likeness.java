// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.facts.Facts;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.LinkFact;
import io.wayout.core.plan.ReplicaFact;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Everything about a domain that decides its fate in an outage, and nothing else: two domains of
/// the same likeness have the same row in the matrix.
///
/// @param downFor of the policy, as `rto`; nothing else of it counts
record Likeness(
    List<Step> steps, List<End> ends, Duration downFor, Duration rto, List<Dependency> needs) {

  record Step(Ttl ttl, SortedSet<RecordType> types, List<Place> places) {}

  /// @param leads where its record leads: to a target, to the next link, or elsewhere
  /// @param found the TTL that was found
  record Place(
      String account,
      RecordType type,
      boolean isWritable,
      String obstacle,
      boolean isAnswering,
      String leads,
      Optional<Ttl> found) {}

  record End(
      String name, String vendor, Verdict verdict, Set<RecordType> types, Duration detection) {}

  static Likeness of(State state, Chain chain, Instant now) {
    Domain domain = chain.domain();
    return new Likeness(
        chain.links().stream().map(fact -> step(chain, fact)).toList(),
        domain.targets().stream().map(t -> end(state, domain, t, now)).toList(),
        domain.policy().downFor(),
        domain.policy().rto(),
        domain.dependsOn());
  }

  private static Step step(Chain chain, LinkFact fact) {
    Link link = fact.link();
    return new Step(
        link.ttl(),
        link.types(),
        fact.replicas().stream().map(replica -> place(chain, fact, replica)).toList());
  }

  private static Place place(Chain chain, LinkFact fact, ReplicaFact replica) {
    return new Place(
        replica.account(),
        replica.key().type(),
        replica.isWritable(),
        replica.obstacle(),
        replica.isAnswering(),
        leads(chain, fact, replica),
        replica
            .observed()
            .flatMap(o ->
                o instanceof Observed.Holds h ? Optional.of(h.set().ttl()) : Optional.empty()));
  }

  private static String leads(Chain chain, LinkFact fact, ReplicaFact replica) {
    Optional<RecordData> data = replica.data();
    if (data.isEmpty()) {
      return replica
          .observed()
          .map(o -> o instanceof Observed.Empty ? "empty" : "unread")
          .orElse("");
    }
    Domain domain = chain.domain();
    Optional<String> target =
        domain.targets().stream()
            .filter(t -> t.isAt(data.get()))
            .findFirst()
            .map(t -> "to " + t.name());
    boolean isNext =
        chain.canonicalData(fact, replica.key().type(), domain.preferred()).equals(data);
    return target.orElse(isNext ? "on" : "elsewhere");
  }

  private static End end(State state, Domain domain, Target target, Instant now) {
    return new End(
        target.name(),
        target.vendor(),
        Facts.health(state, domain, target, now).verdict(),
        target.records().stream().map(RecordData::type).collect(Collectors.toUnmodifiableSet()),
        TimeToSwitch.detection(state, target));
  }
}
