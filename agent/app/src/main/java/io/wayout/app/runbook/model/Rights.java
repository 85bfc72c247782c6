// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.List;

/// What steps may use.
///
/// @param programs absolute paths
/// @param networks besides the public ones, e.g. `10.0.0.0/8`
public record Rights(List<String> programs, List<String> networks) {
  public Rights {
    programs = List.copyOf(programs);
    networks = List.copyOf(networks);
  }

  public static Rights none() {
    return new Rights(List.of(), List.of());
  }
}
