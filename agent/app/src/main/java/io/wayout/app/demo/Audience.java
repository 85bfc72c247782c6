// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Users who come one after another, all the time, and remember what they got. Thread-safe.
final class Audience implements AutoCloseable {
  private static final long PAUSE_MILLIS = 25;

  private final Supplier<Visit> visitor;
  // Guarded by this.
  private final List<Visit> visits = new ArrayList<>();
  private final Thread thread;

  private Audience(Supplier<Visit> visitor) {
    this.visitor = visitor;
    this.thread = Thread.ofPlatform().name("audience").daemon().unstarted(this::come);
  }

  static Audience start(Supplier<Visit> visitor) {
    Audience audience = new Audience(visitor);
    audience.thread.start();
    return audience;
  }

  /// How many came in vain, between what came before and after.
  ///
  /// @param length from the first visit in vain to the next one that was served
  record Gap(int failed, int served, Duration length) {}

  /// What users noticed since an instant; empty while the newest visit was in vain.
  synchronized Optional<Gap> since(Instant start) {
    List<Visit> seen = visits.stream().filter(v -> !v.at().isBefore(start)).toList();
    if (seen.isEmpty() || !seen.getLast().isServed()) {
      return Optional.empty();
    }
    List<Visit> failed = seen.stream().filter(v -> !v.isServed()).toList();
    Duration length = Duration.ZERO;
    if (!failed.isEmpty()) {
      Instant last = failed.getLast().at();
      Visit next = seen.stream().filter(v -> v.at().isAfter(last)).findFirst().orElseThrow();
      length = Duration.between(failed.getFirst().at(), next.at());
    }
    return Optional.of(new Gap(failed.size(), seen.size() - failed.size(), length));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void come() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Visit visit = visitor.get();
        synchronized (this) {
          visits.add(visit);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
