// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects everything that is wrong, so that all of it is reported at once. Confined to the thread
/// that loads.
public final class Problems {
  /// A file that is wrong throughout need not fill the screen.
  private static final int PROBLEMS_MAX = 1_000;

  private final SourceLines lines;
  private final Set<ConfigProblem> found = new LinkedHashSet<>();

  public Problems(SourceLines lines) {
    this.lines = lines;
  }

  /// @param path the setting as a JSON pointer; empty for a whole file
  public void add(ProblemCode code, Spot spot, String path, String message, String remedy) {
    if (found.size() < PROBLEMS_MAX) {
      found.add(
          new ConfigProblem(
              code.severity(),
              spot.file(),
              spot.line(),
              spot.column(),
              path,
              code,
              lines.shown(spot, path),
              Printable.text(SourceLines.withoutUserInfo(message)),
              Printable.text(remedy)));
    }
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(ConfigProblem::isError);
  }

  public int count() {
    return found.size();
  }

  /// In reading order: by file as they were read, then by line and column.
  public List<ConfigProblem> inReadingOrder() {
    List<ConfigProblem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingInt((ConfigProblem p) -> lines.indexOf(p.file()))
            .thenComparingInt(ConfigProblem::line)
            .thenComparingInt(ConfigProblem::column));
    return sorted;
  }
}
