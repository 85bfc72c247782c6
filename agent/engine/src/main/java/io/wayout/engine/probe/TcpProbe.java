// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.probe.Destination.Ended;
import io.wayout.engine.probe.Destination.Reachable;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DeadlineSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Passes when a TCP connection is accepted.
final class TcpProbe {
  private final Destinations destinations;

  TcpProbe(Destinations destinations) {
    this.destinations = destinations;
  }

  ProbeResult probe(ProbeSpec.Tcp spec, Clocked clock) {
    return switch (destinations.find(spec.host(), clock.deadline())) {
      case Ended(ProbeResult result) -> result;
      case Reachable destination ->
          Tried.inOrder(
              destination,
              clock,
              (address, connecting) ->
                  connect(new InetSocketAddress(address, spec.port()), clock, connecting));
    };
  }

  private static Tried connect(InetSocketAddress peer, Clocked clock, Deadline connecting) {
    InetAddress address = peer.getAddress();
    String place = address.getHostAddress() + " port " + peer.getPort();
    try (DeadlineSocket socket = new DeadlineSocket(connecting)) {
      socket.connect(peer);
      return new Tried(clock.pass("connected to " + place, Optional.empty()), true);
    } catch (IOException e) {
      return new Tried(clock.failed(e, "connecting to " + place), false);
    }
  }
}
