// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.DrillForm;
import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.core.facts.DrillRule;
import io.wayout.core.facts.DrillRule.Verdict;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.plan.PlanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Live drills: what one would do, its start and its early end, and how the newest ones went.
final class DrillRoutes {
  private final AgentPort agent;
  private final Commands commands;

  DrillRoutes(AgentPort agent) {
    this.agent = agent;
    this.commands = new Commands(agent);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/drills", this::list),
        Route.post("/drills/plan", this::plan),
        Route.post("/drills/stop", this::stop),
        Route.post("/drills", this::start));
  }

  private Reply list(Request request, Map<String, String> path) {
    return Reply.ok(DrillForm.list(agent.state(), agent.now()));
  }

  private Reply plan(Request request, Map<String, String> path) throws Problem.Stop {
    State state = agent.state();
    Instant now = agent.now();
    Command.StartDrill wish = wish(request);
    Domain domain = new Selection(state).domain(wish.domain().text());
    return switch (DrillRule.judge(state, domain, wish, now)) {
      case Verdict.Unfit(var refusal) -> throw Problem.of(refusal).stop();
      case Verdict.Fit(var script, var plan) ->
          Reply.ok(
              Json.object()
                  .put("now", now)
                  .put("script", DrillForm.script(script))
                  .put(
                      "preview",
                      PreviewForm.of(
                          state,
                          domain,
                          domain.target(script.away()).orElseThrow(),
                          new PlanOutcome.Found(plan)))
                  .build());
    };
  }

  private Reply start(Request request, Map<String, String> path) throws Problem.Stop {
    return commands.run(request.actor(), wish(request));
  }

  private Reply stop(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "domain", "reason");
    Domain domain = new Selection(agent.state()).domain(body.text("domain").orElse(""));
    return commands.run(
        request.actor(), new Command.StopDrill(domain.name(), body.text("reason").orElse("")));
  }

  private Command.StartDrill wish(Request request) throws Problem.Stop {
    Body body = Body.of(request, "domain", "target", "staySeconds", "reason");
    Selection selection = new Selection(agent.state());
    Domain domain = selection.domain(body.text("domain").orElse(""));
    selection.requireTarget(List.of(domain.name()), body.text("target"));
    return new Command.StartDrill(
        domain.name(),
        body.text("target"),
        body.seconds("staySeconds"),
        body.text("reason").orElse(""));
  }
}
