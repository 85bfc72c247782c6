// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.text.MoveText;
import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;
import java.util.List;

/// Live drills, for people.
final class LiveText {
  private final Style style;

  LiveText(Style style) {
    this.style = style;
  }

  String plan(Json plan, Times times) {
    Json script = plan.get("script");
    return new MoveText(style, times).previews(List.of(plan.get("preview")))
        + "then it stays at "
        + script.text("away")
        + " for "
        + script.text("staySeconds")
        + " s and goes home to "
        + script.text("home")
        + "; at once if anything is wrong there\n";
  }

  static String line(Json drill) {
    Json script = drill.get("script");
    String trouble = drill.has("trouble") ? ": " + drill.text("trouble") : "";
    String detail = drill.text("detail").isEmpty() ? "" : " (" + drill.text("detail") + ")";
    return switch (drill.text("phase")) {
      case "out" -> "on the way to " + script.text("away");
      case "stay" -> "at " + script.text("away") + " after " + millis(drill, "outMillis");
      default -> "on the way home to " + script.text("home") + trouble + detail;
    };
  }

  String outcome(Json drill) {
    Json script = drill.get("script");
    String trouble = drill.has("trouble") ? ": " + drill.text("trouble") : "";
    return switch (drill.text("phase")) {
      case "green" ->
          style.good("GREEN")
              + " "
              + script.text("domain")
              + " went to "
              + script.text("away")
              + " in "
              + millis(drill, "outMillis")
              + " and home in "
              + millis(drill, "backMillis")
              + "; it counts for "
              + script.text("group")
              + "\n";
      case "red" -> style.bad("RED") + " home at " + script.text("home") + trouble + "\n";
      case "left" -> style.bad("LEFT") + " it stays where it is" + trouble + "\n";
      default -> line(drill) + "\n";
    };
  }

  private static String millis(Json drill, String key) {
    return drill.number(key) + " ms";
  }
}
