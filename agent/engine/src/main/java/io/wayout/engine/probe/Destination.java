// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import java.net.InetAddress;
import java.util.List;

/// What is known of a probe's way before it connects.
sealed interface Destination {

  /// @param addresses 1 or more, to be tried in this order
  /// @param note what the result should mention, with a leading space; may be empty
  record Reachable(List<InetAddress> addresses, String note) implements Destination {}

  /// The probe ends here.
  record Ended(ProbeResult result) implements Destination {}
}
