// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An audit for people: the matrix, why cells are stuck, what would mend most, what is wrong today.
final class AuditText {
  private static final List<String> PLANES = List.of("control", "data", "targets", "everything");
  private static final int NAMES_MAX = 4;
  private static final int LATE_MAX = 10;

  private final Style style;

  AuditText(Style style) {
    this.style = style;
  }

  String all(Json audit) {
    StringBuilder text = new StringBuilder();
    text.append(
        audit.isTrue("isOffline")
            ? "The configuration alone, as if everything in it worked.\n\n"
            : "");
    for (Json group : audit.list("groups")) {
      text.append(group(group));
    }
    text.append(legend());
    text.append(late(audit.list("times")));
    text.append(mendings(audit.list("mendings")));
    return text.append(findings(audit.list("findings"))).toString();
  }

  private String group(Json group) {
    List<String> domains = group.texts("domains");
    String names = domains.stream().limit(NAMES_MAX).collect(Collectors.joining(", "));
    int more = domains.size() - NAMES_MAX;
    String title = more > 0 ? names + " and " + more + " more" : names;
    List<Json> cells = group.list("cells");
    return style.bold(title) + "\n" + matrix(cells) + stuck(cells) + PairsText.of(cells) + "\n";
  }

  private String matrix(List<Json> cells) {
    Map<String, Map<String, Json>> byVendor = new LinkedHashMap<>();
    for (Json cell : cells) {
      String outage = cell.text("outage");
      int blank = outage.lastIndexOf(' ');
      if (!outage.contains(" + ") && blank > 0) {
        byVendor
            .computeIfAbsent(outage.substring(0, blank), _ -> new LinkedHashMap<>())
            .put(outage.substring(blank + 1), cell);
      }
    }
    Table table = new Table();
    table.row("VENDOR LOST", "CONTROL PLANE", "NAME SERVERS", "TARGETS", "EVERYTHING");
    byVendor.forEach((vendor, row) ->
        table.row(
            vendor,
            mark(row, PLANES.get(0)),
            mark(row, PLANES.get(1)),
            mark(row, PLANES.get(2)),
            mark(row, PLANES.get(3))));
    return table.render("  ");
  }

  private String mark(Map<String, Json> row, String plane) {
    Json cell = row.get(plane);
    return cell == null ? "" : mark(cell);
  }

  private String mark(Json cell) {
    String links = String.join("+", cell.texts("links"));
    String way = "link " + links + " → " + cell.text("target");
    String mark =
        switch (cell.text("fate")) {
          case "unaffected" -> style.dim("–");
          case "moves" -> style.good(way) + " " + style.dim(Times.duration(within(cell)));
          case "split" -> style.warn("split: " + way);
          case "stuck" -> style.bad("STUCK");
          default -> style.warn("not known");
        };
    return cell.isTrue("isQuestion") ? "(" + mark + ")" : mark;
  }

  private static Duration within(Json cell) {
    return Duration.ofMillis(cell.number("withinMillis"));
  }

  private String stuck(List<Json> cells) {
    Map<String, List<String>> why = new LinkedHashMap<>();
    for (Json cell : cells) {
      if (cell.text("fate").equals("stuck") && !PairsText.isPair(cell)) {
        why.computeIfAbsent(reasons(cell), _ -> new ArrayList<>()).add(cell.text("outage"));
      }
    }
    StringBuilder text = new StringBuilder();
    why.forEach((obstacles, outages) ->
        text.append("  ")
            .append(style.bad("stuck"))
            .append(" at ")
            .append(String.join(", ", outages))
            .append(": ")
            .append(obstacles)
            .append('\n'));
    cells.stream()
        .filter(c -> !PairsText.isPair(c))
        .flatMap(c -> c.texts("notes").stream().map(n -> c.text("outage") + ": " + n))
        .forEach(note -> text.append("  ").append(style.dim(note)).append('\n'));
    return text.toString();
  }

  private static String reasons(Json cell) {
    String why = String.join("; ", cell.texts("obstacles"));
    return cell.isTrue("isQuestion")
        ? why
        : why + "; caches help for at most " + duration(cell, "cachedMillis");
  }

  private String legend() {
    return style.dim(
            "– unaffected · link N → T: moves by that link, in at most so long · (…): nobody is"
                + " hurt at once;\nthat is what would happen if its target failed, too\n")
        + "\n";
  }

  private String late(List<Json> times) {
    List<Json> late =
        times.stream().filter(t -> t.number("totalMillis") > t.number("rtoMillis")).toList();
    StringBuilder text = new StringBuilder();
    late.stream()
        .limit(LATE_MAX)
        .forEach(t ->
            text.append(style.warn("slow "))
                .append(t.text("domain"))
                .append(": time to switch up to ")
                .append(duration(t, "totalMillis"))
                .append(", rto ")
                .append(duration(t, "rtoMillis"))
                .append(" (")
                .append(
                    t.list("parts").stream()
                        .map(p -> p.text("name") + " " + duration(p, "millis"))
                        .collect(Collectors.joining(", ")))
                .append("): ")
                .append(t.text("remedy"))
                .append('\n'));
    if (late.size() > LATE_MAX) {
      text.append("and ").append(late.size() - LATE_MAX).append(" more are slow\n");
    }
    return text.append(late.isEmpty() ? "" : "\n").toString();
  }

  private static String duration(Json value, String name) {
    return Times.duration(Duration.ofMillis(value.number(name)));
  }

  private String mendings(List<Json> mendings) {
    if (mendings.isEmpty()) {
      return "";
    }
    Table table = new Table();
    for (Json mending : mendings) {
      table.row(style.bold(mending.number("cells") + " cells"), mending.text("text"));
    }
    return "Single changes that would mend most:\n" + table.render("  ") + "\n";
  }

  private String findings(List<Json> findings) {
    if (findings.isEmpty()) {
      return style.good("nothing is wrong today") + "\n";
    }
    StringBuilder text = new StringBuilder("Today:\n");
    for (Json finding : findings) {
      text.append("  ")
          .append(level(finding.text("level")))
          .append(' ')
          .append(finding.text("code"))
          .append("  ")
          .append(finding.text("kind"))
          .append(' ')
          .append(finding.text("subject"))
          .append(": ")
          .append(finding.text("text"))
          .append("\n        ")
          .append(style.dim(finding.text("remedy")))
          .append('\n');
    }
    return text.toString();
  }

  private String level(String level) {
    return switch (level) {
      case "error" -> style.bad("error");
      case "warn" -> style.warn("warn ");
      default -> "info ";
    };
  }
}
