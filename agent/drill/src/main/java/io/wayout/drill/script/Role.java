// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.util.List;

/// A vendor of the scenario.
///
/// @param name as the timeline calls it, e.g. `lost`
/// @param vendors if the configuration has one of these vendors, it plays itself
/// @param otherwise who plays the role in all other configurations
public record Role(String name, List<String> vendors, Part otherwise) {
  public Role {
    vendors = List.copyOf(vendors);
  }
}
