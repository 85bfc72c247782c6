// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.time;

import io.wayout.engine.port.Effects.Cancel;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// The one clock and the one queue of a simulation. Tasks run in the order of their time, and of
/// their arrival where times are equal.
///
/// Confined to the simulation's one thread.
public final class VirtualTime {
  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private Instant now;
  private Duration wallOffset = Duration.ZERO;
  private long arrivals;

  public VirtualTime(Instant start) {
    this.now = start;
  }

  public Instant now() {
    return now;
  }

  /// The wall clock, which jumps at times.
  public Instant wall() {
    return now.plus(wallOffset);
  }

  /// Lets the wall clock jump; monotonic time goes on as if nothing had happened (I67).
  public void jumpWall(Duration by) {
    wallOffset = wallOffset.plus(by);
  }

  public Cancel at(Instant when, Runnable task) {
    Entry entry = new Entry(when.isBefore(now) ? now : when, arrivals++, task);
    queue.add(entry);
    return () -> entry.isCancelled = true;
  }

  /// Runs everything that is due until an instant.
  public void runUntil(Instant end) {
    while (!queue.isEmpty() && !queue.peek().when.isAfter(end)) {
      Entry entry = queue.remove();
      now = entry.when;
      if (!entry.isCancelled) {
        entry.task.run();
      }
    }
    now = end;
  }

  private static final class Entry implements Comparable<Entry> {
    private final Instant when;
    private final long arrival;
    private final Runnable task;
    private boolean isCancelled;

    Entry(Instant when, long arrival, Runnable task) {
      this.when = when;
      this.arrival = arrival;
      this.task = task;
    }

    @Override
    public int compareTo(Entry other) {
      int byTime = when.compareTo(other.when);
      return byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
    }
  }
}
