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
  private static final double SPORADIC = 0.2;

  private final SimWorld world;

  SimProber(SimWorld world) {
    this.world = world;
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    if (!(probe instanceof ProbeSpec.Tcp(String host, int _))) {
      throw new IllegalArgumentException("the simulated world only knows TCP");
    }
    Duration before = world.pace().charged();
    ProbeResult result = result(host, timeout);
    Duration elapsed = world.pace().charged().minus(before);
    world.history().add(new Fact.Probed(host, result, elapsed));
    return result;
  }

  private ProbeResult result(String host, Duration timeout) {
    boolean isLost = world.chance(Math.max(LOSS, world.loss().now()));
    if (!world.network().now() || isLost) {
      return silence(timeout);
    }
    switch (world.resolvers().now()) {
      case FINE -> {}
      case DEAD -> {
        return silence(timeout);
      }
      case LYING -> {
        return quick(new ProbeResult.Fail("200, but without the expected content"));
      }
    }
    return switch (world.target(host).now()) {
      case UP -> pass();
      case SLOW -> {
        world.pace().charge(Duration.ofMillis(timeout.toMillis() * 3 / 4));
        yield pass();
      }
      case SPORADIC -> world.chance(SPORADIC) ? quick(new ProbeResult.Fail("502")) : pass();
      case REFUSING -> new ProbeResult.Fail("connection refused");
      case BLACK_HOLE -> silence(timeout);
      case BROKEN -> quick(new ProbeResult.Fail("503"));
      case WRONG_BODY -> quick(new ProbeResult.Fail("200, but without the expected content"));
      case BAD_CERTIFICATE -> quick(new ProbeResult.Fail("the certificate has expired"));
      case TURNING_AWAY -> quick(new ProbeResult.Inconclusive("403"));
    };
  }

  private ProbeResult pass() {
    return quick(new ProbeResult.Pass(Duration.ofMillis(20), "connected", Optional.empty()));
  }

  private ProbeResult quick(ProbeResult result) {
    world.chargeLatency();
    return result;
  }

  private ProbeResult silence(Duration timeout) {
    world.pace().charge(timeout);
    return new ProbeResult.Fail("no answer in time");
  }
}
