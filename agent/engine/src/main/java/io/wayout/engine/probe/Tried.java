// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.engine.probe.Destination.Reachable;
import io.wayout.engine.resolve.Deadline;
import java.net.InetAddress;
import java.util.List;
import java.util.function.BiFunction;

/// What came of one of several addresses.
///
/// @param connected whether a TCP connection came about; then the result stands, for a client would
///   not try the next address either
record Tried(ProbeResult result, boolean connected) {

  /// Tries the addresses in order, as clients do, until one accepts a connection; each that is
  /// still to be tried has an equal share of the time left for connecting.
  ///
  /// @param attempt gets an address and the time for connecting to it
  static ProbeResult inOrder(
      Reachable destination, Clocked clock, BiFunction<InetAddress, Deadline, Tried> attempt) {
    List<InetAddress> addresses = destination.addresses();
    ProbeResult first = new Fail("timed out (" + clock.seconds() + ") before connecting");
    for (int i = 0; i < addresses.size() && (i == 0 || !clock.deadline().isOver()); i++) {
      Deadline connecting =
          clock.deadline().within(clock.deadline().left().dividedBy(addresses.size() - i));
      Tried tried = attempt.apply(addresses.get(i), connecting);
      if (tried.connected()) {
        return noted(tried.result(), destination.note());
      }
      first = i == 0 ? tried.result() : first;
    }
    return first;
  }

  private static ProbeResult noted(ProbeResult result, String note) {
    return result instanceof Pass pass
        ? new Pass(pass.elapsed(), OneLine.of(pass.detail() + note), pass.certificateExpires())
        : result;
  }
}
