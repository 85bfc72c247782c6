// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine;

import io.wayout.engine.port.Effects;
import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Effects that happen when a test says so: time stands still until [#pass], and a call is under
/// way until [#endCall].
public final class FakeEffects implements Effects, Ticker {
  public final Deque<Runnable> calls = new ArrayDeque<>();
  private final PriorityQueue<Entry> timers = new PriorityQueue<>();
  private Instant now = Instant.parse("2026-01-05T03:00:00Z");
  private long made;

  /// How late the loop hears of a call's end.
  public Duration late = Duration.ZERO;

  private record Entry(Instant when, long order, Runnable task) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = when.compareTo(other.when);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  @Override
  public <T> void call(Lane lane, Supplier<T> call, Consumer<T> then) {
    calls.add(() -> {
      T result = call.get();
      now = now.plus(late);
      then.accept(result);
    });
  }

  @Override
  public Cancel at(Instant when, Runnable task) {
    Entry entry = new Entry(when, made++, task);
    timers.add(entry);
    return () -> timers.remove(entry);
  }

  @Override
  public void post(Runnable task) {
    at(now, task);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant wall() {
    return now;
  }

  /// The oldest call ends.
  public void endCall() {
    calls.remove().run();
  }

  /// Time goes on, and what is due runs in its order.
  public void pass(Duration time) {
    Instant end = now.plus(time);
    while (!timers.isEmpty() && !timers.peek().when().isAfter(end)) {
      Entry entry = timers.remove();
      now = entry.when().isAfter(now) ? entry.when() : now;
      entry.task().run();
    }
    now = end;
  }

  /// The host sleeps: time is later, and nothing has run meanwhile.
  public void sleep(Duration time) {
    now = now.plus(time);
  }
}
