// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.LoadResult.Invalid;
import io.wayout.app.config.LoadResult.Valid;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.FormReader;
import io.wayout.app.config.key.Keys;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.SourceLines;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import java.nio.file.Path;
import java.util.Optional;

/// Loads a configuration. Stateless and thread-safe.
public final class ConfigLoader {
  private ConfigLoader() {}

  /// Reads a file and everything it includes, and judges all of it: a configuration is used whole
  /// or not at all. Never throws for what the files hold.
  ///
  /// @param file the main file; relative paths in it are taken from its folder
  public static LoadResult load(Path file, ConfigEnvironment environment) {
    SourceLines lines = new SourceLines();
    Problems problems = new Problems(lines);
    Sources sources = new Sources(environment.files(), lines, problems);
    Optional<Tree.Table> table = sources.read(file);
    if (table.isEmpty()) {
      return new Invalid(problems.inReadingOrder());
    }
    Form root = new FormReader(problems).form(table.get(), Keys.ROOT, "", new Spot(file, 1, 1));
    if (!sources.isWhole()) {
      return new Invalid(problems.inReadingOrder());
    }
    return new Assembly(root, environment, problems)
        .config(sources)
        .<LoadResult>map((Config config) -> new Valid(config, problems.inReadingOrder()))
        .orElseGet(() -> new Invalid(problems.inReadingOrder()));
  }
}
