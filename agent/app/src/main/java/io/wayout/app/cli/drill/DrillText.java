// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.json.Json;
import java.util.List;

/// Drills for people at a terminal. One drill is told whole; of several, each has a line, and those
/// that did not pass are told.
final class DrillText {
  private static final int WIDTH = 92;
  private static final int DOMAINS_MAX = 20;
  private static final int LINES_MAX = 120;

  private final Style style;
  private final boolean withDetails;

  DrillText(Style style, boolean withDetails) {
    this.style = style;
    this.withDetails = withDetails;
  }

  static String list(Json list, Style style) {
    Table table = new Table();
    for (Json scenario : list.list("scenarios")) {
      boolean isTwisted = scenario.text("kind").equals("twisted");
      table.row(
          scenario.text("id"),
          isTwisted ? "" : scenario.text("start").substring(0, 10),
          isTwisted ? style.dim("… " + scenario.text("title")) : scenario.text("title"));
    }
    return table.render();
  }

  String all(Json outcome) {
    List<Json> drills = outcome.list("drills");
    StringBuilder text = new StringBuilder();
    if (drills.size() == 1 || withDetails) {
      drills.forEach(drill -> text.append(whole(drill)).append('\n'));
    } else {
      drills.stream()
          .filter(drill -> !drill.text("verdict").equals("passed"))
          .forEach(drill -> text.append(brief(drill)).append('\n'));
    }
    if (drills.size() > 1) {
      text.append(summary(drills)).append('\n');
    }
    return text.append(end(outcome, drills)).toString();
  }

  private String end(Json outcome, List<Json> drills) {
    long passed = drills.stream().filter(d -> d.text("verdict").equals("passed")).count();
    String count = drills.size() == 1 ? "" : ": " + passed + " of " + drills.size() + " passed";
    return verdict(outcome.text("verdict")) + count + "\n";
  }

  private String verdict(String verdict) {
    return switch (verdict) {
      case "passed" -> style.good("PASSED");
      case "stuck" -> style.bad("NO WAY OUT");
      default -> style.bad("FAILED");
    };
  }

  private String summary(List<Json> drills) {
    Table table = new Table();
    table.row("SCENARIO", "VERDICT", "HELD", "MOVED", "STUCK", "WITH", "WITHOUT", "");
    for (Json drill : drills) {
      List<Json> domains = drill.list("domains");
      long idle = Figures.count(drill, "advised") + Figures.count(drill, "manual");
      table.row(
          drill.get("scenario").text("id"),
          verdict(drill.text("verdict")),
          String.valueOf(Figures.count(drill, "held")),
          String.valueOf(Figures.count(drill, "moved")),
          String.valueOf(Figures.count(drill, "stuck")),
          Figures.duration(Figures.average(domains, "with")),
          Figures.duration(Figures.average(domains, "without")),
          idle == 0 ? "" : style.dim(idle + " not automatic"));
    }
    return table.render()
        + style.dim(
            "WITH, WITHOUT: how long a user was without a domain, on average, TTLs included")
        + "\n";
  }

  private String whole(Json drill) {
    StringBuilder text = new StringBuilder(head(drill));
    wrapped(drill.get("scenario").text("story"), text);
    drill
        .list("cast")
        .forEach(p -> text.append("  ").append(style.dim(Figures.player(p))).append('\n'));
    text.append('\n').append(timeline(drill)).append('\n');
    return text.append(domains(drill)).append('\n').append(findings(drill)).toString();
  }

  private String brief(Json drill) {
    return head(drill) + domains(drill) + findings(drill);
  }

  private String head(Json drill) {
    Json scenario = drill.get("scenario");
    return style.bold(scenario.text("id"))
        + "  "
        + scenario.text("title")
        + style.dim("  " + scenario.text("kind") + ", seed " + drill.text("seed"))
        + "\n";
  }

  private static void wrapped(String story, StringBuilder text) {
    StringBuilder line = new StringBuilder(" ");
    for (String word : story.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        text.append(line).append('\n');
        line.setLength(1);
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private String timeline(Json drill) {
    Table table = new Table();
    List<Json> lines = drill.list("timeline");
    for (Json line : lines.stream().limit(LINES_MAX).toList()) {
      long more = line.number("times") - 1;
      table.row(
          "  " + Figures.clock(line.number("atMillis")),
          line.text("who"),
          tone(line) + (more > 0 ? style.dim(" (and " + more + " more of this kind)") : ""));
    }
    int hidden = lines.size() - LINES_MAX;
    return table.render() + (hidden > 0 ? "  … " + hidden + " more lines in the report\n" : "");
  }

  private String tone(Json line) {
    String text = line.text("text");
    return switch (line.text("tone")) {
      case "good" -> style.good(text);
      case "warn" -> style.warn(text);
      case "bad" -> style.bad(text);
      default -> text;
    };
  }

  private String domains(Json drill) {
    Table table = new Table();
    table.row("  DOMAIN", "FATE", "WITH", "WITHOUT", "HOW");
    List<Json> domains = drill.list("domains");
    for (Json domain : domains.stream().limit(DOMAINS_MAX).toList()) {
      table.row(
          "  " + domain.text("domain"),
          fate(domain.text("fate")),
          Figures.duration(Figures.average(domain.get("with"))),
          Figures.duration(Figures.average(domain.get("without"))),
          domain.text("text"));
    }
    int hidden = domains.size() - DOMAINS_MAX;
    return table.render() + (hidden > 0 ? "  and " + hidden + " more domains\n" : "");
  }

  private String fate(String fate) {
    return switch (fate) {
      case "stuck" -> style.bad("STUCK");
      case "advised", "manual" -> style.warn(fate);
      default -> style.good(fate);
    };
  }

  private String findings(Json drill) {
    StringBuilder text = new StringBuilder("  ");
    text.append(Figures.findings(drill, "invariant"));
    if (drill.list("findings").stream().anyMatch(f -> f.text("kind").equals("expectation"))) {
      text.append("; ").append(Figures.findings(drill, "expectation"));
    }
    text.append('\n');
    for (Json finding : drill.list("findings")) {
      if (!finding.isTrue("isKept")) {
        text.append("  ")
            .append(style.bad("broken"))
            .append(' ')
            .append(finding.text("name"))
            .append(": ")
            .append(finding.text("text"))
            .append('\n');
      }
    }
    return text.append("  ").append(verdict(drill.text("verdict"))).append('\n').toString();
  }
}
