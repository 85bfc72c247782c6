// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.config.ConfigProblem;
import io.wayout.drill.script.Scenario;
import io.wayout.drill.script.Shelf;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The scenarios that come with the program. Stateless.
public final class Library {
  private Library() {}

  /// Their ids, in order.
  public static List<String> ids() {
    return Shelf.ids();
  }

  /// One of them.
  ///
  /// @throws IllegalArgumentException if there is no such scenario, or the build has broken it
  public static Scenario scenario(String id) {
    ScenarioFile file = ScenarioFile.of(Path.of(id + ".yaml"), Shelf.text(id));
    return file.scenario()
        .orElseThrow(() ->
            new IllegalArgumentException(
                file.problems().stream()
                    .map(ConfigProblem::toString)
                    .collect(Collectors.joining("\n"))));
  }
}
