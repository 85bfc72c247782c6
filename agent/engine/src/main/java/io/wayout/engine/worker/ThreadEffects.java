// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.worker;

import io.wayout.engine.port.Effects;
import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The real effects: one loop thread, and virtual threads for blocking calls.
///
/// The thread that calls [#run] becomes the loop.
public final class ThreadEffects implements Effects {
  private static final Duration NAP_MAX = Duration.ofSeconds(1);

  private final Ticker ticker;
  private final Consumer<Throwable> bugs;
  private final Lanes lanes;
  private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();

  // confined to the loop
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long timersMade;

  private volatile boolean isStopped;
  private volatile @Nullable Thread loop;

  /// @param bugs is told what a call or a task threw; called on the thread where it happened
  public ThreadEffects(Ticker ticker, Consumer<Throwable> bugs) {
    this.ticker = ticker;
    this.bugs = bugs;
    ThreadFactory factory = Thread.ofVirtual().name("wayout-call-", 0).factory();
    this.lanes = new Lanes(factory);
  }

  /// Runs the loop on the calling thread until [#stop].
  ///
  /// @param pulse called at least once a second while the loop turns, for the watchdog (I95)
  public void run(Runnable pulse) {
    loop = Thread.currentThread();
    while (!isStopped) {
      pulse.run();
      runPosted();
      runTimers();
      nap();
    }
  }

  /// Runs the loop on a thread of its own until [#stop].
  ///
  /// @return the loop's thread, to be joined
  public Thread start(String name, Runnable pulse) {
    return Thread.ofPlatform().name(name).daemon().start(() -> run(pulse));
  }

  /// Ends the loop after its current task. Any thread.
  public void stop() {
    isStopped = true;
    wake();
  }

  @Override
  public <T> void call(Lane lane, Supplier<T> call, Consumer<T> then) {
    lanes.run(lane, () -> answer(call, then));
  }

  @Override
  public Cancel at(Instant when, Runnable task) {
    Timer timer = new Timer(when, timersMade++, task);
    timers.add(timer);
    return () -> timer.isCancelled = true;
  }

  @Override
  public void post(Runnable task) {
    inbox.add(task);
    wake();
  }

  /// The worker's top: whatever a call throws is a bug and ends here.
  private <T> void answer(Supplier<T> call, Consumer<T> then) {
    T result;
    try {
      result = call.get();
    } catch (Throwable bug) {
      bugs.accept(bug);
      return;
    }
    post(() -> then.accept(result));
  }

  private void runPosted() {
    Runnable task = inbox.poll();
    while (task != null && !isStopped) {
      guarded(task);
      task = inbox.poll();
    }
  }

  private void runTimers() {
    Instant now = ticker.now();
    Timer first = timers.peek();
    while (first != null && !first.when.isAfter(now) && !isStopped) {
      timers.remove();
      if (!first.isCancelled) {
        guarded(first.task);
      }
      first = timers.peek();
    }
  }

  /// The loop's top: a bug in one task is reported and must not take the others with it.
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Exception bug) {
      bugs.accept(bug);
    }
  }

  private void nap() {
    Timer first = timers.peek();
    Duration wait = first == null ? NAP_MAX : Duration.between(ticker.now(), first.when);
    if (inbox.isEmpty() && wait.isPositive()) {
      LockSupport.parkNanos(this, wait.compareTo(NAP_MAX) > 0 ? NAP_MAX.toNanos() : wait.toNanos());
    }
  }

  private void wake() {
    Thread thread = loop;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  private static final class Timer implements Comparable<Timer> {
    private final Instant when;
    private final long order;
    private final Runnable task;
    private boolean isCancelled;

    Timer(Instant when, long order, Runnable task) {
      this.when = when;
      this.order = order;
      this.task = task;
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = when.compareTo(other.when);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
