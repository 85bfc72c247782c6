// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.breakglass.Kit.Entry;
import io.wayout.app.breakglass.Kit.Move;
import io.wayout.app.breakglass.Kit.Route;
import io.wayout.app.breakglass.Kit.Sheet;
import java.util.List;
import java.util.regex.Pattern;

/// The kit as one HTML page that loads nothing: it opens from a disk, a mail or a phone.
final class KitHtml {
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private final StringBuilder text = new StringBuilder();

  private KitHtml() {}

  static String of(Kit kit) {
    KitHtml page = new KitHtml();
    page.line("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.line("<title>" + escaped(Words.TITLE) + "</title>");
    page.line("<style>\n" + KitLook.style() + "</style>\n</head>\n<body>\n<main>");
    page.line("<h1>" + escaped(Words.TITLE) + "</h1>");
    page.line("<p>" + escaped(Words.origin(kit)) + "</p>\n<h2>First</h2>\n<ol>");
    Words.BEFORE.forEach(words -> page.line("<li>" + coded(words) + "</li>"));
    page.line("</ol>\n<h2>Domains</h2>");
    page.line("<input id=\"find\" type=\"search\" placeholder=\"domain, vendor or account\">");
    kit.sheets().forEach(page::sheet);
    page.line("</main>\n<script>\n" + KitLook.script() + "</script>\n</body>\n</html>");
    return page.text.toString();
  }

  private void sheet(Sheet sheet) {
    line("<details class=\"domain\">\n<summary>" + escaped(sheet.domain()) + "</summary>");
    line("<table>\n<tr><th>link<th>record<th>usually<th>TTL<th>account<th>vendor</tr>");
    for (Entry e : sheet.links()) {
      row(
          List.of(
              String.valueOf(e.link()),
              e.name() + " " + e.type(),
              e.value(),
              e.ttl() + " s",
              e.account(),
              e.vendor()));
    }
    line("</table>\n<table>\n<tr><th>target<th>vendor<th>leads there</tr>");
    sheet.targets().forEach(place -> row(List.of(place.name(), place.vendor(), place.where())));
    line("</table>");
    if (sheet.routes().isEmpty()) {
      line("<p>" + escaped(Words.NO_ROUTE) + "</p>");
    }
    for (int i = 0; i < sheet.routes().size(); i++) {
      route(Words.title(i + 1, sheet.routes().get(i), sheet), sheet.routes().get(i));
    }
    deadEnds(sheet.deadEnds());
    line("</details>");
  }

  private void row(List<String> cells) {
    line("<tr>" + String.join("", cells.stream().map(c -> "<td>" + escaped(c)).toList()) + "</tr>");
  }

  private void route(String title, Route route) {
    line("<section>\n<h3>" + escaped(title) + "</h3>");
    line("<p><b>When</b> " + escaped(Words.when(route)) + ".</p>");
    line("<p>" + escaped(route.why()) + "</p>");
    moves(route.there());
    if (!route.back().isEmpty()) {
      line("<details>\n<summary>And back</summary>");
      moves(route.back());
      line("</details>");
    }
    line("</section>");
  }

  private void moves(List<Move> moves) {
    line("<ol>");
    for (Move move : moves) {
      line("<li><p>" + escaped(Words.change(move.entry())) + "</p>");
      if (!move.how().console().isEmpty()) {
        line("<p><b>Console</b> " + escaped(move.how().console()) + "</p>");
      }
      move.how().commands().forEach(this::code);
      move.how().notes().forEach(note -> line("<p class=\"note\">" + escaped(note) + "</p>"));
      line("<p>Proof, then wait " + move.after().toSeconds() + " s:</p>");
      code(move.proof());
      line("</li>");
    }
    line("</ol>");
  }

  private void code(String bash) {
    line("<pre>" + escaped(bash) + "</pre>");
  }

  private void deadEnds(List<String> ends) {
    if (!ends.isEmpty()) {
      line("<section class=\"dead\">\n<h3>No way out</h3>\n<ul>");
      ends.forEach(end -> line("<li>" + escaped(end) + "</li>"));
      line("</ul>\n</section>");
    }
  }

  private static String coded(String words) {
    return CODE.matcher(escaped(words)).replaceAll("<code>$1</code>");
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
