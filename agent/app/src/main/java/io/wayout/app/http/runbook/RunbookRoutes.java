// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.runbook;

import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.runbook.RunRefused;
import io.wayout.app.runbook.Runbooks;
import io.wayout.app.runbook.Wish;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.RunEvent;
import io.wayout.app.runbook.run.RunForm;
import io.wayout.app.token.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Runbooks and their runs. Thread-safe.
public final class RunbookRoutes {
  private static final String SCOPE = "runbook:{name}";
  private static final int RUNS_DEFAULT = 50;
  private static final int RUNS_MAX = 1_000;
  private final Runbooks runbooks;
  private final Programs programs;
  private final Supplier<Instant> now;

  /// Programs whose tokens are narrowed to runbooks start them within bounds.
  @FunctionalInterface
  public interface Programs {
    Runbooks.Started start(Wish wish, String actor) throws RunRefused, Problem.Stop;
  }

  /// @param now what the instants of runs are told in
  public RunbookRoutes(Runbooks runbooks, Programs programs, Supplier<Instant> now) {
    this.runbooks = runbooks;
    this.programs = programs;
    this.now = now;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/runbooks",
            (_, _) -> Reply.ok(RunbookForm.list(runbooks.shelf(), runbooks::obstacles))),
        Route.get("/runbooks/{name}", guarded(this::show)).within(SCOPE),
        Route.post("/runbooks/{name}/plan", guarded(this::plan)).within(SCOPE),
        Route.post("/runbooks/{name}/runs", guarded(this::start)).within(SCOPE),
        Route.get("/runbooks/{name}/runs/{id}", guarded(this::runOf)).within(SCOPE),
        Route.get("/runs", guarded(this::runs)),
        Route.get("/runs/{id}", guarded((_, path) -> run(runbooks.runs().find(id(path))))),
        Route.post("/runs/{id}/approve", guarded(this::approve)),
        Route.post("/runs/{id}/resume", guarded(this::resume)),
        Route.post("/runs/{id}/abort", guarded(this::abort)));
  }

  /// A handler that may be refused.
  @FunctionalInterface
  private interface Wary {
    Reply handle(Request request, Map<String, String> path) throws Problem.Stop, RunRefused;
  }

  private static Route.Handler guarded(Wary handler) {
    return (request, path) -> {
      try {
        return handler.handle(request, path);
      } catch (RunRefused refused) {
        throw RunProblems.of(refused).stop();
      }
    };
  }

  private Reply show(Request request, Map<String, String> path) throws RunRefused {
    Runbook runbook = runbooks.find(path.getOrDefault("name", ""));
    return Reply.ok(RunbookForm.of(runbook, runbooks.shelf(), runbooks.obstacles(runbook)));
  }

  private Reply plan(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    Body body = Body.of(request, "parameters");
    String name = path.getOrDefault("name", "");
    Map<String, String> given = parameters(body.json().get("parameters"));
    return Reply.ok(RunbookForm.rehearsal(runbooks.find(name), runbooks.rehearse(name, given)));
  }

  private Reply start(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    Body body = Body.of(request, "parameters", "key", "reason");
    Wish wish =
        new Wish(
            path.getOrDefault("name", ""),
            parameters(body.json().get("parameters")),
            key(body),
            request.actor(),
            "",
            body.text("reason").orElse(""));
    Caller caller = request.caller();
    Runbooks.Started started =
        caller.scopes().isEmpty() ? runbooks.start(wish) : programs.start(wish, caller.actor());
    return Reply.ok(
        Json.object()
            .put("now", now.get())
            .put("isJoined", started.isJoined())
            .put("run", RunForm.of(started.run()))
            .build());
  }

  private Reply runs(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    int limit = request.query("limit").map(RunbookRoutes::limit).orElse(RUNS_DEFAULT);
    if (limit < 1) {
      throw Problem.badRequest("limit must be 1 to " + RUNS_MAX, "mend the request").stop();
    }
    return Reply.ok(
        Json.object()
            .put("now", now.get())
            .put("runs", Json.array(runbooks.runs().newest(limit), RunForm::summary))
            .build());
  }

  private static int limit(String text) {
    return text.matches("\\d{1,4}") ? Math.min(RUNS_MAX, Integer.parseInt(text)) : 0;
  }

  private Reply runOf(Request request, Map<String, String> path) throws RunRefused {
    Run run = runbooks.runs().find(id(path));
    if (!run.order().runbook().equals(path.get("name"))) {
      throw new RunRefused(
          RunRefused.Code.UNKNOWN_RUN, "there is no such run of it", "see: wayout runbook runs");
    }
    return run(run);
  }

  private Reply approve(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    Body.of(request);
    return run(runbooks.runs().say(id(path), new RunEvent.Approved(request.actor())));
  }

  private Reply resume(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    boolean isRetry = Body.of(request, "retry").flag("retry");
    return run(runbooks.runs().say(id(path), new RunEvent.Resumed(request.actor(), isRetry)));
  }

  private Reply abort(Request request, Map<String, String> path) throws Problem.Stop, RunRefused {
    Body body = Body.of(request, "reason", "rollBack");
    return run(
        runbooks
            .runs()
            .say(
                id(path),
                new RunEvent.Aborted(
                    request.actor(), body.text("reason").orElse(""), body.flag("rollBack"))));
  }

  private Reply run(Run run) {
    return Reply.ok(Json.object().put("now", now.get()).put("run", RunForm.of(run)).build());
  }

  private static String id(Map<String, String> path) {
    return path.getOrDefault("id", "");
  }

  private static Optional<String> key(Body body) throws Problem.Stop {
    Optional<String> key = body.text("key");
    if (key.filter(k -> k.length() > 200 || k.chars().anyMatch(Character::isISOControl))
        .isPresent()) {
      throw Problem.badRequest("'key' must be one line of at most 200 characters", "shorten it")
          .stop();
    }
    return key;
  }

  private static Map<String, String> parameters(Json json) throws Problem.Stop {
    Map<String, String> values = new TreeMap<>();
    if (json instanceof Json.Members(var byName)) {
      for (Map.Entry<String, Json> entry : byName.entrySet()) {
        if (!(entry.getValue() instanceof Json.Text(var text))) {
          throw wrongParameters();
        }
        values.put(entry.getKey(), text);
      }
    } else if (!(json instanceof Json.Nothing)) {
      throw wrongParameters();
    }
    return values;
  }

  private static Problem.Stop wrongParameters() {
    return Problem.badRequest("'parameters' must be an object of texts", "mend the request").stop();
  }
}
