// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.FormReader;
import io.wayout.app.config.key.book.ScenarioKeys;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.SourceLines;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.TreeReader;
import io.wayout.drill.script.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A scenario file, as strictly read as a configuration: every problem at once, each with its place
/// and remedy.
///
/// @param scenario empty if there are problems
public record ScenarioFile(Optional<Scenario> scenario, List<ConfigProblem> problems) {
  public ScenarioFile {
    problems = List.copyOf(problems);
  }

  /// Reads a file's text. Never throws for what it holds.
  public static ScenarioFile of(Path file, String text) {
    SourceLines lines = new SourceLines();
    Problems problems = new Problems(lines);
    lines.add(file, text);
    Optional<Tree> tree = TreeReader.read(file, text, problems);
    Optional<Scenario> scenario = Optional.empty();
    if (tree.isPresent() && tree.get() instanceof Tree.Table table) {
      var form = new FormReader(problems).form(table, ScenarioKeys.ROOT, "", new Spot(file, 1, 1));
      scenario = new ScenarioReader(problems).scenario(form);
    } else if (tree.isPresent()) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          tree.get().spot(),
          "",
          "the file is " + tree.get().kind() + " where it must be a mapping",
          "start it with 'id:'");
    }
    return new ScenarioFile(
        problems.hasErrors() ? Optional.empty() : scenario, problems.inReadingOrder());
  }
}
