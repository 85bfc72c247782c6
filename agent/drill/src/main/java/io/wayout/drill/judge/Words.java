// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.drill.play.Take;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How times and moves read.
final class Words {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  private Words() {}

  /// A text of the agent with its instants told since the scenario's start.
  static String relative(Take take, String text) {
    return INSTANT.matcher(text).replaceAll(found -> since(take, Instant.parse(found.group())));
  }

  /// E.g. `+00:01:05`.
  static String since(Take take, Instant at) {
    return offset(Duration.between(take.start(), at));
  }

  static String offset(Duration since) {
    Duration size = since.abs();
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d",
        since.isNegative() ? "-" : "+",
        size.toHours(),
        size.toMinutesPart(),
        size.toSecondsPart());
  }

  /// The moves of a domain, and why.
  static String moves(Take take, List<Move> moves) {
    return moves.stream()
        .map(m ->
            (m.isElsewhere() ? "to " + m.to() + " " : "another way ")
                + "by link "
                + m.link()
                + " at "
                + m.account()
                + " "
                + since(take, m.at())
                + " ("
                + m.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ")")
        .collect(Collectors.joining(", then "));
  }
}
