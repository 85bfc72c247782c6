// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.observe;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the log on a thread of its own, one line for each notice. If whoever reads it does not
/// keep up, lines are lost and counted; nobody waits. Thread-safe.
public final class LogListener implements NoticeListener, AutoCloseable {
  private static final int QUEUED_MAX = 2_000;
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
  private final AtomicLong lost = new AtomicLong();
  private final Consumer<Entry> sink;
  private final Thread writer;

  private LogListener(Consumer<Entry> sink) {
    this.sink = sink;
    this.writer = Thread.ofPlatform().name("log").daemon().unstarted(this::write);
  }

  /// Begins to write to the program's log.
  public static LogListener start() {
    Logger logger = LoggerFactory.getLogger("wayout");
    return start(entry -> write(logger, entry));
  }

  static LogListener start(Consumer<Entry> sink) {
    LogListener log = new LogListener(sink);
    log.writer.start();
    return log;
  }

  /// One line to write.
  ///
  /// @param bug what went wrong inside the program, with its stack trace
  record Entry(Level level, String line, Optional<Throwable> bug) {}

  @Override
  public void notice(Notice notice) {
    offer(new Entry(notice.level(), LogLine.of(notice), Optional.empty()));
  }

  /// An error of the program itself.
  public void bug(Throwable bug) {
    offer(new Entry(Level.ALARM, "event=BUG text=\"an error in wayout\"", Optional.of(bug)));
  }

  /// A line about the process rather than the world, such as where it listens.
  ///
  /// @param line in the form `key=value key="two words"`, free of secrets
  public void line(String line) {
    offer(new Entry(Level.INFO, line, Optional.empty()));
  }

  /// Writes what is queued, for at most a second.
  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join(FAREWELL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void offer(Entry entry) {
    if (!queue.offer(entry)) {
      lost.incrementAndGet();
    }
  }

  private void write() {
    try {
      while (true) {
        Entry entry = queue.poll(1, TimeUnit.SECONDS);
        long missing = lost.getAndSet(0);
        if (entry != null) {
          sink.accept(entry);
        }
        if (missing > 0) {
          sink.accept(
              new Entry(Level.WARN, "event=LOG_LINES_LOST count=" + missing, Optional.empty()));
        }
      }
    } catch (InterruptedException closed) {
      for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
        sink.accept(entry);
      }
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Logger logger, Entry entry) {
    Throwable bug = entry.bug().orElse(null);
    switch (entry.level()) {
      case INFO -> logger.info(entry.line(), bug);
      case WARN -> logger.warn(entry.line(), bug);
      case ALARM -> logger.error(entry.line(), bug);
    }
  }
}
