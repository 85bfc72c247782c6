// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.Wire.Answered;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How far our clock is from a vendor's, by the `Date` of its answer (RFC 9110 §6.6.1). A signature
/// made with a wrong clock is refused with words that blame the key, so the cause is named.
public final class ClockSkew {
  /// A smaller difference explains nothing: vendors tolerate 5 to 15 minutes.
  public static final Duration TOLERATED = Duration.ofSeconds(60);

  private ClockSkew() {}

  /// How far our clock is ahead; negative if it is behind. Empty if the answer has no readable
  /// date.
  public static Optional<Duration> of(Answered answer, Instant now) {
    return answer.header("date").flatMap(ClockSkew::parse).map(date -> Duration.between(date, now));
  }

  /// What to add to a message about a refused signature: nothing, or that our clock is wrong and by
  /// how much.
  public static String hint(Answered answer, Instant now) {
    return of(answer, now)
        .filter(skew -> skew.abs().compareTo(TOLERATED) > 0)
        .map(skew ->
            " (our clock is "
                + skew.abs().toSeconds()
                + " s "
                + (skew.isNegative() ? "behind" : "ahead of")
                + " the vendor's; set it right first)")
        .orElse("");
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
