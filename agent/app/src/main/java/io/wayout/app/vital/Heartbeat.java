// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.vital;

import io.wayout.app.config.Telling;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.seal.Head;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Asks for an address at another system as long as the loop turns and all is well; that system
/// raises the alarm when nobody asks any more (I84). Only the loop's pulse makes it ask, and a
/// thread of its own does (law 11).
///
/// [#beat] on the loop, the rest on any thread.
public final class Heartbeat implements AutoCloseable {
  private static final int STATUS_OK = 200;
  private static final int STATUS_NOT_OK = 300;

  private final Wire wire;
  private final Ticker ticker;
  private final String agent;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private volatile Optional<Telling.Heartbeat> settings = Optional.empty();
  private volatile Head head = Head.START;
  private volatile Instant success = Instant.EPOCH;

  // confined to the loop
  private Instant next = Instant.MIN;

  /// @param wire short of patience
  /// @param agent the agent's id
  public Heartbeat(Wire wire, Ticker ticker, String agent) {
    this.wire = wire;
    this.ticker = ticker;
    this.agent = agent;
    this.thread = Thread.ofVirtual().name("heartbeat").unstarted(this::run);
  }

  public void start(Telling telling) {
    use(telling);
    thread.start();
  }

  public void use(Telling telling) {
    settings = telling.heartbeat();
  }

  /// The loop turns and all is well. Returns at once.
  ///
  /// @param now of the loop's clock
  /// @param journal where the chain ends, which is told along
  public void beat(Instant now, Head journal) {
    Optional<Telling.Heartbeat> current = settings;
    if (current.isEmpty() || now.isBefore(next)) {
      return;
    }
    next = now.plus(current.get().interval());
    head = journal;
    if (due.availablePermits() == 0) {
      due.release();
    }
  }

  /// When the other system last answered; [Instant#EPOCH] if it never did.
  public Instant lastSuccess() {
    return success;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        due.acquire();
        settings.ifPresent(s -> ask(s.url()));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whoever has the address can keep the alarm silent, so no failure shows it; the missing success
  /// shows in the metrics, and at the other system.
  private void ask(Secret url) {
    try {
      Map<String, String> headers =
          Map.of("x-wayout-agent", agent, "x-wayout-journal", head.toString());
      Wire.Answer answer = wire.exchange(Wire.Request.get(URI.create(url.reveal()), headers));
      if (answer instanceof Wire.Answered(int status, _, _)
          && status >= STATUS_OK
          && status < STATUS_NOT_OK) {
        success = ticker.now();
      }
    } catch (Secret.Unavailable | IllegalArgumentException unusable) {
      due.drainPermits();
    }
  }
}
