// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import io.wayout.core.fold.JournalRow.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a journal row by row, oldest first. Remembers the first thing that is wrong and counts
/// on. Confined to one thread.
public final class SealCheck {
  private final boolean isWhole;
  private final Optional<Head> kept;
  private final List<Gap> gaps = new ArrayList<>();
  private Head last = Head.START;
  private long rows;
  private String voucher = "";
  private Optional<Verdict.Fault> fault = Optional.empty();
  private boolean hasMetKept;

  /// @param isWhole the rows are all there are, so that missing ones at the beginning count
  /// @param kept a head that was kept elsewhere, which the rows must hold
  public SealCheck(boolean isWhole, Optional<Head> kept) {
    this.isWhole = isWhole;
    this.kept = kept;
  }

  /// The next row.
  public void add(SealedRow row) {
    rows++;
    judge(row);
    if (row.number() > last.number() + 1) {
      gaps.add(new Gap(last.number() + 1, row.number() - 1, row.previous()));
    }
    if (row.row().kind() == Kind.PRUNED) {
      voucher = row.row().text();
    }
    kept.filter(head -> head.number() == row.number()).ifPresent(head -> compare(head, row));
    last = row.head();
  }

  /// What came of it.
  ///
  /// @param head where the chain must end, if that is known
  public Verdict end(Optional<Head> head) {
    judgeGaps();
    head.filter(h -> !h.equals(last)).ifPresent(this::blameEnd);
    kept.filter(k -> !hasMetKept).ifPresent(this::blameKept);
    return new Verdict(
        rows, gaps.stream().mapToLong(g -> g.last() - g.first() + 1).sum(), last, fault);
  }

  private void judge(SealedRow row) {
    long number = row.number();
    if (number <= last.number()) {
      blame(number, "row " + number + " stands after row " + last.number());
    } else if (row.previous().isEmpty()) {
      blame(last.number() + 1, missing(last.number() + 1, number - 1));
    } else if (!row.isTrue()) {
      blame(number, "row " + number + " was changed: its content does not give its hash");
    } else if (number == last.number() + 1 && !row.previous().equals(last.hash())) {
      blame(number, "row " + number + " does not follow from row " + last.number());
    }
  }

  private void compare(Head head, SealedRow row) {
    hasMetKept = true;
    if (!head.hash().equals(row.hash())) {
      blame(
          row.number(),
          "row " + row.number() + " is not the one whose hash was kept: the chain was rewritten");
    }
  }

  private void judgeGaps() {
    boolean isPart = !isWhole && gaps.size() == 1 && gaps.getFirst().first() == 1;
    if (gaps.isEmpty() || isPart || Gap.vouches(voucher, gaps)) {
      return;
    }
    Gap gap = gaps.stream().filter(g -> g.first() > 1).findFirst().orElse(gaps.getFirst());
    blame(gap.first(), missing(gap.first(), gap.last()));
  }

  private static String missing(long from, long to) {
    String which = from == to ? "row " + from + " is" : "rows " + from + " to " + to + " are";
    return which + " missing, and retention did not remove all that is missing";
  }

  private void blameEnd(Head head) {
    blame(
        last.number() + 1,
        "the journal ends with row %d, but row %d was written"
            .formatted(last.number(), head.number()));
  }

  private void blameKept(Head head) {
    boolean isGone =
        gaps.stream().anyMatch(g -> g.first() <= head.number() && head.number() <= g.last());
    if (head.number() > 0 && !isGone) {
      blame(
          last.number() + 1,
          "the journal ends with row %d, before row %d whose hash was kept: its end was cut off"
              .formatted(last.number(), head.number()));
    }
  }

  private void blame(long number, String text) {
    if (fault.isEmpty() || fault.get().number() > number) {
      fault = Optional.of(new Verdict.Fault(number, text));
    }
  }
}
