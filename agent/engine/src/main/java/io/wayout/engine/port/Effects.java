// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The only source of concurrency: blocking calls run elsewhere, everything else on the one loop.
///
/// `then` and `task` always run on the loop, one after another; so whoever owns mutable state
/// touches it there alone and needs no lock. Methods may be called from the loop only, except
/// [#post].
public interface Effects {

  /// Runs a blocking call off the loop, as soon as its lane has room, and hands its result to
  /// `then` on the loop. The call must end by itself within a bounded time and must not throw; if
  /// it throws all the same, that is a bug: it is reported, and `then` is not run.
  <T> void call(Lane lane, Supplier<T> call, Consumer<T> then);

  /// Runs a task on the loop at an instant of [Ticker#now], or right after the current one if that
  /// is past.
  ///
  /// @return stops the task if it has not run yet
  Cancel at(Instant when, Runnable task);

  /// Runs a task on the loop soon. May be called from any thread.
  void post(Runnable task);

  /// Takes something back; calling it late or twice does nothing.
  @FunctionalInterface
  interface Cancel {
    void cancel();
  }

  /// A bound on concurrency: at most `width` calls of one lane run at the same time, in order of
  /// arrival; lanes never wait for each other.
  record Lane(String name, int width) {
    public Lane {
      if (width < 1) {
        throw new IllegalArgumentException("a lane has room for at least one call");
      }
    }
  }
}
