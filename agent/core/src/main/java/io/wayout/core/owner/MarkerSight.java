// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.owner;

import io.wayout.dns.DnsName;
import java.util.Optional;

/// How this run of the agent has seen an account's marker.
///
/// @param name of its record
/// @param marker as it was read or written last; empty: not yet
/// @param replaced what our own newest write replaced, which a vendor may answer for a while still
/// @param failures reads in a row that told nothing
public record MarkerSight(
    DnsName name, Optional<Marker> marker, Optional<Marker> replaced, int failures) {

  public static MarkerSight unseen(DnsName name) {
    return new MarkerSight(name, Optional.empty(), Optional.empty(), 0);
  }

  public MarkerSight seen(Marker next) {
    return new MarkerSight(name, Optional.of(next), replaced, 0);
  }

  /// We wrote it.
  public MarkerSight written(Marker next) {
    return new MarkerSight(name, Optional.of(next), marker, 0);
  }

  public MarkerSight failed() {
    return new MarkerSight(name, marker, replaced, failures + 1);
  }
}
