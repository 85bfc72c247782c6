// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.dns.RecordData;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.SimVendor;
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
      case Fault.Api f -> vendor(f.account()).api().turn(f.state(), f.length());
      case Fault.ApiPart f -> vendor(f.account()).part(f.reach()).turn(f.state(), f.length());
      case Fault.Silence f -> vendor(f.account()).zones().turn(false, f.length());
      case Fault.ServerSilence f -> vendor(f.account()).server(f.server()).turn(false, f.length());
      case Fault.Lag f -> vendor(f.account()).lag().turn(f.by(), f.length());
      case Fault.Delay f -> vendor(f.account()).delay().turn(f.by(), f.length());
      case Fault.Stale f -> vendor(f.account()).staleness().turn(f.by(), f.length());
      case Fault.Isolation f -> world.network().turn(false, f.length());
      case Fault.Loss f -> world.loss().turn(f.share(), f.length());
      case Fault.Resolvers f -> world.resolvers().turn(f.state(), f.length());
      case Fault.Disk f -> world.disk().turn(f.state(), f.length());
      case Fault.StoreLost f -> lose(f.restartAfter());
      case Fault.Kill f -> victim.kill(f.restartAfter());
      case Fault.KillAt f -> world.kill().arm(f.point());
      case Fault.Pause f -> victim.pause(f.length(), false);
      case Fault.Suspend f -> victim.pause(f.length(), true);
      case Fault.ClockJump f -> jump(f.by());
      case Fault.Wish f -> victim.command("operator", f.command());
      case Fault.At f -> world.kill().trap(f.point(), () -> soon(f.fault()));
      case Fault.Reload f -> victim.reload(f.edit());
      case Fault.ForeignEdit f -> vendor(f.place().account()).edit(f.place().key(), f.data());
      case Fault.Signed f -> vendor(f.place().account()).sign(f.place().key(), f.installation());
      case Fault.Reversal f -> reverse(f, f.times());
    }
  }

  private SimVendor vendor(String account) {
    return world.vendor(account);
  }

  /// After the step at which the trap was sprung, before anything else.
  private void soon(Fault fault) {
    world.time().at(world.time().now(), () -> inject(fault));
  }

  private void lose(Duration restartAfter) {
    victim.kill(restartAfter);
    world.loseStore();
  }

  private void jump(Duration by) {
    world.time().jumpWall(by);
    Duration ahead = Duration.between(world.time().now(), world.time().wall());
    world.history().add(new Fact.WallJumped(by, ahead));
  }

  private void flap(Fault.Flapping f, int left) {
    if (left > 0) {
      world.target(f.host()).turn(TargetState.REFUSING, f.half());
      world.time().at(world.time().now().plus(f.half().multipliedBy(2)), () -> flap(f, left - 1));
    }
  }

  private void reverse(Fault.Reversal f, int left) {
    if (left > 0) {
      RecordData data = f.data();
      vendor(f.place().account()).edit(f.place().key(), data);
      world.time().at(world.time().now().plus(f.every()), () -> reverse(f, left - 1));
    }
  }
}
