// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.model.Policy.Mode;
import io.wayout.dns.DnsName;
import java.util.List;

/// What became of one domain.
///
/// @param text one sentence
/// @param with what its users missed
/// @param without what they would have missed without the agent
/// @param endsAt the target's name where it is at the end; empty if nowhere
/// @param isLate its users were without it longer than they may be
public record Fate(
    DnsName domain,
    Mode mode,
    Kind kind,
    String text,
    List<Move> moves,
    Loss with,
    Loss without,
    String endsAt,
    boolean isLate) {
  public Fate {
    moves = List.copyOf(moves);
  }

  /// In one word.
  public enum Kind {
    /// It stayed where it was, and its users could live with that.
    HELD,
    /// It was led elsewhere, or another way.
    MOVED,
    /// Its users were without it, and there was no way out.
    STUCK,
    /// Its users were without it; in the mode `auto` it would have been moved.
    ADVISED,
    /// Its users were without it, and only a person may move it.
    MANUAL
  }
}
