// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.engine.resolve.Deadline;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Looks for a regular expression in a body that a stranger wrote. Java's engine backtracks, so a
/// hostile body can keep a careless expression busy for ever; here it ends at the deadline.
enum BodyMatch {
  FOUND,
  MISSING,
  /// The expression was too costly for this body: nothing is known.
  GIVEN_UP;

  /// Does some part of the body match? Never throws; a bad expression is given up, too.
  static BodyMatch find(String expression, String body, Deadline deadline) {
    try {
      boolean found = Pattern.compile(expression).matcher(new Watched(body, deadline)).find();
      return found ? FOUND : MISSING;
    } catch (TookTooLong | StackOverflowError | PatternSyntaxException tooCostly) {
      return GIVEN_UP;
    }
  }

  private static final class TookTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Text that refuses to be read when the deadline is over. For one thread.
  private static final class Watched implements CharSequence {
    private static final int READS_PER_LOOK = 1 << 14;

    private final CharSequence text;
    private final Deadline deadline;
    private int reads;

    private Watched(CharSequence text, Deadline deadline) {
      this.text = text;
      this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads % READS_PER_LOOK == 0
          && (deadline.isOver() || Thread.currentThread().isInterrupted())) {
        throw new TookTooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), deadline);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
