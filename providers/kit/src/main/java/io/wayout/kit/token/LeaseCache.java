// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one account has been lent, for all callers.
///
/// - A new one is asked for at half the life of the old one, by one caller, while the others go on
///   with the old one.
/// - If none can be had, the old one is kept as long as it lives, and the next try waits for
///   [#PAUSE].
/// - Callers that find nothing alive wait for the one who asks, and share the answer, a failure
///   too: an endpoint in trouble gets one request and not one for each caller.
///
/// Thread-safe. No caller is held longer than it is willing to wait.
///
/// @param <L> what is lent; never shows itself (I90)
public class LeaseCache<L extends Lease> {
  /// The shortest time between two requests while a lease lives.
  public static final Duration PAUSE = Duration.ofSeconds(60);

  private final LeaseSource<L> source;
  private final Optional<? extends LeaseSource<L>> lastResort;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  // Replaced by the holder of `asking`, or by `doubt`, which holds it, too.
  private volatile Held<L> held = new Held<>(null, Instant.MIN, Instant.MIN, Optional.empty(), 0);

  public LeaseCache(LeaseSource<L> source, InstantSource clock) {
    this(source, Optional.empty(), clock);
  }

  /// @param lastResort lends when the source fails and none lives
  public LeaseCache(
      LeaseSource<L> source, Optional<? extends LeaseSource<L>> lastResort, InstantSource clock) {
    this.source = source;
    this.lastResort = lastResort;
    this.clock = clock;
  }

  /// What is known at one moment.
  ///
  /// @param asked when one was last asked for
  /// @param due when the next one is
  /// @param trouble why the last request brought none
  /// @param requests how many have ended
  private record Held<L extends Lease>(
      @Nullable L lease,
      Instant asked,
      Instant due,
      Optional<ProviderFailure> trouble,
      int requests) {
    Optional<L> living(Instant now) {
      return Optional.ofNullable(lease).filter(l -> l.livesAt(now));
    }
  }

  /// A lease that lives.
  ///
  /// @param wire the caller's, which ends when `patience` does
  /// @param patience how long the caller can wait, for this and for what it wants it for
  public Reply<L> current(Wire wire, Duration patience) {
    Held<L> seen = held;
    Instant now = clock.instant();
    Optional<L> living = seen.living(now);
    if (living.isEmpty()) {
      return awaited(seen.requests(), wire, patience);
    }
    return now.isBefore(seen.due())
        ? new Reply.Got<>(living.get())
        : new Reply.Got<>(renewed(living.get(), wire, patience));
  }

  /// The vendor has refused what it lent, so a new one is due; not more often than [#PAUSE] allows,
  /// because a vendor that refuses everything would not take that one, either.
  public void doubt(L refused) {
    if (!asking.tryLock()) {
      return; // A new one is being asked for already.
    }
    try {
      Instant now = clock.instant();
      boolean isNew = now.isBefore(held.asked().plus(PAUSE));
      if (refused.equals(held.lease()) && !isNew) {
        held = new Held<>(refused, held.asked(), now, held.trouble(), held.requests());
      }
    } finally {
      asking.unlock();
    }
  }

  /// Why there is no newer token, if the last request brought none.
  public Optional<ProviderFailure> trouble() {
    return held.trouble();
  }

  /// Gives the endpoint a quarter of the caller's time, so that the lease at hand can still be of
  /// use.
  private L renewed(L living, Wire wire, Duration patience) {
    if (!asking.tryLock()) {
      return living;
    }
    try {
      boolean isDone = clock.instant().isBefore(held.due());
      L known = Optional.ofNullable(held.lease()).orElse(living);
      return isDone
          ? known
          : ask(wire.within(patience.dividedBy(4))).fold(fresh -> fresh, _ -> known);
    } finally {
      asking.unlock();
    }
  }

  private Reply<L> awaited(int requestsSeen, Wire wire, Duration patience) {
    try {
      if (!asking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return failed("another call still waits for credentials");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failed("interrupted while waiting for credentials");
    }
    try {
      Held<L> now = held;
      Optional<L> living = now.living(clock.instant());
      if (living.isPresent()) {
        return new Reply.Got<>(living.get());
      }
      boolean isAnswered = now.requests() != requestsSeen && now.trouble().isPresent();
      return isAnswered ? new Reply.Failed<>(now.trouble().get()) : first(wire, patience);
    } finally {
      asking.unlock();
    }
  }

  private Reply<L> first(Wire wire, Duration patience) {
    if (lastResort.isEmpty()) {
      return ask(wire);
    }
    return switch (ask(wire.within(patience.dividedBy(2)))) {
      case Reply.Got<L> got -> got;
      case Reply.Failed<L>(ProviderFailure why) ->
          switch (lastResort.get().fetch(wire)) {
            case Reply.Failed<L> _ -> new Reply.Failed<>(why);
            case Reply.Got<L>(L makeshift) -> {
              Instant asked = held.asked();
              keep(makeshift, asked, asked.plus(PAUSE), Optional.of(why));
              yield new Reply.Got<>(makeshift);
            }
          };
    };
  }

  /// One request; its caller holds `asking`.
  private Reply<L> ask(Wire wire) {
    Instant asked = clock.instant();
    Reply<L> reply = source.fetch(wire);
    switch (reply) {
      case Reply.Got<L>(L lease) -> {
        Instant soonest = asked.plus(PAUSE);
        Instant half = lease.halfLife();
        keep(lease, asked, half.isAfter(soonest) ? half : soonest, Optional.empty());
      }
      case Reply.Failed<L>(ProviderFailure why) ->
          keep(held.lease(), asked, asked.plus(PAUSE), Optional.of(why));
    }
    return reply;
  }

  private void keep(
      @Nullable L lease, Instant asked, Instant due, Optional<ProviderFailure> trouble) {
    held = new Held<>(lease, asked, due, trouble, held.requests() + 1);
  }

  private static <L> Reply<L> failed(String why) {
    return new Reply.Failed<>(new Unreachable(why));
  }
}
