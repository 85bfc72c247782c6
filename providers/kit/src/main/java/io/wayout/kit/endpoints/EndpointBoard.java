// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What is known of an account's endpoints, for all callers. Thread-safe.
final class EndpointBoard {
  // Guarded by this.
  private final List<EndpointHealth> healths;

  EndpointBoard(int count) {
    this.healths = new ArrayList<>(Collections.nCopies(count, EndpointHealth.unknown()));
  }

  /// Which endpoints to ask, the best first: those that are well as they are configured, then the
  /// others, the one that was asked longest ago first.
  synchronized List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, healths.size()).filter(i -> healths.get(i).isWell()).forEach(order::add);
    IntStream.range(0, healths.size())
        .filter(i -> !healths.get(i).isWell())
        .boxed()
        .sorted(Comparator.comparing(i -> healths.get(i).asked()))
        .forEach(order::add);
    return order;
  }

  synchronized EndpointHealth health(int endpoint) {
    return healths.get(endpoint);
  }

  void good(int endpoint, Instant now) {
    change(endpoint, health -> health.good(now));
  }

  void bad(int endpoint, String why, Instant now) {
    change(endpoint, health -> health.bad(why, now));
  }

  /// An endpoint that nobody needs right now and whose turn it is to be tried.
  ///
  /// @param used the one that has just been asked
  synchronized Optional<Integer> trial(int used, Instant now) {
    return IntStream.range(0, healths.size())
        .filter(i -> i != used && healths.get(i).isTrialDue(now))
        .boxed()
        .min(Comparator.comparing(i -> healths.get(i).asked()));
  }

  private synchronized void change(int endpoint, UnaryOperator<EndpointHealth> by) {
    healths.set(endpoint, by.apply(healths.get(endpoint)));
  }
}
