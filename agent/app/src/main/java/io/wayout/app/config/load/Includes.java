// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.FileView;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree.Scalar;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds the files that `include` patterns name: each once, sorted within a pattern, none whose
/// name starts with a dot. Used once.
final class Includes {
  private static final int FILES_MAX = 1_000;
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private final FileView files;
  private final Problems problems;
  private boolean hasFailed;

  /// @param from where the pattern stands
  record Found(Path file, Spot from) {}

  Includes(FileView files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  /// Could a pattern not be followed?
  boolean hasFailed() {
    return hasFailed;
  }

  List<Found> of(Path main, List<Scalar> patterns) {
    Set<Path> seen = new HashSet<>(Set.of(identity(main)));
    List<Found> found = new ArrayList<>();
    for (Scalar pattern : patterns) {
      for (Path file : matching(main, pattern)) {
        if (seen.add(identity(file))) {
          found.add(new Found(file, pattern.spot()));
        }
      }
    }
    if (found.size() > FILES_MAX) {
      fail(patterns.getFirst(), "more than 1,000 files are included", "include fewer");
      return List.of();
    }
    return found;
  }

  private List<Path> matching(Path main, Scalar pattern) {
    try {
      Path path = main.resolveSibling(pattern.text());
      Path last = path.getFileName();
      if (pattern.isAbsent() || last == null) {
        return List.of();
      }
      if (!WILD.matcher(pattern.text()).find()) {
        return List.of(path);
      }
      return wild(main, pattern, last.toString());
    } catch (InvalidPathException | PatternSyntaxException bad) {
      fail(pattern, "'" + pattern.text() + "' is not a path", "write it as in conf.d/*.yaml");
    } catch (IOException unreadable) {
      fail(pattern, "the folder of '" + pattern.text() + "' can't be read", "create it");
    }
    return List.of();
  }

  private List<Path> wild(Path main, Scalar pattern, String last) throws IOException {
    String folder = pattern.text().substring(0, pattern.text().lastIndexOf('/') + 1);
    if (WILD.matcher(folder).find()) {
      fail(
          pattern,
          "'" + pattern.text() + "' has a wildcard before its last part",
          "list the folders one by one");
      return List.of();
    }
    Path directory = main.resolveSibling(folder.isEmpty() ? "." : folder).normalize();
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + last);
    List<Path> matches =
        files.list(directory).stream()
            .filter(name -> !name.startsWith(".") && matcher.matches(Path.of(name)))
            .map(directory::resolve)
            .toList();
    if (matches.isEmpty()) {
      problems.add(
          ProblemCode.EMPTY_INCLUDE,
          pattern.spot(),
          "/include",
          "no file matches '" + pattern.text() + "'",
          "fine if none is there yet");
    }
    return matches;
  }

  private void fail(Scalar pattern, String message, String remedy) {
    hasFailed = true;
    problems.add(ProblemCode.INCLUDE, pattern.spot(), "/include", message, remedy);
  }

  private static Path identity(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
