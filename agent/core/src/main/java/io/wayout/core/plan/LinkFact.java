// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Link;
import java.util.List;

/// What is known of one link.
///
/// @param number its place in the chain, from 1
/// @param replicas the link at each of its accounts, 1 or more
public record LinkFact(int number, Link link, List<ReplicaFact> replicas) {
  public LinkFact {
    replicas = List.copyOf(replicas);
  }

  /// At least one account's servers answer, so that users get an answer; resolvers pass over the
  /// silent ones of a mirrored link.
  public boolean isAnswering() {
    return replicas.stream().anyMatch(ReplicaFact::isAnswering);
  }
}
