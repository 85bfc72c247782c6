// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.act.MoveOptions.Wait;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.Confirmation;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A move as a person makes it: look, confirm, order, watch, report.
final class MoveFlow {
  private final Session session;
  private final MoveOptions options;

  MoveFlow(Session session, MoveOptions options) {
    this.session = session;
    this.options = options;
  }

  /// @param target null: each domain's preferred one
  ExitCode run(Choice choice, @Nullable String target) throws Stop {
    options.check();
    return go(
        Previews.ask(
            session,
            choice,
            target,
            Map.of("overwriteForeign", options.isOverwriting(), "setTtl", options.isTtlSet())));
  }

  private ExitCode go(Previews previews) throws Stop {
    boolean isEnd = options.isDryRun() || previews.moves().isEmpty();
    if (isEnd) {
      session.show(previews.answer(), _ -> previews.explained(session));
      return previews.exit();
    }
    confirm(previews);
    List<Json> results = new ArrayList<>();
    for (Json order : orders(previews)) {
      results.addAll(Results.answer(session, "/switch", order).list("results"));
    }
    List<String> started =
        results.stream()
            .filter(r -> r.text("outcome").equals("started"))
            .map(r -> r.text("subject"))
            .toList();
    say(results);
    if (started.isEmpty() || options.until() == Wait.none) {
      report(previews, results, List.of());
      return worst(previews.exit(), Results.exit(results));
    }
    Watcher watcher = new Watcher(session, options, idsOf(results));
    Watcher.Outcome outcome = watcher.await(started, previews.drainSeconds());
    report(previews, results, outcome.moves());
    if (outcome.exit() == ExitCode.NOT_VERIFIED) {
      session.shell().err().println(watcher.farewell());
    }
    return worst(worst(previews.exit(), Results.exit(results)), outcome.exit());
  }

  /// What people see before they are asked is what is ordered: each domain with its target and its
  /// generation, one order per target.
  private List<Json> orders(Previews previews) {
    Map<String, List<Json>> byTarget = new LinkedHashMap<>();
    for (Json preview : previews.moves()) {
      byTarget.computeIfAbsent(preview.text("target"), _ -> new ArrayList<>()).add(preview);
    }
    List<Json> orders = new ArrayList<>();
    String hash = previews.answer().text("hash");
    byTarget.forEach((target, moves) -> orders.add(order(moves, target, hash)));
    return orders;
  }

  private Json order(List<Json> moves, String target, String hash) {
    return Json.object()
        .put("planHash", hash)
        .put("domains", new Json.Array(moves.stream().map(m -> m.get("domain")).toList()))
        .put(
            "expectedGenerations",
            new Json.Array(moves.stream().map(m -> m.get("generation")).toList()))
        .put("force", options.isForced())
        .put("overwriteForeign", options.isOverwriting())
        .put("setTtl", options.isTtlSet())
        .put("reason", options.reason())
        .put("target", target)
        .build();
  }

  private void confirm(Previews previews) throws Stop {
    Shell shell = session.shell();
    if (!session.isJson()) {
      shell.out().print(previews.words(session));
      shell.out().flush();
    }
    if (options.isSure()) {
      return;
    }
    int count = previews.moves().size();
    String question = "Move " + (count == 1 ? "this domain" : count + " domains") + "?";
    new Confirmation("this move", question, "nothing was written").require(shell);
  }

  /// What was not taken is said at once, not after the wait.
  private void say(List<Json> results) {
    if (!session.isJson()) {
      List<Json> refused =
          results.stream().filter(r -> !r.text("outcome").equals("started")).toList();
      session.shell().out().print(words().results(refused));
      session.shell().out().flush();
    }
  }

  private void report(Previews previews, List<Json> results, List<Json> moves) {
    Json whole =
        Json.object()
            .put("previews", previews.answer().get("previews"))
            .put("results", new Json.Array(results))
            .put("switchovers", new Json.Array(moves))
            .build();
    session.show(whole, _ -> moves.isEmpty() ? ids(results) : lines(moves));
  }

  private static String ids(List<Json> results) {
    StringBuilder text = new StringBuilder();
    idsOf(results).forEach(id -> text.append("started ").append(id).append('\n'));
    return text.toString();
  }

  private static List<String> idsOf(List<Json> results) {
    return results.stream()
        .filter(r -> r.has("switchover"))
        .map(r -> r.text("switchover"))
        .toList();
  }

  /// Every move that did not arrive, and the others as far as they fit a screen.
  private String lines(List<Json> moves) {
    StringBuilder text = new StringBuilder();
    List<Json> failed = moves.stream().filter(m -> !Watcher.isServed(m)).toList();
    List<Json> served = moves.stream().filter(Watcher::isServed).toList();
    int shown = Math.min(served.size(), 20);
    served.stream().limit(shown).forEach(m -> text.append(words().line(m)));
    if (served.size() > shown) {
      text.append("… and ").append(served.size() - shown).append(" more are served\n");
    }
    failed.forEach(m -> text.append(words().line(m)));
    return text.toString();
  }

  private MoveText words() {
    return new MoveText(session.style(), session.times(Json.nothing()));
  }

  /// Something done and something not is partly; otherwise the one that is not done speaks.
  private static ExitCode worst(ExitCode before, ExitCode after) {
    if (before == ExitCode.DONE || before == after) {
      return after;
    }
    return after == ExitCode.NOT_VERIFIED ? after : ExitCode.PARTLY;
  }
}
