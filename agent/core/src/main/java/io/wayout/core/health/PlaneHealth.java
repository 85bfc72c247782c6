// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

import java.time.Instant;

/// Whether a plane of a vendor works: an account's control plane, or the authoritative servers of
/// one record's zone at one account. Two failures in a row make it DOWN, two successes UP again;
/// the very first success makes it UP.
///
/// @param since when the verdict last changed
/// @param detail what the newest answer said
public record PlaneHealth(
    Verdict verdict, Instant since, int passes, int failures, String detail, Instant at) {
  private static final int FALL = 2;
  private static final int RISE = 2;
  private static final int COUNT_MAX = 1_000_000;

  public static PlaneHealth unknown(Instant now) {
    return new PlaneHealth(Verdict.UNKNOWN, now, 0, 0, "not asked yet", now);
  }

  public PlaneHealth passed(String newDetail, Instant now) {
    return passed(newDetail, RISE, now);
  }

  /// @param rise how many successes in a row make it UP again
  public PlaneHealth passed(String newDetail, int rise, Instant now) {
    int count = Math.min(passes + 1, COUNT_MAX);
    boolean isUp = verdict != Verdict.DOWN || count >= rise;
    return changed(isUp ? Verdict.UP : Verdict.DOWN, count, 0, newDetail, now);
  }

  public PlaneHealth failed(String newDetail, Instant now) {
    int count = Math.min(failures + 1, COUNT_MAX);
    return changed(count >= FALL ? Verdict.DOWN : verdict, 0, count, newDetail, now);
  }

  /// One failure that leaves no doubt, such as a write that was not taken.
  public PlaneHealth lost(String newDetail, Instant now) {
    int count = Math.min(failures + 1, COUNT_MAX);
    return changed(Verdict.DOWN, 0, Math.max(FALL, count), newDetail, now);
  }

  /// One success that leaves no doubt, such as a write that was taken.
  public PlaneHealth risen(String newDetail, Instant now) {
    return changed(Verdict.UP, Math.min(passes + 1, COUNT_MAX), 0, newDetail, now);
  }

  /// The same, for what was not tried itself.
  public PlaneHealth assumed() {
    return new PlaneHealth(verdict, since, passes, failures, "assumed: " + detail, at);
  }

  private PlaneHealth changed(
      Verdict next, int newPasses, int newFailures, String newDetail, Instant now) {
    Instant when = next == verdict ? since : now;
    return new PlaneHealth(next, when, newPasses, newFailures, newDetail, now);
  }
}
