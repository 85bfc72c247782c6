// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;

/// Which part of a vendor's API an illness reaches.
public sealed interface Reach {
  /// Calls about one zone, as where a region of the vendor is ill.
  record OneZone(DnsName zone) implements Reach {}

  /// Calls about one record.
  record OneRecord(RecordKey key) implements Reach {}

  /// One of the API's two endpoints: every other call meets it (P30).
  record OneEndpoint() implements Reach {}
}
