// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.RecordData;
import java.util.List;

/// Where a chain may end.
///
/// @param pool the pool's name, or the domain's for targets of its own
/// @param name as the operator calls it, unique within the pool, e.g. `standby`
/// @param vendor whose cloud it stands in
/// @param data what the last link of the chain holds to lead here
/// @param checks all of them must pass; never empty
public record Target(
    String pool, String name, String vendor, RecordData data, List<CheckId> checks) {
  public Target {
    checks = List.copyOf(checks);
  }

  /// Unique among all targets of a configuration, e.g. `shop/standby`.
  public String id() {
    return pool + "/" + name;
  }
}
