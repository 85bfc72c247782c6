// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import java.time.Duration;
import java.time.Instant;

/// How one endpoint has behaved. An endpoint that failed is well again after [#GOODS] good answers
/// over [#SPAN] (P30): recovery comes in fits, and an account must not join the herd.
///
/// Immutable.
///
/// @param isWell whether it may be asked first
/// @param since when it last became well or failed
/// @param asked when it was asked last; [Instant#MIN] for never
/// @param goods good answers since the last bad one, while it is not well
/// @param firstGood when the first of them came
/// @param trouble why it is not well; empty if it is
record EndpointHealth(
    boolean isWell, Instant since, Instant asked, int goods, Instant firstGood, String trouble) {
  static final int GOODS = 3;
  static final Duration SPAN = Duration.ofSeconds(60);

  /// How long an endpoint that is not well is left alone between two trials.
  private static final Duration TRIAL = Duration.ofSeconds(20);

  /// How long a substitute that nobody needs goes unasked.
  private static final Duration IDLE = Duration.ofMinutes(10);

  static EndpointHealth unknown() {
    return new EndpointHealth(true, Instant.MIN, Instant.MIN, 0, Instant.MIN, "");
  }

  EndpointHealth good(Instant now) {
    if (isWell) {
      return new EndpointHealth(true, since, now, 0, Instant.MIN, "");
    }
    Instant first = goods == 0 ? now : firstGood;
    boolean isBack = goods + 1 >= GOODS && !now.isBefore(first.plus(SPAN));
    return isBack
        ? new EndpointHealth(true, now, now, 0, Instant.MIN, "")
        : new EndpointHealth(false, since, now, goods + 1, first, trouble);
  }

  EndpointHealth bad(String why, Instant now) {
    return new EndpointHealth(false, isWell ? now : since, now, 0, Instant.MIN, why);
  }

  /// Is it time to see how it does, beside the calls that need an answer?
  boolean isTrialDue(Instant now) {
    Duration pause = isWell ? IDLE : TRIAL;
    return asked.equals(Instant.MIN) || !now.isBefore(asked.plus(pause)) || now.isBefore(asked);
  }
}
