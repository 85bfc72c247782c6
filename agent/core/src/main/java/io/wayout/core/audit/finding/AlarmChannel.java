// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import java.util.List;

/// A channel that tells people.
///
/// @param vendors whose outage silences it; 1 or more
public record AlarmChannel(String name, List<String> vendors) {
  public AlarmChannel {
    vendors = List.copyOf(vendors);
  }
}
