// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A value that changes at instants and holds in between. Not thread-safe.
final class Track<T> {
  private final T first;
  private final NavigableMap<Instant, T> steps = new TreeMap<>();

  /// @param first what holds before any change
  Track(T first) {
    this.first = first;
  }

  /// From that instant on it is this, until something else is said.
  void set(Instant at, T value) {
    steps.put(at, value);
  }

  T at(Instant instant) {
    Map.Entry<Instant, T> step = steps.floorEntry(instant);
    return step == null ? first : step.getValue();
  }

  /// When it may be another one next; the end if never before.
  Instant nextChange(Instant after, Instant end) {
    Instant next = steps.higherKey(after);
    return next == null || next.isAfter(end) ? end : next;
  }

  NavigableMap<Instant, T> steps() {
    return steps;
  }

  /// Every instant within a span at which any of the tracks may change, the start among them.
  static NavigableSet<Instant> instants(
      Collection<? extends Track<?>> tracks, Instant start, Instant end) {
    NavigableSet<Instant> all = new TreeSet<>();
    all.add(start);
    for (Track<?> track : tracks) {
      all.addAll(track.steps().subMap(start, true, end, false).keySet());
    }
    return all;
  }
}
