// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.term;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A screen that is drawn again and again, on the terminal's second page; the first page comes back
/// at the end, however the end comes. Guarded by this object, because Ctrl-C comes on another
/// thread.
public final class LiveScreen implements AutoCloseable {
  private static final Pattern PIECE = Pattern.compile("\u001b\\[[0-9;]*m|.", Pattern.DOTALL);
  private final PrintStream out;
  private final LastWords restore;
  private boolean isLeft;

  public LiveScreen(PrintStream out) {
    this.out = out;
    out.print("\u001b[?1049h\u001b[?25l");
    out.flush();
    restore = LastWords.of(this::leave);
  }

  /// Shows as much of the text as fits.
  public synchronized void draw(String text, TerminalSize size) {
    if (isLeft) {
      return;
    }
    StringBuilder frame = new StringBuilder("\u001b[H");
    text.lines()
        .limit(size.rows() - 1L)
        .forEach(line -> frame.append(fit(line, size.columns())).append("\u001b[0m\u001b[K\r\n"));
    out.print(frame.append("\u001b[J"));
    out.flush();
  }

  @Override
  public void close() {
    restore.close();
    leave();
  }

  /// Colours take no room.
  static String fit(String line, int columns) {
    StringBuilder fitting = new StringBuilder();
    Matcher pieces = PIECE.matcher(line);
    int width = 0;
    while (pieces.find() && width < columns) {
      width += pieces.group().length() == 1 ? 1 : 0;
      fitting.append(pieces.group());
    }
    return fitting.toString();
  }

  private synchronized void leave() {
    isLeft = true;
    out.print("\u001b[0m\u001b[?25h\u001b[?1049l");
    out.flush();
  }
}
