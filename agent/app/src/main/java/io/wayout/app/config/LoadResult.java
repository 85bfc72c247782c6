// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.util.List;

/// What came of loading a configuration: all of it, or everything that is wrong with it.
public sealed interface LoadResult {

  /// It can be used.
  ///
  /// @param warnings what is allowed but unwise, in reading order
  record Valid(Config config, List<ConfigProblem> warnings) implements LoadResult {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /// It can't be used.
  ///
  /// @param problems all errors and warnings, in reading order; at least one is an error
  record Invalid(List<ConfigProblem> problems) implements LoadResult {
    public Invalid {
      problems = List.copyOf(problems);
    }

    /// What must be mended.
    public List<ConfigProblem> errors() {
      return problems.stream().filter(ConfigProblem::isError).toList();
    }

    /// What is allowed but unwise.
    public List<ConfigProblem> warnings() {
      return problems.stream().filter(p -> !p.isError()).toList();
    }
  }
}
