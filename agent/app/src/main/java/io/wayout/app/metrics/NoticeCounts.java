// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts notices of this run, and takes the time of moves. Returns at once. Thread-safe: guarded
/// by this object.
public final class NoticeCounts implements NoticeListener {
  private static final int MOVES_MAX = 20_000;

  private final Ticker ticker;
  private final Map<Kind, Long> counts = new TreeMap<>();
  private final Map<String, Instant> started = new LinkedHashMap<>();
  private final Histogram served = new Histogram();

  public NoticeCounts(Ticker ticker) {
    this.ticker = ticker;
  }

  /// What is counted.
  record Kind(Code code, Level level) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byCode = code.compareTo(other.code);
      return byCode != 0 ? byCode : level.compareTo(other.level);
    }
  }

  @Override
  public synchronized void notice(Notice notice) {
    counts.merge(new Kind(notice.code(), notice.level()), 1L, Long::sum);
    notice.switchover().ifPresent(id -> time(notice.code(), id));
  }

  synchronized Map<Kind, Long> counts() {
    return new TreeMap<>(counts);
  }

  synchronized long count(Code code) {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().code() == code)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Histogram served() {
    return served;
  }

  private void time(Code code, String move) {
    if (code == Code.SWITCHOVER_STARTED) {
      started.put(move, ticker.now());
      if (started.size() > MOVES_MAX) {
        started.remove(started.keySet().iterator().next());
      }
    }
    Instant begun = code == Code.SWITCHOVER_SERVED ? started.remove(move) : null;
    if (begun != null) {
      served.add(Duration.between(begun, ticker.now()));
    }
  }
}
