// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.notify.Channel.Delivery;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Entropy;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.Secret;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.store.sqlite.desk.OutboxRows.Batch;
import io.wayout.store.sqlite.desk.OutboxRows.Fared;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Brings the letters of one channel out, on a thread of its own: as one message what came within
/// the digest's time, no faster than the rate, again and again until the channel takes it.
final class Postman implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration DISK_PAUSE = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofHours(1);
  private static final Duration FAREWELL = Duration.ofMillis(500);
  private static final int LETTERS_MAX = 500;
  private static final int FAILURES_TOLD = 3;

  private final ChannelSettings settings;
  private final Channel channel;
  private final Office office;
  private final Pace pace;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean isClosed;

  // confined to the thread
  private final Map<String, Instant> asleep = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private int failures;

  /// What all postmen share.
  ///
  /// @param keys makes keys
  /// @param listener is told when a channel fails and when it is back
  record Office(
      Outbox outbox,
      Ticker ticker,
      Entropy dice,
      Keys keys,
      Message.Sender sender,
      Consumer<Notice> listener) {}

  Postman(ChannelSettings settings, Channel channel, Office office) {
    this.settings = settings;
    this.channel = channel;
    this.office = office;
    this.pace = new Pace(settings.rate());
    this.thread = Thread.ofVirtual().name("notify-" + settings.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Does it do what is wanted of it?
  boolean fits(ChannelSettings wanted, Message.Sender sender) {
    return settings.equals(wanted) && office.sender().equals(sender);
  }

  ChannelSettings settings() {
    return settings;
  }

  /// There is something new. Returns at once.
  void ring() {
    bell.release();
  }

  /// One message past the outbox, for a test by a person.
  Delivery deliver(Message message) {
    try {
      return channel.deliver(message);
    } catch (Secret.Unavailable absent) {
      return new Channel.Failed(String.valueOf(absent.getMessage()));
    }
  }

  /// Ends soon; what was not brought out waits on the desk. Returns at once.
  void stop() {
    isClosed = true;
    thread.interrupt();
  }

  /// Ends.
  @Override
  public void close() {
    stop();
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosed) {
        Duration wait = step();
        boolean _ = bell.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        bell.drainPermits();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does what can be done now.
  ///
  /// @return when to look again, unless rung
  private Duration step() {
    Duration next = IDLE;
    for (OutboxRows box : office.outbox().boxes()) {
      Duration wait = step(box);
      next = wait.compareTo(next) < 0 ? wait : next;
    }
    return next;
  }

  private Duration step(OutboxRows box) {
    Instant now = office.ticker().now();
    try {
      Optional<Batch> open = box.open(settings.name());
      if (open.isEmpty()) {
        Optional<Instant> due = box.oldest(settings.name()).map(at -> at.plus(settings.digest()));
        if (due.isEmpty() || due.get().isAfter(now)) {
          return due.map(at -> Duration.between(now, at)).orElse(IDLE);
        }
      }
      Instant free = pace.free(now);
      if (free.isAfter(now)) {
        return Duration.between(now, free);
      }
      return open.isPresent()
          ? bring(box, open.get(), now)
          : box.begin(settings.name(), office.keys().fresh(), LETTERS_MAX, now)
              .map(batch -> bring(box, batch, now))
              .orElse(IDLE);
    } catch (StoreException broken) {
      return DISK_PAUSE;
    }
  }

  private Duration bring(OutboxRows box, Batch batch, Instant now) {
    Instant notBefore = asleep.getOrDefault(batch.key(), batch.nextAt());
    if (notBefore.isAfter(now)) {
      return Duration.between(now, notBefore);
    }
    List<Letter> letters = batch.rows().stream().flatMap(r -> Letter.read(r).stream()).toList();
    if (letters.isEmpty() || sent.contains(batch.key())) {
      return settle(box, batch);
    }
    pace.spend(now);
    return switch (deliver(message(batch, letters, now))) {
      case Channel.Sent _ -> {
        sent.add(batch.key());
        succeeded(now);
        yield settle(box, batch);
      }
      case Channel.Failed failed -> retry(box, batch, failed, now);
    };
  }

  private Message message(Batch batch, List<Letter> letters, Instant now) {
    String key = letters.size() == 1 ? letters.getFirst().key() : batch.key();
    return new Message(key, now, office.sender(), letters);
  }

  /// While the disk does not take it, it is remembered that the message went out.
  private Duration settle(OutboxRows box, Batch batch) {
    try {
      box.done(batch);
      sent.remove(batch.key());
      asleep.remove(batch.key());
      return Duration.ZERO;
    } catch (StoreException broken) {
      asleep.put(batch.key(), office.ticker().now().plus(DISK_PAUSE));
      return DISK_PAUSE;
    }
  }

  private Duration retry(OutboxRows box, Batch batch, Channel.Failed failed, Instant now) {
    int tries = batch.tries() + 1;
    Duration wait = Pace.backOff(tries, office.dice().next());
    Duration asked = failed.pause().filter(w -> w.compareTo(WAIT_MAX) < 0).orElse(Duration.ZERO);
    Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
    asleep.put(batch.key(), now.plus(longer));
    fared(new Fared(0, 1, Optional.empty(), Optional.of(now), failed.reason()));
    failures++;
    if (failures == FAILURES_TOLD) {
      tell(Code.NOTIFY_FAILED, Level.WARN, " does not take messages: " + failed.reason());
    }
    try {
      box.again(batch, tries, now.plus(longer));
    } catch (StoreException broken) {
      return DISK_PAUSE;
    }
    return longer;
  }

  private void succeeded(Instant now) {
    fared(new Fared(1, 0, Optional.of(now), Optional.empty(), ""));
    if (failures >= FAILURES_TOLD) {
      tell(Code.NOTIFY_BACK, Level.INFO, " takes messages again");
    }
    failures = 0;
  }

  private void fared(Fared more) {
    try {
      office.outbox().fared(settings.name(), more);
    } catch (StoreException broken) {
      // Counts are for people to look at; the message itself is what matters.
    }
  }

  private void tell(Code code, Level level, String text) {
    office
        .listener()
        .accept(
            new Notice(
                code,
                level,
                Optional.empty(),
                Optional.empty(),
                "the channel " + settings.name() + text,
                Map.of("channel", settings.name())));
  }
}
