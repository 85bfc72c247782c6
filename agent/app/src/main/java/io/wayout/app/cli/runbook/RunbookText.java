// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.runbook;

import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.cli.text.Times;
import io.wayout.app.json.Json;

/// Runbooks and runs for people.
final class RunbookText {
  private final Style style;

  RunbookText(Style style) {
    this.style = style;
  }

  String list(Json answer) {
    StringBuilder text = new StringBuilder();
    Table table = new Table();
    for (Json book : answer.list("runbooks")) {
      int stuck = book.list("obstacles").size();
      table.row(
          style.bold(book.text("name")),
          book.text("title"),
          stuck == 0 ? "" : style.warn("could not run now"));
    }
    text.append(table.isEmpty() ? "The configuration has no runbooks.\n" : table.render());
    Table library = new Table();
    for (Json book : answer.list("library")) {
      if (!book.isTrue("isInUse")) {
        library.row(style.bold(book.text("name")), book.text("title"));
      }
    }
    if (!library.isEmpty()) {
      text.append("\nIn the library (wayout runbook init NAME copies one):\n")
          .append(library.render("  "));
    }
    return text.toString();
  }

  String show(Json book) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(book.text("name"))).append("  ").append(book.text("title"));
    text.append('\n');
    if (!book.text("text").isEmpty()) {
      text.append(book.text("text")).append('\n');
    }
    Table parameters = new Table();
    for (Json parameter : book.list("parameters")) {
      String fallback =
          parameter.isTrue("isRequired") ? "required" : "default: " + parameter.text("default");
      parameters.row(
          parameter.text("name"), parameter.text("type"), fallback, parameter.text("doc"));
    }
    if (!parameters.isEmpty()) {
      text.append("\nParameters (--param NAME=VALUE):\n").append(parameters.render("  "));
    }
    text.append("\nSteps:\n");
    int number = 0;
    for (String step : book.texts("steps")) {
      text.append("  ").append(++number).append(". ").append(step).append('\n');
    }
    if (!book.list("triggers").isEmpty()) {
      text.append("\nStarted by: ").append(String.join(", ", book.texts("triggers"))).append('\n');
    }
    return text.append(obstacles(book)).toString();
  }

  private String obstacles(Json book) {
    StringBuilder text = new StringBuilder();
    for (String obstacle : book.texts("obstacles")) {
      text.append(style.warn("could not run now: ")).append(obstacle).append('\n');
    }
    return text.toString();
  }

  String check(Json answer) {
    StringBuilder text = new StringBuilder();
    for (Json book : answer.list("runbooks")) {
      if (book.list("obstacles").isEmpty()) {
        text.append(style.good("ok")).append("  ").append(book.text("name")).append('\n');
      } else {
        text.append(style.bad("!!")).append("  ").append(book.text("name")).append('\n');
        book.texts("obstacles").forEach(o -> text.append("      ").append(o).append('\n'));
      }
    }
    return text.isEmpty() ? "The configuration has no runbooks.\n" : text.toString();
  }

  String plan(Json plan) {
    StringBuilder text = new StringBuilder("With today's facts; nothing is done.\n");
    for (Json guard : plan.list("guards")) {
      text.append(guard.isTrue("isOpen") ? style.good("guard open  ") : style.bad("guard shut  "))
          .append(guard.text("text"))
          .append('\n');
    }
    for (Json step : plan.list("steps")) {
      text.append(step.isTrue("isPossible") ? "  " : style.bad("! "))
          .append(step.text("path"))
          .append(". ")
          .append(style.bold(step.text("name")));
      if (!step.text("words").equals(step.text("name"))) {
        text.append(": ").append(step.text("words"));
      }
      text.append(
          style.dim(
              "  (at most "
                  + step.text("timeout")
                  + "; if it fails: "
                  + step.text("onFailure")
                  + ")"));
      text.append('\n');
      step.texts("lines").forEach(line -> text.append("       ").append(line).append('\n'));
    }
    if (!plan.list("undo").isEmpty()) {
      text.append("What would take it back:\n");
      plan.texts("undo").forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  String runs(Json answer, Times times) {
    Table table = new Table();
    for (Json run : answer.list("runs")) {
      table.row(
          style.bold(run.text("id")),
          phase(run.text("phase")),
          run.number("stepsOver") + "/" + run.number("stepsAll"),
          times.full(run, "startedAt"),
          run.text("starter"),
          run.text("detail"));
    }
    return table.isEmpty() ? "No runbook has run.\n" : table.render();
  }

  String run(Json run, Times times) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(run.text("id")))
        .append("  ")
        .append(phase(run.text("phase")))
        .append("  ")
        .append(run.text("detail"))
        .append('\n')
        .append("for ")
        .append(run.text("starter"))
        .append(", since ")
        .append(times.full(run, "startedAt"));
    if (!run.text("reason").isEmpty()) {
      text.append(": ").append(run.text("reason"));
    }
    text.append('\n').append(steps(run, "steps"));
    if (!run.list("undo").isEmpty()) {
      text.append("taken back:\n").append(steps(run, "undo"));
    }
    return text.toString();
  }

  private String steps(Json run, String member) {
    Table table = new Table();
    for (Json step : run.list(member)) {
      table.row(
          step.text("path"), status(step.text("status")), step.text("name"), step.text("detail"));
    }
    return table.render("  ");
  }

  private String phase(String phase) {
    return switch (phase) {
      case "done", "undone" -> style.good(phase);
      case "failed", "aborted" -> style.bad(phase);
      default -> style.warn(phase);
    };
  }

  private String status(String status) {
    return switch (status) {
      case "done" -> style.good(status);
      case "failed", "doubt" -> style.bad(status);
      case "waiting" -> style.dim(status);
      default -> style.warn(status);
    };
  }
}
