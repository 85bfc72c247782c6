// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A deliberately broken build: one place of the real code, written otherwise.
///
/// @param name for people
/// @param broken what is wrong with it
/// @param file the source file, from its room on and without its ending, e.g. `core/plan/Steps`
/// @param find the code to replace, with any white space
/// @param replacement the broken code
/// @param cell the schedule that shows it, see [Cells]
/// @param oracle the beginning of the invariant whose oracle convicts it
record Mutant(
    String name,
    String broken,
    String file,
    String find,
    String replacement,
    String cell,
    String oracle) {
  static List<Mutant> all() {
    return Stream.of(
            WriteMutants.ALL,
            DecideMutants.ALL,
            JournalMutants.ALL,
            CareMutants.ALL,
            DrillMutants.ALL,
            MirrorMutants.ALL,
            GuardMutants.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /// Where the unbroken code is, under the root of the repository.
  Path source() {
    String room = file.substring(0, file.indexOf('/'));
    return Path.of("agent", room, "src/main/java/io/wayout", file + ".java");
  }

  String className() {
    return "io.wayout." + file.replace('/', '.');
  }

  /// The whole broken file.
  ///
  /// @throws IllegalStateException unless the code to replace is there exactly once
  String breakIt(String unbroken) {
    String words =
        Arrays.stream(find.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    Matcher matcher = Pattern.compile(words).matcher(unbroken);
    if (!matcher.find()) {
      throw new IllegalStateException(name + ": " + file + " no longer has: " + find);
    }
    int from = matcher.start();
    int to = matcher.end();
    if (matcher.find()) {
      throw new IllegalStateException(name + ": " + file + " has it twice: " + find);
    }
    return unbroken.substring(0, from) + replacement + unbroken.substring(to);
  }

  @Override
  public String toString() {
    return name;
  }
}
