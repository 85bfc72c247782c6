// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.engine.port.Effects.Lane;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Real threads: bounds, order, and where things run.
class ThreadEffectsTest {
  private final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
  private final SystemTicker ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
  private final ThreadEffects effects = new ThreadEffects(ticker, bugs::add);
  private final Thread loop = effects.start("loop", () -> {});

  @AfterEach
  void stop() throws InterruptedException {
    effects.stop();
    loop.join();
  }

  @Test
  void laneOfOne_runsOneAtATimeInOrder() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(200);
    effects.post(() -> {
      for (int i = 0; i < 200; i++) {
        int number = i;
        effects.call(
            new Lane("one", 1),
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              order.add(number);
              running.decrementAndGet();
              return number;
            },
            _ -> done.countDown());
      }
    });

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most).hasValue(1);
    assertThat(order).isSorted().hasSize(200);
  }

  @Test
  void p29_deadLane_holdsUpNoOther() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    effects.post(() -> {
      effects.call(new Lane("dead", 1), () -> await(never), _ -> {});
      effects.call(new Lane("alive", 1), () -> true, _ -> other.countDown());
    });

    assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
    never.countDown();
  }

  @Test
  void answersAndTimers_runOnTheLoop() throws InterruptedException {
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(2);
    effects.post(() -> {
      effects.at(
          ticker.now().plusMillis(5),
          () -> {
            threads.add(Thread.currentThread());
            done.countDown();
          });
      effects.call(
          new Lane("x", 1),
          () -> true,
          _ -> {
            threads.add(Thread.currentThread());
            done.countDown();
          });
    });

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(threads).containsOnly(loop);
  }

  @Test
  void bugInATask_isReportedAndTheLoopGoesOn() throws InterruptedException {
    CountDownLatch after = new CountDownLatch(1);
    effects.post(() -> {
      throw new IllegalStateException("bug");
    });
    effects.post(after::countDown);

    assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(bugs).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cancelledTimer_doesNotRun() throws InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    CountDownLatch later = new CountDownLatch(1);
    effects.post(() -> {
      var cancel = effects.at(ticker.now().plusMillis(20), ran::incrementAndGet);
      effects.at(ticker.now().plusMillis(60), later::countDown);
      cancel.cancel();
    });

    assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ran).hasValue(0);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
