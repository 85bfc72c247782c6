// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.app.config.Telling;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.core.fold.State;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.seal.Head;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VitalTest {
  private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  private static final Head HEAD = new Head(7, "a".repeat(64));
  private static final Telling TELLING =
      new Telling(
          Optional.empty(),
          Optional.of(
              new Telling.Heartbeat(
                  () -> "https://hc.example/ping/s3ntinel", Duration.ofSeconds(60))),
          List.of());

  private final Ticker ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
  private final State state = new FakeAgentPort().state();

  @Test
  void loopThatStands_isAnAilment() {
    assertThat(Health.ailment(state, Duration.ofSeconds(20))).isEmpty();
    assertThat(Health.ailment(state, Duration.ofSeconds(21)))
        .contains("the decision loop has not turned for 21 s");
    assertThat(Health.ailment(state.withJournalDown(true), Duration.ZERO))
        .contains("the journal can't be written");
  }

  @Test
  void firstRound_endsWhenEverythingWasLookedAt() {
    State fresh = State.initial(state.topology(), NOON);

    assertThat(Health.unready(state, FakeAgentPort.START)).isEmpty();
    assertThat(Health.unready(fresh, NOON.plusSeconds(5)).orElseThrow())
        .startsWith("the first round is under way: ");
    assertThat(Health.unready(fresh, NOON.plusSeconds(121))).isEmpty();
  }

  @Test
  void heartbeat_asksOncePerIntervalAndTellsTheHead() {
    List<Wire.Request> asked = new CopyOnWriteArrayList<>();
    try (Heartbeat heartbeat =
        heartbeat(request -> {
          asked.add(request);
          return new Wire.Answered(200, Map.of(), "OK");
        })) {
      heartbeat.beat(NOON, HEAD);
      heartbeat.beat(NOON.plusSeconds(59), HEAD);
      await().untilAsserted(() -> assertThat(heartbeat.lastSuccess()).isAfter(Instant.EPOCH));
      heartbeat.beat(NOON.plusSeconds(60), HEAD);
      await().untilAsserted(() -> assertThat(asked).hasSize(2));
    }
    assertThat(asked.getFirst().headers())
        .containsEntry("x-wayout-journal", HEAD.toString())
        .containsEntry("x-wayout-agent", "edge-1");
  }

  @Test
  void i95_silentLoop_silencesTheHeartbeat() {
    List<Wire.Request> asked = new CopyOnWriteArrayList<>();
    try (Heartbeat heartbeat =
        heartbeat(request -> {
          asked.add(request);
          return new Wire.Lost("no answer");
        })) {
      heartbeat.beat(NOON, HEAD);
      await().untilAsserted(() -> assertThat(asked).hasSize(1));
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void law11_hangingSwitch_holdsNobodyUp() {
    CountDownLatch never = new CountDownLatch(1);
    try (Heartbeat heartbeat =
        heartbeat(_ -> {
          try {
            never.await();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
          }
          return new Wire.Lost("hangs");
        })) {
      for (int i = 0; i < 10_000; i++) {
        heartbeat.beat(NOON.plusSeconds(60L * i), HEAD);
      }
      assertThat(heartbeat.lastSuccess()).isEqualTo(Instant.EPOCH);
    }
  }

  private Heartbeat heartbeat(Wire wire) {
    Heartbeat heartbeat = new Heartbeat(wire, ticker, "edge-1");
    heartbeat.start(TELLING);
    return heartbeat;
  }
}
