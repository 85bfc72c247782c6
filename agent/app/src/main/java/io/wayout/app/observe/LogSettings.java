// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.observe;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/// How the log looks. Must be set before the first line is logged.
public final class LogSettings {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private LogSettings() {}

  /// The journal adds the time by itself; everyone else gets it in front of the line.
  ///
  /// @param environment the process's variables; systemd sets `JOURNAL_STREAM`
  /// @param set sets a system property
  public static void apply(Map<String, String> environment, BiConsumer<String, String> set) {
    boolean isJournal = environment.containsKey("JOURNAL_STREAM");
    set.accept(PREFIX + "showDateTime", String.valueOf(!isJournal));
  }

  /// Sends the log to a file.
  ///
  /// @param set sets a system property
  public static void toFile(Path file, BiConsumer<String, String> set) {
    set.accept(PREFIX + "logFile", file.toString());
  }
}
