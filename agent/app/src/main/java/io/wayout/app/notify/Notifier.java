// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.Telling;
import io.wayout.app.notify.Channel.Delivery;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Entropy;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.store.sqlite.desk.OutboxRows.Addressed;
import io.wayout.store.sqlite.desk.OutboxRows.Fared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Tells people: takes notices from the loop at once, makes them durable on a thread of its own,
/// and lets a postman for each channel bring them out. Thread-safe.
///
/// A queue that is full loses notices, counted and told; the loop never waits (law 11).
public final class Notifier implements NoticeListener, AutoCloseable {
  private static final int QUEUED_MAX = 4_000;
  private static final int TAKEN_MAX = 500;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final BlockingQueue<Letter> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
  private final AtomicLong lost = new AtomicLong();
  private final Ticker ticker;
  private final Entropy dice;
  private final Keys keys;
  private final String agent;
  private final Function<ChannelSettings, Channel> channels;
  private final Thread intake;

  // Set once by start; the postmen change with the configuration, guarded by `this`.
  private volatile Optional<Outbox> outbox = Optional.empty();
  private volatile List<Postman> postmen = List.of();
  private volatile NoticeListener listener = _ -> {};

  /// Does nothing but fill its queue before [#start].
  ///
  /// @param agent the agent's id
  /// @param channels opens a channel; does no I/O
  public Notifier(
      String agent, Ticker ticker, Entropy dice, Function<ChannelSettings, Channel> channels) {
    this.agent = agent;
    this.ticker = ticker;
    this.dice = dice;
    this.keys = new Keys(agent);
    this.channels = channels;
    this.intake = Thread.ofPlatform().name("notify").daemon().unstarted(this::take);
  }

  @Override
  public void notice(Notice notice) {
    if (!queue.offer(new Letter(keys.of(notice), ticker.now(), notice))) {
      lost.incrementAndGet();
    }
  }

  /// Begins to work.
  ///
  /// @param desk opened with [OutboxRows#PART]
  /// @param told hears when a channel fails and when it is back
  /// @throws StoreException if there is no memory for an outbox
  public void start(Desk desk, Telling telling, NoticeListener told) throws StoreException {
    listener = told;
    OutboxRows memory = new OutboxRows(Desk.inMemory(List.of(OutboxRows.PART)));
    outbox = Optional.of(new Outbox(new OutboxRows(desk), memory));
    use(telling);
    intake.start();
  }

  /// Goes on with another configuration, with those channels that did not change. What waits for a
  /// channel that is gone is forgotten after a day. Returns at once.
  public synchronized void use(Telling telling) {
    Message.Sender sender = new Message.Sender(agent, telling.page());
    List<Postman> next = new ArrayList<>();
    for (ChannelSettings settings : telling.channels()) {
      next.add(
          postmen.stream()
              .filter(p -> p.fits(settings, sender))
              .findFirst()
              .orElseGet(() -> hire(settings, sender)));
    }
    postmen.stream().filter(p -> !next.contains(p)).forEach(Postman::stop);
    postmen = List.copyOf(next);
  }

  private Postman hire(ChannelSettings settings, Message.Sender sender) {
    Postman.Office office =
        new Postman.Office(
            outbox.orElseThrow(), ticker, dice, keys, sender, n -> listener.notice(n));
    Postman postman = new Postman(settings, channels.apply(settings), office);
    postman.start();
    return postman;
  }

  /// How a channel fares.
  ///
  /// @param queued notices that wait
  public record Status(ChannelSettings settings, long queued, Fared fared) {}

  /// Every channel, in the order of the configuration.
  ///
  /// @throws StoreException if the desk can't be read
  public List<Status> status() throws StoreException {
    Outbox box = outbox.orElseThrow();
    Map<String, Fared> fared = box.fared();
    Map<String, Long> queued = box.queued();
    return postmen.stream()
        .map(Postman::settings)
        .map(s ->
            new Status(
                s, queued.getOrDefault(s.name(), 0L), fared.getOrDefault(s.name(), Fared.NOTHING)))
        .toList();
  }

  /// How many notices were lost because nobody could keep up.
  public long lost() {
    return lost.get();
  }

  /// What came of a test message.
  public record Tried(String channel, Delivery delivery) {}

  /// Sends a test message past the outbox. Blocks within the channels' deadlines.
  ///
  /// @param channel one of them; empty: all
  public List<Tried> test(Optional<String> channel, String actor) {
    Notice notice =
        new Notice(
            Code.NOTIFY_TEST,
            Level.INFO,
            Optional.empty(),
            Optional.empty(),
            "this is a test message; nothing is wrong",
            Map.of("actor", actor, "agent", agent));
    return postmen.parallelStream()
        .filter(p -> channel.isEmpty() || channel.get().equals(p.settings().name()))
        .map(p -> new Tried(p.settings().name(), p.deliver(message(notice))))
        .toList();
  }

  /// Makes durable what is queued, for at most a second; what was not sent is sent after the next
  /// start.
  @Override
  public void close() {
    intake.interrupt();
    try {
      intake.join(FAREWELL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    postmen.forEach(Postman::stop);
    postmen.forEach(Postman::close);
  }

  private Message message(Notice notice) {
    Letter letter = new Letter(keys.fresh(), ticker.now(), notice);
    Message.Sender sender = new Message.Sender(agent, Optional.empty());
    return new Message(letter.key(), letter.at(), sender, List.of(letter));
  }

  private void take() {
    try {
      long told = 0;
      var nextForget = ticker.now();
      while (true) {
        Letter first = queue.poll(FORGET_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        keep(first == null ? List.of() : List.of(first));
        if (lost.get() > told) {
          told = lost.get();
          notice(lostNotice(told));
        }
        if (!nextForget.isAfter(ticker.now())) {
          nextForget = ticker.now().plus(FORGET_EVERY);
          forget();
        }
      }
    } catch (InterruptedException closed) {
      keep(List.of());
      Thread.currentThread().interrupt();
    }
  }

  /// These letters, and what else is queued.
  private void keep(List<Letter> first) {
    List<Letter> letters = new ArrayList<>(first);
    queue.drainTo(letters, TAKEN_MAX);
    List<Addressed> addressed = new ArrayList<>();
    for (Letter letter : letters) {
      for (Postman postman : postmen) {
        if (wants(postman.settings(), letter.notice())) {
          addressed.add(letter.to(postman.settings().name()));
        }
      }
    }
    try {
      outbox.orElseThrow().add(addressed);
    } catch (StoreException noMemory) {
      lost.addAndGet(letters.size());
    }
    postmen.forEach(Postman::ring);
  }

  /// A channel is not told of its own failures.
  private static boolean wants(ChannelSettings settings, Notice notice) {
    boolean isOwn =
        (notice.code() == Code.NOTIFY_FAILED || notice.code() == Code.NOTIFY_BACK)
            && settings.name().equals(notice.facts().get("channel"));
    return !isOwn && (settings.filter().wants(notice) || closes(settings, notice));
  }

  /// Good news is no alarm, but a channel that opened a trouble must hear that it is over.
  private static boolean closes(ChannelSettings settings, Notice notice) {
    return settings.kind() == ChannelSettings.Kind.PAGERDUTY
        && Incident.of(notice).isOver()
        && !settings.filter().except().contains(notice.code());
  }

  private static Notice lostNotice(long count) {
    return new Notice(
        Code.NOTIFY_FAILED,
        Level.WARN,
        Optional.empty(),
        Optional.empty(),
        "notices came faster than they could be kept; the log has them all",
        Map.of("lost", Long.toString(count)));
  }

  private void forget() {
    try {
      for (OutboxRows box : outbox.orElseThrow().boxes()) {
        int forgotten = box.forget(ticker.now().minus(KEPT));
        lost.addAndGet(forgotten);
      }
    } catch (StoreException broken) {
      // The next time will do.
    }
  }
}
