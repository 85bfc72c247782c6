// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.sim.world.Fact;
import io.wayout.sim.world.SimWorld;
import io.wayout.sim.world.TargetState;
import java.time.Duration;

/// Lets faults happen. Confined to the simulation's one thread.
public final class Injector {
  private final SimWorld world;
  private final Victim victim;

  public Injector(SimWorld world, Victim victim) {
    this.world = world;
    this.victim = victim;
  }

  /// Right now.
  public void inject(Fault fault) {
    switch (fault) {
      case Fault.Target f -> world.target(f.host()).turn(f.state(), f.length());
      case Fault.Flapping f -> flap(f, f.times());
      case Fault.Api f -> world.vendor(f.account()).api().turn(f.state(), f.length());
      case Fault.Silence f -> world.vendor(f.account()).zones().turn(false, f.length());
      case Fault.Lag f -> world.vendor(f.account()).lag().turn(f.by(), f.length());
      case Fault.Stale f -> world.vendor(f.account()).staleness().turn(f.by(), f.length());
      case Fault.Isolation f -> world.network().turn(false, f.length());
      case Fault.DiskFull f -> world.diskFull().turn(true, f.length());
      case Fault.Kill f -> victim.kill(f.restartAfter());
      case Fault.KillAt f -> world.kill().arm(f.point());
      case Fault.ClockJump f -> jump(f.by());
      case Fault.Wish f -> victim.command("operator", f.command());
      case Fault.Reload _ -> victim.reload();
      case Fault.ForeignEdit f -> world.vendor(f.place().account()).edit(f.place().key(), f.data());
    }
  }

  private void jump(Duration by) {
    world.time().jumpWall(by);
    world.history().add(new Fact.Noted("the wall clock jumps by " + by));
  }

  private void flap(Fault.Flapping f, int left) {
    if (left > 0) {
      world.target(f.host()).turn(TargetState.REFUSING, f.half());
      world.time().at(world.time().now().plus(f.half().multipliedBy(2)), () -> flap(f, left - 1));
    }
  }
}
