// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.trigger;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.runbook.RunProblems;
import io.wayout.app.json.Json;
import io.wayout.app.runbook.RunRefused;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.trigger.Hook;
import io.wayout.app.runbook.trigger.HookRefused;
import io.wayout.app.runbook.trigger.Triggers;
import io.wayout.app.runbook.trigger.Triggers.Pulled;
import io.wayout.app.token.Role;
import java.util.List;
import java.util.Map;

/// Signed requests and alerts. Thread-safe.
public final class HookRoutes {
  private final Triggers triggers;

  public HookRoutes(Triggers triggers) {
    this.triggers = triggers;
  }

  /// A hook needs no token: it proves itself by its signature, or by its own secret.
  public List<Route> routes() {
    return List.of(Route.at("POST", "/hooks/{name}", Role.ANYONE, this::pull));
  }

  private Reply pull(Request request, Map<String, String> path) throws Problem.Stop {
    Hook hook = new Hook(path.getOrDefault("name", ""), request.headers(), request.text());
    try {
      return Reply.ok(form(triggers.pull(hook)));
    } catch (HookRefused refused) {
      throw problem(refused).stop();
    } catch (RunRefused refused) {
      throw RunProblems.of(refused).stop();
    }
  }

  private static Json form(Pulled pulled) {
    String outcome = pulled.run().isEmpty() ? "nothing" : pulled.isJoined() ? "joined" : "started";
    return Json.object()
        .put("outcome", outcome)
        .put("run", Json.of(pulled.run().map(Run::id), Json::of))
        .put("text", pulled.text())
        .build();
  }

  /// A refusal as a problem.
  public static Problem problem(HookRefused refused) {
    return Problem.of(
        status(refused.code()), refused.code().name(), refused.message(), refused.remedy());
  }

  private static int status(HookRefused.Code code) {
    return switch (code) {
      case NOT_PROVEN -> 401;
      case REPLAYED -> 409;
      case BAD_HOOK -> 400;
      case NO_RULE -> 422;
      case NOT_ALLOWED -> 403;
      case TOO_OFTEN -> 429;
      case NOT_KEPT -> 503;
    };
  }
}
