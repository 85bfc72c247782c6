// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.campaign;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Safety;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The order in which domains move: what matters most first, and together what one call can carry.
public final class Lineup {
  private Lineup() {}

  /// By the rank of their tags, then by the zone and the accounts of their lowest link, then by
  /// name; but the canary comes first: of those of the first one's sort, the last ones, because
  /// they matter least.
  ///
  /// @param sort moves of one sort prove each other
  public static List<Domain> of(
      List<Domain> domains, Safety safety, Function<Domain, String> sort) {
    List<Domain> ordered = new ArrayList<>(domains);
    ordered.sort(
        Comparator.comparingInt((Domain d) -> rank(d, safety.order()))
            .thenComparing(d -> lowest(d).zone())
            .thenComparing(d -> String.join(",", lowest(d).accounts()))
            .thenComparing(Domain::name));
    if (ordered.isEmpty()) {
      return ordered;
    }
    String first = sort.apply(ordered.getFirst());
    List<Domain> alike = ordered.stream().filter(d -> sort.apply(d).equals(first)).toList();
    List<Domain> canary =
        alike.subList(Math.max(0, alike.size() - safety.canary()), alike.size()).reversed();
    List<Domain> all = new ArrayList<>(canary);
    ordered.stream().filter(d -> !canary.contains(d)).forEach(all::add);
    return all;
  }

  /// The place of its best tag; after all of them without any.
  private static int rank(Domain domain, List<String> order) {
    for (int i = 0; i < order.size(); i++) {
      if (domain.tags().contains(order.get(i))) {
        return i;
      }
    }
    return order.size();
  }

  private static Link lowest(Domain domain) {
    return domain.links().getLast();
  }
}
