// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import java.io.PrintStream;

/// What is said, or put right, when a person ends the program with Ctrl-C in the middle of
/// something.
public final class LastWords implements AutoCloseable {
  private final Thread hook;

  private LastWords(Runnable farewell) {
    hook = new Thread(farewell, "last-words");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Prints a line, should the program be ended before this is closed.
  public static LastWords on(PrintStream err, String line) {
    return of(() -> {
      err.println(line);
      err.flush();
    });
  }

  /// Does something, should the program be ended before this is closed.
  public static LastWords of(Runnable farewell) {
    return new LastWords(farewell);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The program ends already, and the last words are being said.
    }
  }
}
