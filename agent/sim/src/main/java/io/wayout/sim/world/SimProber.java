// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.port.Prober;
import java.time.Duration;
import java.util.Optional;

/// Probes that see the world as it is, through our own network, which loses a packet now and then.
///
/// Confined to the simulation's one thread.
final class SimProber implements Prober {
  private static final double LOSS = 0.002;

  private final SimWorld world;

  SimProber(SimWorld world) {
    this.world = world;
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    if (!(probe instanceof ProbeSpec.Tcp(String host, int _))) {
      throw new IllegalArgumentException("the simulated world only knows TCP");
    }
    boolean isLost = world.chance(LOSS);
    if (!world.network().now() || isLost) {
      return silence(timeout);
    }
    return switch (world.target(host).now()) {
      case UP -> {
        world.chargeLatency();
        yield new ProbeResult.Pass(Duration.ofMillis(20), "connected", Optional.empty());
      }
      case REFUSING -> new ProbeResult.Fail("connection refused");
      case BLACK_HOLE -> silence(timeout);
      case BROKEN -> {
        world.chargeLatency();
        yield new ProbeResult.Fail("503");
      }
      case TURNING_AWAY -> {
        world.chargeLatency();
        yield new ProbeResult.Inconclusive("403");
      }
    };
  }

  private ProbeResult silence(Duration timeout) {
    world.pace().charge(timeout);
    return new ProbeResult.Fail("no answer in time");
  }
}
