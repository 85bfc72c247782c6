// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Tells systemd how the daemon is (sd_notify(3)), if systemd started it. The watchdog is fed from
/// the decision loop alone, so that a stalled loop is noticed (I95).
///
/// Confined to the loop.
final class Systemd {
  private final Optional<String> socket;
  private final Optional<Duration> watchdog;
  private final BiConsumer<String, String> send;
  private Instant nextKeepalive = Instant.MIN;

  /// @param environment `NOTIFY_SOCKET` and `WATCHDOG_USEC`
  /// @param send path and message
  Systemd(Map<String, String> environment, BiConsumer<String, String> send) {
    this.socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"));
    this.watchdog =
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .map(text -> Duration.ofNanos(Long.parseLong(text) * 1_000));
    this.send = send;
  }

  void ready(String status) {
    tell("READY=1\nSTATUS=" + status);
  }

  /// @param monotonicMicros CLOCK_MONOTONIC in microseconds
  void reloading(long monotonicMicros) {
    tell("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicros);
  }

  void stopping() {
    tell("STOPPING=1\nSTATUS=finishing what is under way");
  }

  /// Feeds the watchdog three times as often as it asks for.
  void pulse(Instant now) {
    if (watchdog.isPresent() && !now.isBefore(nextKeepalive)) {
      nextKeepalive = now.plus(watchdog.get().dividedBy(3));
      tell("WATCHDOG=1");
    }
  }

  private void tell(String message) {
    socket.ifPresent(path -> send.accept(path, message));
  }
}
