// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.Wire.Answered;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The `Retry-After` header (RFC 9110 §10.2.3): seconds or a date, within 1 s and 15 min (P10).
public final class RetryAfter {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DIGITS_MAX = 9;

  private RetryAfter() {}

  /// How long the vendor asks us to wait; empty if it does not say, or says nothing sensible.
  ///
  /// @param now the wall clock, to which a date is compared
  public static Optional<Duration> of(Answered answer, Instant now) {
    return answer
        .header("retry-after")
        .map(String::strip)
        .flatMap(text -> parse(text, now))
        .filter(wait -> !wait.isNegative())
        .map(RetryAfter::clamp);
  }

  private static Optional<Duration> parse(String text, Instant now) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      boolean isHuge = text.length() > DIGITS_MAX;
      return Optional.of(isHuge ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(now, date));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static Duration clamp(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
