// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.List;

/// The ledger of the mode `advise` for people.
public final class AdviceText {
  private final Style style;
  private final Times times;

  public AdviceText(Style style, Times times) {
    this.style = style;
    this.times = times;
  }

  /// One line per advice, newest first, and what they come to.
  public String ledger(Json answer) {
    List<Json> advices = answer.list("advices");
    if (advices.isEmpty()) {
      return "nothing was advised yet\n";
    }
    Table table = new Table();
    table.row("AT", "DOMAIN", "WOULD HAVE MOVED", "SCORE", "SAVED", "WHAT FOLLOWED");
    for (Json advice : advices) {
      table.row(
          style.dim(times.full(advice, "at")),
          advice.text("domain"),
          advice.text("from") + " → " + advice.text("to"),
          score(advice.text("score")),
          saved(advice),
          advice.text("followed"));
    }
    return table.render() + "\n" + sum(answer) + "\n";
  }

  private String score(String word) {
    return switch (word) {
      case "helpful" -> style.good(word);
      case "needless", "vain" -> style.warn(word);
      default -> word;
    };
  }

  private static String saved(Json advice) {
    long millis = advice.number("savedMillis");
    return millis == 0 ? "" : Times.duration(Duration.ofMillis(millis));
  }

  private static String sum(Json answer) {
    Json scores = answer.get("scores");
    return scores.number("helpful")
        + " helpful (users well "
        + Times.duration(Duration.ofMillis(answer.number("savedMillis")))
        + " earlier in all), "
        + scores.number("needless")
        + " needless, "
        + scores.number("vain")
        + " vain, "
        + scores.number("overruled")
        + " overruled, "
        + scores.number("withdrawn")
        + " withdrawn, "
        + scores.number("open")
        + " open";
  }
}
