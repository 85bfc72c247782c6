// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Topology;
import io.wayout.sim.fault.ConfigEdit;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.fault.Injector;
import io.wayout.sim.fault.Victim;
import io.wayout.sim.time.VirtualTime;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.SimWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A faulty world with an agent in it that is started again whenever it dies.
///
/// Confined to the simulation's one thread.
public final class Stage implements Victim {
  /// When every simulation begins.
  public static final Instant START = Instant.parse("2026-01-05T03:00:00Z");

  private final SimWorld world;
  private final Topology original;
  private final SplittableRandom dice;
  private final Injector injector;
  private Topology file;
  private Topology known;
  private Incarnation incarnation;

  /// Starts the agent in a world in which all is well.
  ///
  /// @param seed decides all randomness of the world and of the agent
  public Stage(Topology topology, long seed) {
    this.original = topology;
    this.file = topology;
    this.known = topology;
    this.dice = new SplittableRandom(seed);
    this.world = new SimWorld(topology, new VirtualTime(START), dice.split());
    this.injector = new Injector(world, this);
    world.kill().connect(() -> die("at a chosen point of its work", restartDelay()));
    this.incarnation = new Incarnation(world, topology);
    world.connect(length -> incarnation.stop(length));
    incarnation.start();
  }

  public SimWorld world() {
    return world;
  }

  /// What the agent believes now.
  public State state() {
    return incarnation.state();
  }

  /// What time it is for the agent, whose clock may be wrong.
  Instant agentNow() {
    return incarnation.now();
  }

  /// Lets a fault strike now.
  public void inject(Fault fault) {
    injector.inject(fault);
  }

  /// Lets a fault strike later.
  public void inject(Duration later, Fault fault) {
    world.time().at(world.time().now().plus(later), () -> injector.inject(fault));
  }

  public void pass(Duration duration) {
    world.time().runUntil(world.time().now().plus(duration));
  }

  @Override
  public void kill(Duration restartAfter) {
    if (incarnation.isAlive()) {
      die("at any moment", restartAfter);
    }
  }

  @Override
  public void pause(Duration length, boolean isSuspended) {
    if (incarnation.isAlive()) {
      incarnation.pause(length, isSuspended);
    }
  }

  @Override
  public void command(String actor, Command command) {
    if (incarnation.isAlive()) {
      incarnation.command(actor, command);
    }
  }

  @Override
  public void reload(ConfigEdit edit) {
    Optional<Topology> next = ConfigEdit.apply(edit, file, original);
    if (next.isEmpty()) {
      world.history().add(new Fact.ReloadRefused(List.of("the configuration is not valid")));
      return;
    }
    file = next.get();
    if (incarnation.isAlive()) {
      incarnation.reload(file);
    }
  }

  private Duration restartDelay() {
    return Duration.ofMillis(100 + dice.nextInt(20_000));
  }

  private void die(String how, Duration restartAfter) {
    incarnation.kill(how);
    world.time().at(world.time().now().plus(restartAfter), this::rise);
  }

  private void rise() {
    if (!file.equals(known)) {
      known = file;
      world.history().add(new Fact.Reloaded(file));
    }
    incarnation = new Incarnation(world, file);
    incarnation.start();
  }
}
