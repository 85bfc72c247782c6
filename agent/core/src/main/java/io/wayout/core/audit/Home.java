// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.model.Dependency;
import java.util.List;

/// Where the agent lives.
///
/// @param vendor whose machine it runs on
/// @param dependsOn what else it needs, e.g. alarm channels
public record Home(String vendor, List<Dependency> dependsOn) {
  public Home {
    dependsOn = List.copyOf(dependsOn);
  }
}
