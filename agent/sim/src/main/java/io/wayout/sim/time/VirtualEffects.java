// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.time;

import io.wayout.engine.port.Effects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Effects of one incarnation of the agent in virtual time. A call has its effect on the world at
/// its start and gives its result when the time that it charged is over; after [#kill] nothing of
/// this incarnation runs any more, though what it sent goes on to take effect.
///
/// Confined to the simulation's one thread.
public final class VirtualEffects implements Effects {
  private final VirtualTime time;
  private final Pace pace;
  private final VirtualTicker ticker;
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
  private Instant stoppedUntil = Instant.MIN;
  private boolean isDead;

  public VirtualEffects(VirtualTime time, VirtualTicker ticker, Pace pace) {
    this.time = time;
    this.ticker = ticker;
    this.pace = pace;
  }

  /// The process is gone.
  public void kill() {
    isDead = true;
  }

  /// The process stands still from now on (SIGSTOP, or a disk that does not answer). What it waited
  /// for meanwhile all comes at once.
  public void stop(Duration length) {
    Instant end = time.now().plus(length);
    stoppedUntil = end.isAfter(stoppedUntil) ? end : stoppedUntil;
  }

  /// The whole host stands still, and its monotonic clock as well (C05).
  public void suspend(Duration length) {
    stop(length);
    ticker.lose(length);
  }

  @Override
  public <T> void call(Lane lane, Supplier<T> call, Consumer<T> then) {
    Runnable job = () -> start(lane, call, then);
    if (running.getOrDefault(lane.name(), 0) >= lane.width()) {
      waiting.computeIfAbsent(lane.name(), _ -> new ArrayDeque<>()).add(job);
    } else {
      running.merge(lane.name(), 1, Integer::sum);
      time.at(time.now(), () -> ifAlive(job));
    }
  }

  @Override
  public Cancel at(Instant when, Runnable task) {
    Timer timer = new Timer(when, task);
    timer.arm();
    return timer;
  }

  @Override
  public void post(Runnable task) {
    time.at(time.now(), () -> ifAlive(task));
  }

  private <T> void start(Lane lane, Supplier<T> call, Consumer<T> then) {
    T result = call.get();
    Instant end = time.now().plus(pace.take());
    time.at(
        end,
        () ->
            ifAlive(() -> {
              then.accept(result);
              next(lane);
            }));
  }

  private void next(Lane lane) {
    Queue<Runnable> queue = waiting.get(lane.name());
    Runnable job = queue == null ? null : queue.poll();
    if (job == null) {
      running.computeIfPresent(lane.name(), (_, count) -> count > 1 ? count - 1 : null);
    } else {
      time.at(time.now(), () -> ifAlive(job));
    }
  }

  private void ifAlive(Runnable task) {
    if (isDead) {
      return;
    }
    if (time.now().isBefore(stoppedUntil)) {
      time.at(stoppedUntil, () -> ifAlive(task));
      return;
    }
    try {
      task.run();
    } catch (ProcessKilled killed) {
      kill();
      pace.take();
    }
  }

  /// Waits for an instant of the agent's clock, which may stand still for a while.
  private final class Timer implements Cancel {
    private final Instant when;
    private final Runnable task;
    private boolean isCancelled;

    Timer(Instant when, Runnable task) {
      this.when = when;
      this.task = task;
    }

    void arm() {
      Duration wait = Duration.between(ticker.now(), when);
      time.at(time.now().plus(wait), () -> ifAlive(this::fire));
    }

    private void fire() {
      if (isCancelled) {
        return;
      }
      if (ticker.now().isBefore(when)) {
        arm();
      } else {
        task.run();
      }
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }
  }
}
