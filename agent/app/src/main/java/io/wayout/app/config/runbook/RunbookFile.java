// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.FormReader;
import io.wayout.app.config.key.book.RunbookKeys;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.SourceLines;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.TreeReader;
import io.wayout.app.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One runbook as it was read, as strictly as a configuration.
///
/// @param runbook empty if there are errors
public record RunbookFile(Optional<Runbook> runbook, List<ConfigProblem> problems) {
  public RunbookFile {
    problems = List.copyOf(problems);
  }

  /// Reads a file's text without a configuration around it. Never throws for what it holds.
  ///
  /// @param environment where secrets come from
  public static RunbookFile of(Path file, String text, ConfigEnvironment environment) {
    SourceLines lines = new SourceLines();
    Problems problems = new Problems(lines);
    lines.add(file, text);
    SecretReader secrets = new SecretReader(environment, problems, true);
    Optional<Runbook> runbook =
        TreeReader.read(file, text, problems)
            .flatMap(tree -> of(tree, text, secrets, problems, Optional.empty()));
    return new RunbookFile(
        problems.hasErrors() ? Optional.empty() : runbook, problems.inReadingOrder());
  }

  static Optional<Runbook> of(
      Tree tree, String text, SecretReader secrets, Problems problems, Optional<Known> known) {
    Path file = tree.spot().file();
    if (tree instanceof Tree.Table table) {
      var form = new FormReader(problems).form(table, RunbookKeys.ROOT, "", new Spot(file, 1, 1));
      return new RunbookReader(problems, secrets, known).runbook(form, text);
    }
    problems.add(
        ProblemCode.WRONG_TYPE,
        tree.spot(),
        "",
        "the file is " + tree.kind() + " where it must be a mapping",
        "start it with 'runbook:'");
    return Optional.empty();
  }
}
