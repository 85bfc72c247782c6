// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// Several actors at the same time.
final class Crowd {
  private Crowd() {}

  /// Does one thing for each input, all at once, and gives the results in the order of the inputs.
  static <I, T> List<T> map(List<I> inputs, Function<I, T> deed) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> results = new ArrayList<>();
      for (I input : inputs) {
        results.add(
            threads.submit(() -> {
              start.await();
              return deed.apply(input);
            }));
      }
      start.countDown();
      return results.stream().map(Crowd::result).toList();
    }
  }

  /// Looks again and again while something is done, and gives everything that was seen.
  static <T> List<T> watch(Supplier<T> look, Runnable deed) {
    AtomicBoolean isDone = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<T>> seen =
          threads.submit(() -> {
            List<T> sights = new ArrayList<>();
            do {
              sights.add(look.get());
            } while (!isDone.get());
            return sights;
          });
      try {
        deed.run();
      } finally {
        isDone.set(true);
      }
      return result(seen);
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the crowd", interrupted);
    } catch (ExecutionException failed) {
      throw new AssertionError("one of the crowd failed", failed.getCause());
    }
  }
}
