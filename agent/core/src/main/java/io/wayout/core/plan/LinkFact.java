// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Link;
import io.wayout.dns.RecordType;
import java.util.Comparator;
import java.util.List;

/// What is known of one link.
///
/// @param number its place in the chain, from 1
/// @param replicas each record set of the link at each of its accounts, 1 or more
public record LinkFact(int number, Link link, List<ReplicaFact> replicas) {
  /// The order in which accounts are declared changes nothing.
  private static final Comparator<ReplicaFact> ORDER =
      Comparator.comparing(ReplicaFact::account).thenComparing(r -> r.key().type());

  public LinkFact {
    replicas =
        replicas.size() == 1 ? List.copyOf(replicas) : replicas.stream().sorted(ORDER).toList();
  }

  /// At least one account's servers answer for each of its record sets, so that users get an
  /// answer; resolvers pass over the silent ones of a mirrored link.
  public boolean isAnswering() {
    for (RecordType type : link.types()) {
      if (!isAnswering(type)) {
        return false;
      }
    }
    return true;
  }

  /// What users hear: the answering replicas of each type; where all are silent, all of them.
  List<ReplicaFact> voices() {
    if (replicas.size() == 1) {
      return replicas;
    }
    return replicas.stream().filter(r -> r.isAnswering() || !isAnswering(r.key().type())).toList();
  }

  /// The replicas of one type.
  List<ReplicaFact> of(RecordType type) {
    return replicas.stream().filter(r -> r.key().type() == type).toList();
  }

  private boolean isAnswering(RecordType type) {
    for (ReplicaFact replica : replicas) {
      if (replica.isAnswering() && replica.key().type() == type) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "link " + number + " (" + link.name() + ")";
  }
}
