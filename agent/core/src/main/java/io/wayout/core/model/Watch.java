// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How control planes and name servers are watched, beyond health checks.
///
/// @param planes how often each account's API and each zone's servers are asked
/// @param records how often each managed record is read, and each name server asked in full
/// @param vendorChecks by vendor: checks that tell of its control plane besides the DNS API
public record Watch(
    Duration planes, Duration records, SortedMap<String, List<CheckId>> vendorChecks) {
  public Watch {
    SortedMap<String, List<CheckId>> copy = new TreeMap<>();
    vendorChecks.forEach((vendor, checks) -> copy.put(vendor, List.copyOf(checks)));
    vendorChecks = Collections.unmodifiableSortedMap(copy);
  }

  /// The usual rhythm, and no more than the DNS APIs.
  public static Watch usual() {
    return new Watch(Duration.ofSeconds(10), Duration.ofMinutes(1), new TreeMap<>());
  }

  /// What else tells of a vendor's control plane.
  public List<CheckId> checks(String vendor) {
    return vendorChecks.getOrDefault(vendor, List.of());
  }
}
