// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import java.util.function.UnaryOperator;

/// One way in which a vendor's API fails.
public sealed interface Mishap {
  /// Does nothing, and answers this.
  record Instead(FakeAnswer answer) implements Mishap {}

  /// Does what it is asked, and answers something else than it should.
  record Reworded(UnaryOperator<FakeAnswer> wording) implements Mishap {}

  /// Never answers.
  ///
  /// @param isApplied whether it does what it is asked before
  record Silence(boolean isApplied) implements Mishap {}

  /// Cuts the connection in the middle of an answer.
  ///
  /// @param isApplied whether it does what it is asked before
  record CutOff(boolean isApplied) implements Mishap {}

  /// Does what it is asked, and answers one blank at a time, for ever.
  record Drip() implements Mishap {}

  /// Never answers, and does what it is asked much later: when [FakeCloud#settle] is called.
  record Late() implements Mishap {}

  /// Which requests go wrong.
  enum Where {
    READS,
    WRITES,
    /// Requests for a token, where the vendor lends them at an address of its own.
    TOKENS,
    ALL
  }
}
