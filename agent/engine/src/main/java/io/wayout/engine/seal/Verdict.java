// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import java.util.Optional;

/// What came of checking a chain.
///
/// @param rows how many rows were looked at
/// @param missing how many rows before or between them are not there
/// @param head where the rows end
/// @param fault what is wrong first; empty if all is in order
public record Verdict(long rows, long missing, Head head, Optional<Fault> fault) {

  /// @param number of the row where it shows
  /// @param text one sentence
  public record Fault(long number, String text) {}

  public boolean isWell() {
    return fault.isEmpty();
  }
}
