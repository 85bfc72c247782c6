// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final AtomicInteger seconds = new AtomicInteger();
  private final Waiting waiting =
      new Waiting(() -> Instant.EPOCH.plusSeconds(seconds.getAndIncrement()));

  @Test
  void promiseIsKept_returnsIt() throws Exception {
    AtomicInteger looks = new AtomicInteger();

    String found =
        waiting.until(
            Duration.ofMinutes(1),
            "nothing came",
            () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("it"));

    assertThat(found).isEqualTo("it");
  }

  @Test
  void promiseIsBroken_saysWhatAndHowLong() {
    assertThatThrownBy(() -> waiting.until(Duration.ofSeconds(2), "nothing came", Optional::empty))
        .isInstanceOf(Undone.class)
        .hasMessage("nothing came within 2 s");
  }
}
