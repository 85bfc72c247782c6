// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import java.time.Duration;
import java.util.Optional;

/// Halves how long a fault lasts.
public final class Shorter {
  private static final Duration MIN = Duration.ofSeconds(2);

  private Shorter() {}

  /// The same fault for half the time; empty if it has no length, or hardly any.
  public static Optional<Fault> of(Fault fault) {
    return switch (fault) {
      case Fault.Target f -> half(f.length()).map(d -> new Fault.Target(f.host(), f.state(), d));
      case Fault.Flapping f ->
          f.times() > 1
              ? Optional.of(new Fault.Flapping(f.host(), f.half(), f.times() / 2))
              : Optional.empty();
      case Fault.Api f -> half(f.length()).map(d -> new Fault.Api(f.account(), f.state(), d));
      case Fault.ApiPart f ->
          half(f.length()).map(d -> new Fault.ApiPart(f.account(), f.reach(), f.state(), d));
      case Fault.Silence f -> half(f.length()).map(d -> new Fault.Silence(f.account(), d));
      case Fault.ServerSilence f ->
          half(f.length()).map(d -> new Fault.ServerSilence(f.account(), f.server(), d));
      case Fault.Lag f -> half(f.length()).map(d -> new Fault.Lag(f.account(), f.by(), d));
      case Fault.Delay f -> half(f.length()).map(d -> new Fault.Delay(f.account(), f.by(), d));
      case Fault.Stale f -> half(f.length()).map(d -> new Fault.Stale(f.account(), f.by(), d));
      case Fault.Isolation f -> half(f.length()).map(Fault.Isolation::new);
      case Fault.Loss f -> half(f.length()).map(d -> new Fault.Loss(f.share(), d));
      case Fault.Resolvers f -> half(f.length()).map(d -> new Fault.Resolvers(f.state(), d));
      case Fault.Disk f -> half(f.length()).map(d -> new Fault.Disk(f.state(), d));
      case Fault.Pause f -> half(f.length()).map(Fault.Pause::new);
      case Fault.Suspend f -> half(f.length()).map(Fault.Suspend::new);
      case Fault.At f -> of(f.fault()).map(shorter -> new Fault.At(f.point(), shorter));
      case Fault.Reversal f ->
          f.times() > 1
              ? Optional.of(new Fault.Reversal(f.place(), f.data(), f.every(), f.times() / 2))
              : Optional.empty();
      case Fault.StoreLost _, Fault.Kill _, Fault.KillAt _, Fault.ClockJump _ -> Optional.empty();
      case Fault.Wish _, Fault.Reload _, Fault.ForeignEdit _, Fault.Signed _ -> Optional.empty();
    };
  }

  private static Optional<Duration> half(Duration length) {
    Duration half = length.dividedBy(2);
    return half.compareTo(MIN) < 0 ? Optional.empty() : Optional.of(half);
  }
}
