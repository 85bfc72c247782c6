// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long things took, in buckets. Thread-safe: guarded by this object.
final class Histogram {
  /// Upper bounds in seconds; one more bucket takes the rest.
  static final List<Double> BOUNDS =
      List.of(0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 900.0);

  private static final double MILLIS = 1_000;

  private final long[] perBucket = new long[BOUNDS.size() + 1];
  private double sum;

  /// A snapshot.
  ///
  /// @param perBucket how many fell into each, not into those below
  /// @param sum in seconds
  record Counts(List<Long> perBucket, double sum) {
    Counts {
      perBucket = List.copyOf(perBucket);
    }
  }

  synchronized void add(Duration took) {
    double seconds = took.toMillis() / MILLIS;
    int bucket = 0;
    while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
      bucket++;
    }
    perBucket[bucket]++;
    sum += seconds;
  }

  synchronized Counts counts() {
    List<Long> counts = new ArrayList<>();
    for (long count : perBucket) {
      counts.add(count);
    }
    return new Counts(counts, sum);
  }
}
