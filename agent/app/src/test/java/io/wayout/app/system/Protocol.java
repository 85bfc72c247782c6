// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// What a person would want to see of a scene afterwards, in `target/way-out.md`: what `dig` said
/// before and after, and how long it took.
final class Protocol {
  private static final Path FILE = Path.of("target", "way-out.md");

  private final StringBuilder text = new StringBuilder();
  private long mark = System.nanoTime();

  Protocol(String scene) {
    text.append("\n## ").append(scene).append("\n\n");
  }

  Protocol show(String title, String output) {
    text.append(title).append(":\n\n```\n").append(output.stripTrailing()).append("\n```\n\n");
    return this;
  }

  /// Time is counted from here.
  void begin(String what) {
    text.append("- ").append(what).append('\n');
    mark = System.nanoTime();
  }

  /// How long it has been since [#begin].
  void passed(String what) {
    long millis = Duration.ofNanos(System.nanoTime() - mark).toMillis();
    text.append("- after ").append(millis).append(" ms: ").append(what).append('\n');
  }

  void note(String what) {
    text.append("- ").append(what).append('\n');
  }

  void write() {
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
