// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.runbook.model.Rights;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.core.model.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads everything that a configuration says about runbooks. Used once.
public final class ShelfReader {
  private static final int RUNBOOKS_MAX = 200;
  private final Problems problems;
  private final SecretReader secrets;

  public ShelfReader(Problems problems, SecretReader secrets) {
    this.problems = problems;
    this.secrets = secrets;
  }

  /// A file's tree with its text.
  public record Page(Tree tree, String text) {}

  /// @param root the configuration's root
  /// @param pages the runbook files, in reading order
  public Shelf shelf(Form root, List<Page> pages, Topology topology) {
    Map<String, Runbook> runbooks = new TreeMap<>();
    Map<String, Spot> seen = new HashMap<>();
    Optional<Known> known = Optional.of(Known.of(topology));
    for (Page page : pages) {
      RunbookFile.of(page.tree(), page.text(), secrets, problems, known)
          .ifPresent(runbook -> add(runbook, page.tree().spot(), runbooks, seen));
    }
    if (runbooks.size() > RUNBOOKS_MAX) {
      problems.add(
          ProblemCode.TOO_COMPLEX,
          root.spotOf("runbooks"),
          "/runbooks",
          runbooks.size() + " runbooks",
          "keep at most " + RUNBOOKS_MAX);
    }
    return new Shelf(
        runbooks,
        rights(root.partOrDefaults("runbook-rights")),
        new TriggerReader(problems, secrets, runbooks).triggers(root.named("triggers")));
  }

  private void add(
      Runbook runbook, Spot spot, Map<String, Runbook> runbooks, Map<String, Spot> seen) {
    Spot first = seen.putIfAbsent(runbook.name(), spot);
    if (first == null) {
      runbooks.put(runbook.name(), runbook);
    } else {
      problems.add(
          ProblemCode.DUPLICATE_KEY,
          spot,
          "/runbook",
          "the runbook '" + runbook.name() + "' is there twice, first in " + first.file(),
          "rename one of them");
    }
  }

  private Rights rights(Form form) {
    List<String> programs = texts(form, "programs");
    for (Field field : form.items("programs")) {
      if (field.text().filter(p -> !p.startsWith("/")).isPresent()) {
        problems.add(
            ProblemCode.BAD_VALUE,
            field.spot(),
            field.path(),
            "a program needs an absolute path",
            "write it as in /usr/local/bin/page");
      }
    }
    return new Rights(programs, texts(form, "networks"));
  }

  private static List<String> texts(Form form, String key) {
    return form.items(key).stream().map(Field::text).flatMap(Optional::stream).toList();
  }
}
