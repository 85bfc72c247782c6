// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.app.demo.Audience.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void outage_isMeasuredFromTheFirstFailureToTheNextPage() {
    try (Audience audience = audience(served(0), failed(100), failed(200), served(350))) {
      await()
          .untilAsserted(() ->
              assertThat(audience.since(START)).contains(new Gap(2, 2, Duration.ofMillis(250))));
    }
  }

  @Test
  void noFailure_isNoGap() {
    try (Audience audience = audience(served(0), served(100))) {
      await()
          .untilAsserted(
              () -> assertThat(audience.since(START)).contains(new Gap(0, 2, Duration.ZERO)));
    }
  }

  @Test
  void whatWasBefore_doesNotCount() {
    try (Audience audience = audience(failed(0), served(100))) {
      Instant later = START.plusMillis(50);
      await()
          .untilAsserted(
              () -> assertThat(audience.since(later)).contains(new Gap(0, 1, Duration.ZERO)));
    }
  }

  @Test
  void outageThatLasts_hasNoLength() {
    AtomicInteger asked = new AtomicInteger();
    try (Audience audience =
        Audience.start(() -> {
          asked.incrementAndGet();
          return failed(asked.get());
        })) {
      await().until(() -> asked.get() > 2);
      assertThat(audience.since(START)).isEqualTo(Optional.empty());
    }
  }

  /// The last visit is made once, then users stay away.
  private static Audience audience(Visit... visits) {
    AtomicInteger next = new AtomicInteger();
    List<Visit> all = List.of(visits);
    return Audience.start(() -> {
      int i = next.getAndIncrement();
      if (i >= all.size()) {
        Thread.currentThread().interrupt();
        return new Visit(Instant.MIN, true, "", List.of());
      }
      return all.get(i);
    });
  }

  private static Visit served(long millis) {
    return new Visit(START.plusMillis(millis), true, "primary", List.of());
  }

  private static Visit failed(long millis) {
    return new Visit(START.plusMillis(millis), false, "refused", List.of());
  }
}
