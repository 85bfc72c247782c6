// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A domain's chain as it is: its links from the business name downwards, with what is known of
/// each.
public record Chain(Domain domain, List<LinkFact> links) {
  public Chain {
    links = List.copyOf(links);
  }

  /// Follows the records from link 1.
  public Effective effective() {
    for (LinkFact fact : links) {
      Value value = value(fact);
      switch (value) {
        case Value.ToNext _ -> {
          continue;
        }
        case Value.ToTarget(String target) -> {
          return new Effective.At(target, fact.number(), isCanonical(target));
        }
        case Value.Ends(Effective effective) -> {
          return effective;
        }
      }
    }
    throw new IllegalStateException("the last link of " + domain.name() + " has no next link");
  }

  /// What a record set of that type holds at a link of a canonical chain that leads to the target;
  /// empty if none can lead there.
  public Optional<RecordData> canonicalData(LinkFact fact, RecordType type, Target target) {
    return isLast(fact) ? target.record(type) : next(fact, type);
  }

  /// Does every record set of the link, at each account, hold what it holds in a canonical chain?
  boolean isCanonicalAt(LinkFact fact, Target target) {
    return fact.replicas().stream()
        .allMatch(r ->
            r.data().isPresent() && r.data().equals(canonicalData(fact, r.key().type(), target)));
  }

  boolean isLast(LinkFact fact) {
    return fact.number() == links.size();
  }

  /// Is the data something that this chain may hold at the link: the next link or a declared
  /// target?
  boolean isOurs(LinkFact fact, RecordData data) {
    return lead(fact, data).isPresent();
  }

  private Optional<RecordData> next(LinkFact fact, RecordType type) {
    DnsName next = links.get(fact.number()).link().name();
    return switch (type) {
      case CNAME -> Optional.of(new RecordData.Cname(next));
      case ALIAS -> Optional.of(new RecordData.Alias(next));
      case A, AAAA, TXT -> Optional.empty();
    };
  }

  private boolean isCanonical(String target) {
    return domain
        .target(target)
        .filter(t -> links.stream().allMatch(l -> isCanonicalAt(l, t)))
        .isPresent();
  }

  /// Where a value leads; empty if the chain knows nothing of it.
  private Optional<Value> lead(LinkFact fact, RecordData data) {
    Optional<Value> target =
        domain.targets().stream()
            .filter(t -> t.isAt(data))
            .findFirst()
            .map(t -> new Value.ToTarget(t.name()));
    boolean isNext = !isLast(fact) && next(fact, data.type()).equals(Optional.of(data));
    return isNext ? Optional.of(new Value.ToNext()) : target;
  }

  private Value value(LinkFact fact) {
    Optional<Effective> end = foreign(fact).or(() -> unknown(fact));
    if (end.isPresent()) {
      return new Value.Ends(end.get());
    }
    List<Value> leads =
        fact.replicas().stream()
            .flatMap(r -> r.data().stream())
            .flatMap(data -> lead(fact, data).stream())
            .distinct()
            .toList();
    return leads.size() == 1
        ? leads.getFirst()
        : new Value.Ends(new Effective.Split(fact.number(), splitText(fact)));
  }

  private Optional<Effective> foreign(LinkFact fact) {
    return fact.replicas().stream()
        .filter(r -> r.data().filter(data -> !isOurs(fact, data)).isPresent())
        .findFirst()
        .map(r ->
            new Effective.Foreign(
                fact.number(), r.place().toString(), r.data().orElseThrow().toString()));
  }

  private static Optional<Effective> unknown(LinkFact fact) {
    return fact.replicas().stream().flatMap(r -> unknown(fact, r).stream()).findFirst();
  }

  private static Optional<Effective> unknown(LinkFact fact, ReplicaFact replica) {
    Observed observed =
        replica.observed().orElseGet(() -> new Observed.Unread("not looked at yet", Instant.EPOCH));
    return switch (observed) {
      case Observed.Unread(String detail, _) ->
          Optional.of(new Effective.NotObserved(fact.number(), replica.place().toString(), detail));
      case Observed.Empty _ ->
          Optional.of(new Effective.Missing(fact.number(), replica.place().toString()));
      case Observed.Holds _ -> Optional.empty();
    };
  }

  private static String splitText(LinkFact fact) {
    TreeSet<String> texts = new TreeSet<>();
    fact.replicas().forEach(r -> r.data().ifPresent(data -> texts.add(r.account() + "=" + data)));
    return String.join(" ", texts);
  }

  /// Where one link leads.
  private sealed interface Value {
    record ToNext() implements Value {}

    record ToTarget(String target) implements Value {}

    record Ends(Effective effective) implements Value {}
  }
}
