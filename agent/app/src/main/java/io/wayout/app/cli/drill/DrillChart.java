// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.json.Json;
import java.util.List;

/// The timeline of a drill as SVG: what of the world was not well, and how many users of each
/// domain were without it, with and without wayout. The words stand beside the pictures, so that
/// they stay readable on a phone.
final class DrillChart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 24;
  private static final int DOMAINS_MAX = 12;
  private static final int TICKS = 4;

  private final long total;
  private final StringBuilder text = new StringBuilder();

  private DrillChart(long total) {
    this.total = Math.max(1, total);
  }

  static String of(Json drill) {
    DrillChart chart = new DrillChart(drill.number("totalMillis"));
    chart.text.append("<div class=\"chart\">\n");
    drill.list("lanes").forEach(chart::lane);
    List<Json> domains = drill.list("domains");
    domains.stream().limit(DOMAINS_MAX).forEach(chart::domain);
    chart.axis();
    if (domains.size() > DOMAINS_MAX) {
      chart.text.append("<p class=\"dim\">The first of ").append(domains.size());
      chart.text.append(" domains; all are in the table.</p>\n");
    }
    return chart.text.append("</div>\n").toString();
  }

  private void lane(Json lane) {
    StringBuilder spans = new StringBuilder();
    for (Json span : lane.list("spans")) {
      double from = x(span.number("fromMillis"));
      double to = Math.max(from + 1.5, x(span.number("toMillis")));
      spans.append(rect(new Box(from, to, 4, HEIGHT - 8), "ill", span.text("text")));
    }
    String first = lane.list("spans").isEmpty() ? "" : lane.list("spans").getFirst().text("text");
    row(lane.text("name") + " " + first, spans.toString(), "world");
  }

  private void domain(Json domain) {
    row(domain.text("domain") + " without wayout", shares(domain.get("without"), "lost"), "users");
    row(
        domain.text("domain") + " with wayout",
        shares(domain.get("with"), "lost") + moves(domain.list("moves")),
        "users");
  }

  /// The more users are without it, the higher the bar.
  private String shares(Json loss, String look) {
    StringBuilder bars = new StringBuilder();
    List<Json> shares = loss.list("shares");
    for (int i = 0; i < shares.size(); i++) {
      long percent = shares.get(i).number("percent");
      long end = i + 1 < shares.size() ? shares.get(i + 1).number("fromMillis") : total;
      if (percent > 0) {
        double from = x(shares.get(i).number("fromMillis"));
        double height = HEIGHT * percent / 100.0;
        double to = Math.max(from + 0.5, x(end));
        bars.append(
            rect(new Box(from, to, HEIGHT - height, height), look, percent + " % of users"));
      }
    }
    return bars.toString();
  }

  private String moves(List<Json> moves) {
    StringBuilder marks = new StringBuilder();
    for (Json move : moves) {
      double at = x(move.number("atMillis"));
      String words =
          Figures.clock(move.number("atMillis"))
              + " by link "
              + move.text("link")
              + " to "
              + move.text("to");
      marks.append(rect(new Box(at, at + 3, 0, HEIGHT), "move", words));
    }
    return marks.toString();
  }

  private void row(String name, String shapes, String look) {
    text.append("<div class=\"row ").append(look).append("\"><span>");
    text.append(DrillPage.escaped(name)).append("</span><svg viewBox=\"0 0 ");
    text.append(WIDTH).append(' ').append(HEIGHT);
    text.append("\" preserveAspectRatio=\"none\" role=\"img\">").append(shapes);
    text.append("</svg></div>\n");
  }

  private void axis() {
    text.append("<div class=\"row axis\"><span></span><div>");
    for (int i = 0; i <= TICKS; i++) {
      String clock = Figures.clock(total * i / TICKS);
      text.append("<time>").append(clock, 0, clock.length() - 3).append("</time>");
    }
    text.append("</div></div>\n");
  }

  private double x(long millis) {
    return Math.clamp(millis, 0, total) * (double) WIDTH / total;
  }

  private record Box(double from, double to, double top, double height) {}

  private static String rect(Box box, String look, String title) {
    return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">"
            .formatted(
                look,
                number(box.from()),
                number(box.top()),
                number(box.to() - box.from()),
                number(box.height()))
        + "<title>"
        + DrillPage.escaped(title)
        + "</title></rect>";
  }

  private static String number(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0);
  }
}
