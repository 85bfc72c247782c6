// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.engine.port.Effects.Cancel;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import io.wayout.provider.DnsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The frame of whoever looks at the world again and again: each configuration begins a round, and
/// what still belongs to an older one is no news and comes to its end.
///
/// Confined to the loop, except the calls themselves.
public final class Rounds {
  private final Ports ports;
  private Map<String, DnsProvider> providers;
  private Round newest = new Round(Duration.ZERO);

  /// @param providers by account
  public Rounds(Ports ports, Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.providers = providers;
  }

  /// Asks other providers from now on; those of a round under way, too.
  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  /// A new round begins, and every older one is over.
  ///
  /// @param interval how often everything is looked at
  public Round begin(Duration interval) {
    newest = new Round(interval);
    return newest;
  }

  /// What is looked at outside of its turn belongs to this one.
  Round newest() {
    return newest;
  }

  /// Nothing is looked at any more.
  public void end() {
    begin(Duration.ZERO);
  }

  /// One configuration's time.
  public final class Round {
    private final Duration interval;

    private Round(Duration interval) {
      this.interval = interval;
    }

    public Duration interval() {
      return interval;
    }

    public boolean isOver() {
      return newest != this;
    }

    /// Whom to ask about an account; empty if nobody is to be asked, because the round is over or
    /// the account has no provider.
    public Optional<DnsProvider> provider(String account) {
      return isOver() ? Optional.empty() : Optional.ofNullable(providers.get(account));
    }

    /// Asks, one question of a lane at a time. The answer is heard even when the round is over.
    public <T> void ask(String lane, Supplier<T> question, Consumer<T> then) {
      ports.effects().call(new Lane(lane, 1), question, then);
    }

    /// Runs a task after a pause that is a tenth longer or shorter than asked for, so that what
    /// began together does not stay together.
    ///
    /// @param from when the pause began
    public Cancel again(Instant from, Duration pause, Runnable task) {
      double spread = 0.9 + 0.2 * ports.entropy().next();
      Duration jittered = Duration.ofMillis((long) (pause.toMillis() * spread));
      return ports.effects().at(from.plus(jittered), task);
    }
  }
}
