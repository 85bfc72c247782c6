// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.facts.ReloadRule;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Topology;
import io.wayout.engine.loop.AgentLoop;
import io.wayout.engine.loop.Engine;
import io.wayout.engine.port.Ports;
import io.wayout.engine.port.StoreException;
import io.wayout.provider.DnsProvider;
import io.wayout.sim.time.VirtualEffects;
import io.wayout.sim.time.VirtualTicker;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.SimWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One process of the real agent: loop, engine and core as the daemon runs them, from start to
/// SIGKILL.
///
/// Confined to the simulation's one thread.
final class Incarnation {
  private final SimWorld world;
  private final Map<String, DnsProvider> providers;
  private final VirtualTicker ticker;
  private final VirtualEffects effects;
  private final AgentLoop loop;
  private final Engine engine;
  private boolean isAlive = true;

  Incarnation(SimWorld world, Topology topology) {
    this.world = world;
    this.providers = world.providers();
    this.ticker = new VirtualTicker(world.time());
    this.effects = new VirtualEffects(world.time(), ticker, world.pace());
    Ports ports = new Ports(ticker, effects, world.entropy(), world.prober(), world.authorities());
    State initial = State.initial(topology, ticker.now());
    this.loop =
        new AgentLoop(
            initial,
            world.store(),
            ticker,
            effects,
            notice -> world.history().add(new Fact.Told(notice)));
    this.engine = new Engine(loop, ports, providers);
    Duration offset = Duration.between(world.time().now(), ticker.now());
    world.history().add(new Fact.Started(offset));
  }

  Instant now() {
    return ticker.now();
  }

  void start() {
    effects.post(() -> {
      try {
        engine.start(world.store());
      } catch (StoreException unreadable) {
        throw new IllegalStateException("the simulated disk can always be read", unreadable);
      }
    });
  }

  void command(String actor, Command command) {
    world.history().add(new Fact.Commanded(actor, command));
    loop.command(actor, command, result -> world.history().add(new Fact.Replied(command, result)));
  }

  /// As the daemon does it: refused where the running configuration can't be left.
  void reload(Topology next) {
    effects.post(() -> {
      List<String> obstacles = ReloadRule.obstacles(loop.state(), next);
      if (obstacles.isEmpty()) {
        world.history().add(new Fact.Reloaded(next));
        engine.reload(next, providers);
      } else {
        world.history().add(new Fact.ReloadRefused(obstacles));
      }
    });
  }

  void stop(Duration length) {
    effects.stop(length);
  }

  void pause(Duration length, boolean isSuspended) {
    world.history().add(new Fact.Paused(length, isSuspended));
    if (isSuspended) {
      effects.suspend(length);
    } else {
      effects.stop(length);
    }
  }

  boolean isAlive() {
    return isAlive;
  }

  /// What the agent believes now.
  State state() {
    return loop.state();
  }

  void kill(String how) {
    isAlive = false;
    effects.kill();
    world.history().add(new Fact.Killed(how));
  }
}
