// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import io.wayout.app.cli.frame.Shell;
import java.util.Locale;

/// A bar on standard error while many things are under way; silent where no person watches, and for
/// what is over within half a second. Not thread-safe.
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long QUIET_NANOS = 500_000_000;
  private final Shell shell;
  private final long total;
  private final String word;
  private final long start = System.nanoTime();
  private boolean isShown;

  /// @param word what the things are that are done, e.g. `served`
  public Progress(Shell shell, long total, String word) {
    this.shell = shell;
    this.total = total;
    this.word = word;
  }

  /// Draws the bar anew.
  public void show(long done, long failed) {
    long nanos = System.nanoTime() - start;
    if (!shell.isTerminal() || (!isShown && nanos < QUIET_NANOS)) {
      return;
    }
    isShown = true;
    int full = total == 0 ? WIDTH : (int) (WIDTH * (done + failed) / total);
    shell
        .err()
        .printf(
            Locale.ROOT,
            "\r[%s%s] %d/%d %s%s  %.1fs \u001b[K",
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            done,
            total,
            word,
            failed == 0 ? "" : ", " + failed + " failed",
            nanos / 1e9);
    shell.err().flush();
  }

  /// Takes the bar away.
  @Override
  public void close() {
    if (isShown) {
      shell.err().print("\r\u001b[K");
      shell.err().flush();
    }
  }
}
