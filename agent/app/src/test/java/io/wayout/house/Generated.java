// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Parts of documents that are written by the code they describe. They are kept in the repository,
/// so that people can read them there, and compared in each build.
final class Generated {
  private static final String UPDATE = "wayout.docs.update";

  private Generated() {}

  /// Compares the lines between `<!-- generated: name -->` and `<!-- end -->`, or writes them anew.
  static void between(Path file, String name, List<String> lines) throws IOException {
    String text = SourceTree.read(file);
    String begin = "<!-- generated: " + name + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    assertThat(to).as(begin + " and its end in " + file).isGreaterThan(begin.length());
    whole(file, text.substring(0, from) + String.join("\n", lines) + "\n" + text.substring(to));
  }

  /// Compares a whole file, or writes it anew.
  static void whole(Path file, String wanted) throws IOException {
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, wanted);
    }
    String hint = SourceTree.name(file) + " is out of date; run with -D" + UPDATE + "=true";
    assertThat(Files.exists(file) ? SourceTree.read(file) : "").as(hint).isEqualTo(wanted);
  }
}
