// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.core.fold.State;
import io.wayout.core.model.Topology;
import io.wayout.engine.loop.AgentLoop;
import io.wayout.engine.loop.Engine;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Ports;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.survey.Surveyor;
import io.wayout.engine.worker.ThreadEffects;
import io.wayout.provider.ProviderFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One running agent on the real world: the loop and the engine behind it, with its accounts
/// opened. The daemon and `--direct` are two ways to use it.
///
/// Confined to the loop, except [#loop] and [#effects], whose own rules hold.
final class Agency {
  private static final Duration LATE_CALLS = Duration.ofSeconds(30);

  private final Ticker ticker;
  private final Map<String, ProviderFactory> factories;
  private final ThreadEffects effects;
  private final Network network;
  private final ApiHosts hosts;
  private final AgentLoop loop;
  private final Engine engine;
  private final Surveyor surveyor;
  private volatile Accounts accounts;

  /// @param bugs is told what the loop or a call threw
  Agency(Opening opening, Store store, NoticeListener listener, Consumer<Throwable> bugs) {
    this.ticker = opening.ticker();
    this.factories = opening.factories();
    this.effects = new ThreadEffects(ticker, bugs);
    this.network = opening.network();
    this.hosts = opening.hosts();
    this.accounts = opening.accounts();
    SecureRandom random = new SecureRandom();
    Ports ports = new Ports(ticker, effects, random::nextDouble, network, network);
    State initial = State.initial(opening.topology(), ticker.now());
    this.loop = new AgentLoop(initial, store, ticker, effects, listener);
    this.surveyor = new Surveyor(ports, network);
    this.engine = new Engine(loop, ports, accounts.byName());
  }

  /// What an agent starts with.
  ///
  /// @param topology what to work with; `--direct` takes automation out of it
  record Opening(
      Config config,
      Topology topology,
      Network network,
      ApiHosts hosts,
      Accounts accounts,
      Map<String, ProviderFactory> factories,
      Ticker ticker) {}

  AgentLoop loop() {
    return loop;
  }

  ThreadEffects effects() {
    return effects;
  }

  Engine engine() {
    return engine;
  }

  Surveyor surveyor() {
    return surveyor;
  }

  Network network() {
    return network;
  }

  Accounts accounts() {
    return accounts;
  }

  /// Uses another configuration, if all its accounts can be opened; else changes nothing.
  ///
  /// @return what is wrong; empty if it is in use now
  List<String> use(Config config) {
    Accounts old = accounts;
    Accounts next = Accounts.open(config, new Accounts.Tools(factories, ticker, hosts), old);
    if (!next.problems().isEmpty()) {
      next.closeExcept(old);
      return next.problems();
    }
    accounts = next;
    network.use(config);
    engine.reload(config.topology(), next.byName());
    effects.at(ticker.now().plus(LATE_CALLS), () -> old.closeExcept(next));
    return List.of();
  }

  void close() {
    accounts.closeExcept(Accounts.none());
  }
}
