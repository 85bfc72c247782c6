// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people type them.
public final class Spans {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

  private Spans() {}

  /// @param text a whole number with `s`, `m`, `h` or `d`; at least 1s
  public static Duration parse(String option, String text) throws Stop {
    Matcher matcher = SPAN.matcher(text);
    long count = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (count < 1) {
      throw new Stop(
          ExitCode.USAGE,
          option + " does not take '" + text + "'",
          "write a whole number with its unit, such as 90s, 30m, 2h or 1d");
    }
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
