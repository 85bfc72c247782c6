// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Drills as one HTML page that loads nothing: it opens from a disk, a mail or a phone, in the
/// light and in the dark.
final class DrillPage {
  private static final int LINES_MAX = 400;
  private final StringBuilder text = new StringBuilder();

  private DrillPage() {}

  static String of(Json outcome) {
    DrillPage page = new DrillPage();
    List<Json> drills = outcome.list("drills");
    page.line("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.line("<title>wayout drill</title>\n<style>\n" + style() + "</style>");
    page.line("</head>\n<body>\n<main>\n<h1>wayout drill " + badge(outcome) + "</h1>");
    String configuration = outcome.text("configVersion");
    page.line(
        "<p class=\"dim\">"
            + escaped(
                "wayout "
                    + outcome.text("version")
                    + ", configuration "
                    + configuration.substring(0, Math.min(12, configuration.length()))
                    + (outcome.isTrue("isAllAutomatic") ? ", every domain as in mode auto" : ""))
            + "</p>");
    if (drills.size() > 1) {
      page.summary(drills);
    }
    drills.forEach(drill -> page.drill(drill, drills.size() == 1));
    page.line("</main>\n</body>\n</html>");
    return page.text.toString();
  }

  private void summary(List<Json> drills) {
    line("<div class=\"wide\"><table>\n<tr><th>scenario<th>verdict<th>held<th>moved<th>stuck");
    line("<th>a user was without it<th>without wayout</tr>");
    for (Json drill : drills) {
      Json scenario = drill.get("scenario");
      String id = escaped(scenario.text("id"));
      line(
          "<tr><td><a href=\"#"
              + id
              + "\">"
              + id
              + "</a> "
              + escaped(scenario.text("title"))
              + "<td>"
              + badge(drill)
              + "<td>"
              + Figures.count(drill, "held")
              + "<td>"
              + Figures.count(drill, "moved")
              + "<td>"
              + Figures.count(drill, "stuck")
              + "<td>"
              + Figures.duration(Figures.average(drill.list("domains"), "with"))
              + "<td>"
              + Figures.duration(Figures.average(drill.list("domains"), "without"))
              + "</tr>");
    }
    line("</table></div>");
  }

  private void drill(Json drill, boolean isAlone) {
    Json scenario = drill.get("scenario");
    boolean isOpen = isAlone || !drill.text("verdict").equals("passed");
    line("<details id=\"" + escaped(scenario.text("id")) + "\"" + (isOpen ? " open>" : ">"));
    line(
        "<summary>"
            + escaped(scenario.text("id") + "  " + scenario.text("title"))
            + " "
            + badge(drill)
            + "</summary>");
    line("<p>" + escaped(scenario.text("story")) + "</p>\n<p class=\"dim\">");
    line(
        escaped(
            scenario.text("kind")
                + " · "
                + scenario.text("start").substring(0, 10)
                + " · seed "
                + drill.text("seed")));
    drill.list("cast").forEach(p -> line(" · " + escaped(Figures.player(p))));
    line("</p>");
    text.append(DrillChart.of(drill));
    domains(drill);
    findings(drill);
    timeline(drill);
    scenario.texts("facts").forEach(fact -> line("<p class=\"dim\">" + escaped(fact) + "</p>"));
    line("</details>");
  }

  private void domains(Json drill) {
    line("<div class=\"wide\"><table>\n<tr><th>domain<th>fate<th>with<th>without<th>how</tr>");
    for (Json domain : drill.list("domains")) {
      String fate = domain.text("fate");
      line(
          "<tr><td>"
              + escaped(domain.text("domain"))
              + "<td class=\"fate "
              + escaped(fate)
              + "\">"
              + escaped(fate)
              + "<td>"
              + Figures.duration(Figures.average(domain.get("with")))
              + "<td>"
              + Figures.duration(Figures.average(domain.get("without")))
              + "<td>"
              + escaped(domain.text("text"))
              + "</tr>");
    }
    line("</table></div>");
  }

  private void findings(Json drill) {
    line("<details class=\"inner\">\n<summary>");
    String invariants = Figures.findings(drill, "invariant");
    String expectations = Figures.findings(drill, "expectation");
    line(escaped(invariants + "; " + expectations) + "</summary>\n<ul>");
    for (Json finding : drill.list("findings")) {
      boolean isKept = finding.isTrue("isKept");
      String text = finding.text("text");
      line(
          "<li class=\""
              + (isKept ? "kept" : "broken")
              + "\">"
              + escaped(finding.text("name") + (text.isEmpty() ? "" : ": " + text))
              + "</li>");
    }
    line("</ul>\n</details>");
  }

  private void timeline(Json drill) {
    line("<details class=\"inner\" open>\n<summary>What happened</summary>\n<ol class=\"story\">");
    for (Json told : drill.list("timeline").stream().limit(LINES_MAX).toList()) {
      long more = told.number("times") - 1;
      line(
          "<li class=\""
              + escaped(told.text("tone"))
              + "\"><time>"
              + Figures.clock(told.number("atMillis"))
              + "</time> <b>"
              + escaped(told.text("who"))
              + "</b> <span>"
              + escaped(told.text("text") + (more > 0 ? " (and " + more + " more)" : ""))
              + "</span></li>");
    }
    line("</ol>\n</details>");
  }

  private static String badge(Json judged) {
    String verdict = judged.text("verdict");
    String words = verdict.equals("stuck") ? "no way out" : verdict;
    return "<span class=\"badge " + escaped(verdict) + "\">" + escaped(words) + "</span>";
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream in = DrillPage.class.getResourceAsStream("drill.css")) {
      if (in == null) {
        throw new IllegalStateException("drill.css is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
