// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import java.util.Collection;
import java.util.List;

/// Rows that are not there any more.
///
/// @param first number of the first one
/// @param last number of the last one
/// @param hash of the last one; the chain goes on from it
public record Gap(long first, long last, String hash) {
  private static final String DIGEST = "digest ";

  /// What the journal says when retention has removed rows. The row is part of the chain, so that a
  /// gap that retention did not make can't pass for one.
  ///
  /// @param gaps all there are now, in order
  public static String pruned(long removed, Collection<Gap> gaps) {
    return "retention removed "
        + removed
        + " rows; "
        + gaps.size()
        + " gaps in all, "
        + DIGEST
        + digest(gaps);
  }

  /// Does the text of a row made by [#pruned] vouch for exactly these gaps?
  static boolean vouches(String text, List<Gap> gaps) {
    return text.endsWith(DIGEST + digest(gaps));
  }

  private static String digest(Collection<Gap> gaps) {
    Canon canon = new Canon();
    gaps.forEach(g -> canon.add(g.first()).add(g.last()).add(g.hash()));
    return canon.hash();
  }
}
