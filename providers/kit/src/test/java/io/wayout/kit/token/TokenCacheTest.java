// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// The cache, with a clock by hand and an endpoint that does as it is told.
class TokenCacheTest {
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final ProviderFailure DOWN = new Unreachable("the endpoint is down");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Endpoint endpoint = new Endpoint();
  private final TokenCache cache = new TokenCache(endpoint, now::get);

  @Test
  void manyCalls_shareOneToken() {
    assertThat(List.of(text(), text(), text())).containsOnly("t1");
    pass(Duration.ofMinutes(29));
    assertThat(text()).isEqualTo("t1");
    assertThat(endpoint.asked()).isEqualTo(1);
  }

  @Test
  void halfOfItsLifeOver_newOneIsAskedFor() {
    text();
    pass(Duration.ofMinutes(30));

    assertThat(text()).isEqualTo("t2");
    assertThat(endpoint.patience()).containsExactly(PATIENCE, Duration.ofSeconds(2));
  }

  @Test
  void endpointDown_tokenIsKeptAsLongAsItLives() {
    text();
    pass(Duration.ofMinutes(30));
    endpoint.fail(DOWN);

    assertThat(text()).isEqualTo("t1");
    assertThat(cache.trouble()).contains(DOWN);
    pass(Duration.ofMinutes(29));
    assertThat(text()).isEqualTo("t1");
    pass(Duration.ofMinutes(1));
    assertThat(current()).isEqualTo(new Reply.Failed<Token>(DOWN));
  }

  @Test
  void endpointDown_isAskedOnceAMinute() {
    text();
    pass(Duration.ofMinutes(30));
    endpoint.fail(DOWN);

    for (int i = 0; i < 100; i++) {
      text();
    }
    assertThat(endpoint.asked()).isEqualTo(2);
    pass(TokenCache.PAUSE);
    text();
    assertThat(endpoint.asked()).isEqualTo(3);
  }

  @Test
  void endpointBack_newTokenIsTakenAndTheTroubleOver() {
    text();
    pass(Duration.ofMinutes(30));
    endpoint.fail(DOWN);
    text();
    endpoint.work();
    pass(TokenCache.PAUSE);

    assertThat(text()).isEqualTo("t2");
    assertThat(cache.trouble()).isEmpty();
  }

  @Test
  void noTokenYetAndEndpointDown_eachCallAsksAgain() {
    endpoint.fail(DOWN);
    assertThat(current()).isEqualTo(new Reply.Failed<Token>(DOWN));
    endpoint.work();

    assertThat(text()).isEqualTo("t1");
  }

  @Test
  void shortToken_isNotAskedForMoreThanOnceAMinute() {
    endpoint.life = Duration.ofSeconds(90);
    text();
    pass(Duration.ofSeconds(46));
    assertThat(text()).isEqualTo("t1");
    pass(Duration.ofSeconds(14));
    assertThat(text()).isEqualTo("t2");
  }

  @Test
  void refusedToken_isReplacedButNotInARow() {
    Token first = token();
    cache.doubt(first);
    assertThat(text()).as("just issued").isEqualTo("t1");
    pass(TokenCache.PAUSE);
    cache.doubt(first);
    assertThat(text()).isEqualTo("t2");
    cache.doubt(first);
    assertThat(text()).as("not the one in use").isEqualTo("t2");
  }

  @Test
  void refusedTokenAndEndpointDown_isKept() {
    Token first = token();
    pass(TokenCache.PAUSE);
    endpoint.fail(new Denied("auth is out"));
    cache.doubt(first);

    assertThat(text()).isEqualTo("t1");
  }

  @Test
  void lastResort_isTakenWhenNothingLivesAndTheEndpointIsTriedAgain() {
    Token own = new Token("own", START, START.plus(Duration.ofHours(1)));
    TokenCache makeshift =
        new TokenCache(endpoint, Optional.of(_ -> new Reply.Got<>(own)), now::get);
    endpoint.fail(DOWN);

    assertThat(makeshift.current(endpoint.wire(), PATIENCE)).isEqualTo(new Reply.Got<>(own));
    assertThat(makeshift.trouble()).contains(DOWN);
    endpoint.work();
    assertThat(makeshift.current(endpoint.wire(), PATIENCE)).isEqualTo(new Reply.Got<>(own));
    pass(TokenCache.PAUSE);
    assertThat(makeshift.current(endpoint.wire(), PATIENCE))
        .isEqualTo(new Reply.Got<>(new Token("t1", now.get(), now.get().plus(endpoint.life))));
  }

  @Test
  void crowdWithoutToken_asksOnceAndSharesTheAnswer() throws Exception {
    assertThat(crowd()).hasSize(20).containsOnly("t1");
    assertThat(endpoint.asked()).isEqualTo(1);
  }

  @Test
  void crowdWhileItIsRenewed_goesOnWithTheOldOne() throws Exception {
    text();
    pass(Duration.ofMinutes(30));
    CountDownLatch hold = endpoint.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> renewer = threads.submit(this::text);
      endpoint.awaitAsked();
      assertThat(text()).isEqualTo("t1");
      hold.countDown();
      assertThat(renewer.get()).isEqualTo("t2");
    }
    assertThat(text()).isEqualTo("t2");
  }

  @Test
  void endpointSlow_nobodyWaitsLongerThanItsPatience() throws Exception {
    CountDownLatch hold = endpoint.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = threads.submit(this::text);
      endpoint.awaitAsked();
      assertThat(cache.current(endpoint.wire(), Duration.ofMillis(10)))
          .isEqualTo(
              new Reply.Failed<Token>(new Unreachable("another call still waits for credentials")));
      hold.countDown();
      assertThat(first.get()).isEqualTo("t1");
    }
  }

  @Test
  void token_showsItselfNowhere() {
    assertThat(token().toString() + current()).doesNotContain("t1");
  }

  private List<String> crowd() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    CountDownLatch hold = endpoint.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(this::text));
      }
      endpoint.awaitAsked();
      hold.countDown();
      List<String> texts = new ArrayList<>();
      for (Future<String> one : all) {
        texts.add(one.get());
      }
      return texts;
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  private Reply<Token> current() {
    return cache.current(endpoint.wire(), PATIENCE);
  }

  private Token token() {
    return current()
        .fold(
            token -> token,
            failure -> {
              throw new AssertionError(failure.detail());
            });
  }

  private String text() {
    return token().text();
  }

  /// Lends t1, t2 and so on, fails, or holds its answer back. Thread-safe.
  private final class Endpoint implements TokenSource {
    private final List<Duration> patience = new ArrayList<>();
    private final AtomicReference<Optional<ProviderFailure>> failure =
        new AtomicReference<>(Optional.empty());
    private final AtomicReference<CountDownLatch> gate =
        new AtomicReference<>(new CountDownLatch(0));
    private final CountDownLatch askedWhileHeld = new CountDownLatch(1);
    private volatile Duration life = Duration.ofHours(1);
    private int lent;
    private int asked;

    @Override
    public Reply<Token> fetch(Wire wire) {
      synchronized (this) {
        asked++;
        patience.add(((Timed) wire).total());
      }
      boolean isHeld = gate.get().getCount() > 0;
      if (isHeld) {
        askedWhileHeld.countDown();
      }
      await(gate.get());
      Optional<ProviderFailure> why = failure.get();
      return why.isPresent() ? new Reply.Failed<>(why.get()) : new Reply.Got<>(lend());
    }

    private synchronized Token lend() {
      lent++;
      return new Token("t" + lent, now.get(), now.get().plus(life));
    }

    void fail(ProviderFailure why) {
      failure.set(Optional.of(why));
    }

    void work() {
      failure.set(Optional.empty());
    }

    CountDownLatch hold() {
      gate.set(new CountDownLatch(1));
      return gate.get();
    }

    void awaitAsked() {
      await(askedWhileHeld);
    }

    synchronized int asked() {
      return asked;
    }

    synchronized List<Duration> patience() {
      return List.copyOf(patience);
    }

    Wire wire() {
      return new Timed(PATIENCE);
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }
  }

  /// A wire that knows its time and sends nothing.
  private record Timed(Duration total) implements Wire {
    @Override
    public Answer exchange(Request request) {
      throw new AssertionError("the source sends, not the cache");
    }

    @Override
    public Wire within(Duration shorter) {
      return new Timed(shorter);
    }
  }
}
