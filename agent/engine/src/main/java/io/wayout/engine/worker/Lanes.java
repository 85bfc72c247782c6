// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.worker;

import io.wayout.engine.port.Effects.Lane;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Runs jobs on threads of their own, at most a lane's width at a time, in order of arrival.
/// Thread-safe.
final class Lanes {
  private final ThreadFactory threads;

  // guarded by this
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();

  Lanes(ThreadFactory threads) {
    this.threads = threads;
  }

  /// The job must not throw.
  synchronized void run(Lane lane, Runnable job) {
    if (running.getOrDefault(lane.name(), 0) >= lane.width()) {
      waiting.computeIfAbsent(lane.name(), _ -> new ArrayDeque<>()).add(job);
      return;
    }
    running.merge(lane.name(), 1, Integer::sum);
    threads.newThread(() -> work(lane.name(), job)).start();
  }

  /// One thread goes on with the lane's next jobs until none waits.
  private void work(String lane, Runnable first) {
    Runnable job = first;
    while (job != null) {
      job.run();
      job = next(lane);
    }
  }

  private synchronized @Nullable Runnable next(String lane) {
    Queue<Runnable> queue = waiting.get(lane);
    Runnable job = queue == null ? null : queue.poll();
    if (job == null) {
      waiting.remove(lane);
      running.computeIfPresent(lane, (_, count) -> count > 1 ? count - 1 : null);
    }
    return job;
  }
}
