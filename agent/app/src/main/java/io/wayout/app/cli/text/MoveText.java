// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Plans, moves and the journal.
public final class MoveText {
  private static final int PLANS_SHOWN_MAX = 20;
  private static final String INDENT = "    ";
  private final Style style;
  private final Times times;
  private final WayText way;

  public MoveText(Style style, Times times) {
    this.style = style;
    this.times = times;
    this.way = new WayText(style);
  }

  /// What a move would write, domain by domain; the ones that can't move come last, so that they
  /// are what is read last.
  public String previews(List<Json> previews) {
    return previews(previews, p -> preview(p) + objection(p)) + warnings(previews);
  }

  /// The same, and of each domain why not by the other links, and what holds automation.
  public String explained(List<Json> previews) {
    return previews(previews, p -> preview(p) + others(p) + automation(p) + objection(p))
        + warnings(previews);
  }

  private String previews(List<Json> previews, Function<Json, String> form) {
    StringBuilder text = new StringBuilder();
    List<Json> moves = previews.stream().filter(p -> p.text("outcome").equals("plan")).toList();
    moves.stream().limit(PLANS_SHOWN_MAX).forEach(p -> text.append(form.apply(p)));
    if (moves.size() > PLANS_SHOWN_MAX) {
      text.append("… and ")
          .append(moves.size() - PLANS_SHOWN_MAX)
          .append(" more domains in the same way (--output json shows all)\n");
    }
    previews.stream()
        .filter(p -> !p.text("outcome").equals("plan"))
        .forEach(p -> text.append(form.apply(p)));
    return text.toString();
  }

  /// What holds nobody up, and is read last: once, whomever it is about.
  private String warnings(List<Json> previews) {
    StringBuilder text = new StringBuilder();
    previews.stream()
        .flatMap(p -> p.texts("warnings").stream())
        .distinct()
        .forEach(w -> text.append(style.bad("WARNING")).append(' ').append(w).append('\n'));
    return text.toString();
  }

  private String preview(Json preview) {
    String name = style.bold(preview.text("domain"));
    return switch (preview.text("outcome")) {
      case "plan" -> name + "\n" + plan(preview.get("plan"));
      case "alreadyThere" -> name + "  is at " + preview.text("target") + " already\n";
      case "foreign" ->
          name
              + "  "
              + style.bad("foreign value")
              + " at "
              + preview.text("place")
              + ": "
              + preview.text("value")
              + "\n    someone else put it there; look first, then --overwrite-foreign\n";
      default -> name + "  " + style.bad("no way out") + "\n" + lines(preview.texts("obstacles"));
    };
  }

  private String others(Json preview) {
    List<Json> links = preview.list("links");
    return switch (preview.text("outcome")) {
      case "plan" -> way.others(links, INDENT);
      case "foreign" -> way.lines(links, INDENT);
      default -> "";
    };
  }

  private String automation(Json preview) {
    Json decision = preview.get("decision");
    return preview.has("decision")
        ? INDENT
            + style.dim("automation  " + WayText.gate(decision) + "  " + decision.text("text"))
            + "\n"
        : "";
  }

  private String objection(Json preview) {
    Json objection = preview.get("objection");
    return preview.has("objection") && preview.text("outcome").equals("plan")
        ? INDENT + style.warn("needs --force") + "  " + objection.text("message") + "\n"
        : "";
  }

  private String plan(Json plan) {
    Table table = new Table();
    for (Json step : plan.list("steps")) {
      table.row(
          "link " + step.text("link"),
          step.text("name") + " " + step.text("type"),
          "at " + step.text("account"),
          style.dim(step.has("before") ? step.text("before") : "(nothing)"),
          "→",
          style.bold(step.text("after")),
          style.dim("ttl " + step.text("ttlSeconds") + "s" + notes(step)));
    }
    String shape = plan.text("shape").toLowerCase(Locale.ROOT);
    return INDENT
        + plan.text("from")
        + " → "
        + plan.text("target")
        + (shape.equals("canonical") ? "" : style.warn(" (" + shape + ")"))
        + "  "
        + style.dim(plan.text("why"))
        + "\n"
        + table.render(INDENT);
  }

  private static String notes(Json step) {
    long wait = step.number("waitSeconds");
    return (wait > 0 ? ", " + wait + "s after the step before" : "")
        + (step.isTrue("isSilent") ? ", its name servers are silent" : "");
  }

  /// What became of an order, line by line.
  public String results(List<Json> results) {
    Table table = new Table();
    for (Json result : results) {
      String outcome = result.text("outcome");
      Json refusal = result.get("refusal");
      boolean isRefused = outcome.equals("refused");
      table.row(
          style.bold(result.text("subject")),
          isRefused ? style.bad(outcome) : style.good(outcome),
          isRefused ? refusal.text("message") : result.text("text"),
          isRefused ? "→ " + refusal.text("remedy") : result.text("switchover"));
    }
    return table.render();
  }

  /// One line on where a move stands.
  public String line(Json move) {
    String state = move.text("state");
    String shown =
        switch (state) {
          case "done", "served" -> style.good(state);
          case "failed" -> style.bad(move.text("phase").toLowerCase(Locale.ROOT));
          default -> style.warn(state);
        };
    return style.bold(move.text("domain"))
        + "  "
        + move.text("from")
        + " → "
        + move.text("target")
        + "  "
        + shown
        + took(move)
        + (move.text("detail").isEmpty() ? "" : "  " + move.text("detail"))
        + "\n";
  }

  /// One move with its plan and its timeline.
  public String show(Json answer) {
    Json move = answer.get("switchover");
    StringBuilder text = new StringBuilder();
    text.append(style.bold(move.text("id"))).append("  ").append(line(move));
    text.append("  ")
        .append(move.text("cause").toLowerCase(Locale.ROOT))
        .append(" by ")
        .append(move.text("actor"))
        .append(move.text("reason").isEmpty() ? "" : ": " + move.text("reason"))
        .append('\n');
    text.append(plan(answer.get("plan"))).append('\n');
    text.append(timeline(answer.list("timeline")));
    return text.toString();
  }

  /// The journal, newest first.
  public String history(List<Json> rows) {
    Table table = new Table();
    for (Json row : rows) {
      table.row(
          style.dim(times.full(row, "at")),
          style.bold(row.text("kind")),
          row.text("domain"),
          row.text("switchover"),
          style.dim(row.text("actor")),
          row.text("text"));
    }
    return rows.isEmpty() ? "nothing happened yet\n" : table.render();
  }

  private String timeline(List<Json> rows) {
    Table table = new Table();
    List<Instant> starts = new ArrayList<>();
    for (Json row : rows) {
      row.instant("at")
          .ifPresent(at -> {
            if (starts.isEmpty()) {
              starts.add(at);
            }
            table.row(
                style.dim(times.clock(at)),
                style.dim("+" + Times.precise(Duration.between(starts.getFirst(), at))),
                style.bold(row.text("kind")),
                row.text("text"));
          });
    }
    return table.render();
  }

  private static String took(Json move) {
    return move.text("state").equals("failed") ? "" : tookServed(move);
  }

  private static String tookServed(Json move) {
    return move.instant("servedAt")
        .flatMap(served ->
            move.instant("startedAt")
                .map(start -> " after " + Times.precise(Duration.between(start, served))))
        .orElse("");
  }

  private static String lines(List<String> texts) {
    StringBuilder text = new StringBuilder();
    texts.forEach(t -> text.append("    - ").append(t).append('\n'));
    return text.toString();
  }
}
