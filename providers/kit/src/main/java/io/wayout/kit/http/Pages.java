// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Reads a list that an API gives page by page, without trusting it (P13): a cursor that comes
/// again, a list without end and a list that does not hold as many items as it says are garbled.
public final class Pages {
  public static final int PAGES_MAX = 100;

  private Pages() {}

  /// One page.
  ///
  /// @param next the cursor of the next page; empty after the last one
  /// @param total how many items the API says the whole list has
  public record Page<T>(List<T> items, Optional<String> next, OptionalInt total) {
    public Page {
      items = List.copyOf(items);
    }

    /// A page of a list whose pages have numbers: the next one is due until the total is reached.
    ///
    /// @param number of this page, from 1
    /// @param seen how many items this page and those before it hold
    public static <T> Page<T> numbered(List<T> items, int number, int seen, int total) {
      boolean isLast = items.isEmpty() || seen >= total;
      Optional<String> next = isLast ? Optional.empty() : Optional.of(Integer.toString(number + 1));
      return new Page<>(items, next, OptionalInt.of(total));
    }
  }

  /// All items, in their order.
  ///
  /// @param what names the list in failures
  /// @param first the cursor of the first page
  /// @param fetch gets the page of a cursor
  public static <T> Reply<List<T>> all(
      String what, String first, Function<String, Reply<Page<T>>> fetch) {
    List<T> items = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    Optional<String> cursor = Optional.of(first);
    OptionalInt total = OptionalInt.empty();
    while (cursor.isPresent()) {
      if (!cursors.add(cursor.get())) {
        return garbled(what + ": the list goes in circles");
      }
      if (cursors.size() > PAGES_MAX) {
        return garbled(what + ": the list has more than " + PAGES_MAX + " pages");
      }
      switch (fetch.apply(cursor.get())) {
        case Reply.Failed<Page<T>>(ProviderFailure failure) -> {
          return new Reply.Failed<>(failure);
        }
        case Reply.Got<Page<T>>(Page<T> page) -> {
          items.addAll(page.items());
          cursor = page.next();
          total = page.total().isPresent() ? page.total() : total;
        }
      }
    }
    if (total.isPresent() && total.getAsInt() != items.size()) {
      return garbled(what + ": " + items.size() + " items of " + total.getAsInt() + " promised");
    }
    return new Reply.Got<>(List.copyOf(items));
  }

  private static <T> Reply<List<T>> garbled(String detail) {
    return new Reply.Failed<>(new Garbled(detail));
  }
}
