// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
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

  /// What a link holds in a canonical chain that leads to the target.
  public RecordData canonicalData(LinkFact fact, Target target) {
    return isLast(fact) ? target.data() : next(fact);
  }

  /// The link's data, if all its accounts hold the same.
  Optional<RecordData> data(LinkFact fact) {
    List<RecordData> distinct =
        fact.replicas().stream().flatMap(r -> dataOf(r).stream()).distinct().toList();
    boolean isComplete = fact.replicas().stream().allMatch(r -> dataOf(r).isPresent());
    return isComplete && distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
  }

  static Optional<RecordData> dataOf(ReplicaFact replica) {
    return replica
        .observed()
        .flatMap(
            o -> o instanceof Observed.Holds h ? Optional.of(h.set().data()) : Optional.empty());
  }

  boolean isLast(LinkFact fact) {
    return fact.number() == links.size();
  }

  /// Is the data something that this chain may hold at the link: the next link or a declared
  /// target?
  boolean isOurs(LinkFact fact, RecordData data) {
    return targetOf(data).isPresent() || (!isLast(fact) && data.equals(next(fact)));
  }

  private RecordData next(LinkFact fact) {
    return new RecordData.Cname(links.get(fact.number()).link().name());
  }

  private boolean isCanonical(String target) {
    return domain
        .target(target)
        .filter(t -> links.stream().allMatch(l -> data(l).equals(Optional.of(canonicalData(l, t)))))
        .isPresent();
  }

  private Optional<Target> targetOf(RecordData data) {
    return domain.targets().stream().filter(t -> t.data().equals(data)).findFirst();
  }

  private Value value(LinkFact fact) {
    Optional<Effective> end = foreign(fact).or(() -> unknown(fact));
    if (end.isPresent()) {
      return new Value.Ends(end.get());
    }
    Optional<RecordData> data = data(fact);
    if (data.isEmpty()) {
      return new Value.Ends(new Effective.Split(fact.number(), splitText(fact)));
    }
    return targetOf(data.get())
        .<Value>map(t -> new Value.ToTarget(t.name()))
        .orElseGet(Value.ToNext::new);
  }

  private Optional<Effective> foreign(LinkFact fact) {
    return fact.replicas().stream()
        .filter(r -> dataOf(r).filter(data -> !isOurs(fact, data)).isPresent())
        .findFirst()
        .map(r ->
            new Effective.Foreign(
                fact.number(), place(fact, r), dataOf(r).orElseThrow().toString()));
  }

  private static Optional<Effective> unknown(LinkFact fact) {
    return fact.replicas().stream().flatMap(r -> unknown(fact, r).stream()).findFirst();
  }

  private static Optional<Effective> unknown(LinkFact fact, ReplicaFact replica) {
    Observed observed =
        replica.observed().orElseGet(() -> new Observed.Unread("not looked at yet", Instant.EPOCH));
    return switch (observed) {
      case Observed.Unread(String detail, _) ->
          Optional.of(new Effective.NotObserved(fact.number(), place(fact, replica), detail));
      case Observed.Empty _ ->
          Optional.of(new Effective.Missing(fact.number(), place(fact, replica)));
      case Observed.Holds _ -> Optional.empty();
    };
  }

  private static String place(LinkFact fact, ReplicaFact replica) {
    return new LinkAccount(fact.link().key(), replica.account()).toString();
  }

  private static String splitText(LinkFact fact) {
    TreeSet<String> texts = new TreeSet<>();
    fact.replicas().forEach(r -> dataOf(r).ifPresent(data -> texts.add(r.account() + "=" + data)));
    return String.join(" ", texts);
  }

  /// Where one link leads.
  private sealed interface Value {
    record ToNext() implements Value {}

    record ToTarget(String target) implements Value {}

    record Ends(Effective effective) implements Value {}
  }
}
