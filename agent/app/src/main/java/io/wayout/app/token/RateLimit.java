// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How often each of many may ask: a bucket per name that fills steadily. Remembers the 4,096 that
/// asked last; whoever is forgotten begins with a full bucket. Thread-safe: guarded by this object.
public final class RateLimit {
  private static final int NAMES_MAX = 4_096;

  private final double perSecond;
  private final double burst;
  private final InstantSource time;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

  /// @param burst how many may come at once
  public RateLimit(double perSecond, int burst, InstantSource time) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.time = time;
  }

  private record Bucket(double level, Instant at) {}

  /// Takes one.
  ///
  /// @return how long to wait, if there was none left
  public synchronized Optional<Duration> take(String name) {
    Instant now = time.instant();
    double level = level(name, now);
    if (level < 1) {
      return Optional.of(Duration.ofMillis((long) Math.ceil((1 - level) * 1_000 / perSecond)));
    }
    buckets.put(name, new Bucket(level - 1, now));
    if (buckets.size() > NAMES_MAX) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return Optional.empty();
  }

  private double level(String name, Instant now) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      return burst;
    }
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1_000.0);
    return Math.min(burst, bucket.level() + seconds * perSecond);
  }
}
