// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.DrillForm;
import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.http.law.Shown;
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
import io.wayout.core.model.Target;
import io.wayout.core.plan.PlanOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Live drills: what one would do, its start and its early end, and how the newest ones went.
final class DrillRoutes {
  private final AgentPort agent;
  private final Commands commands;
  private final Shown shown;

  DrillRoutes(AgentPort agent, Shown shown) {
    this.agent = agent;
    this.shown = shown;
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
    Command.StartDrill wish = wish(Body.of(request, "domain", "target", "staySeconds", "reason"));
    Domain domain = new Selection(state).domain(wish.domain().text());
    return switch (DrillRule.judge(state, domain, wish, now)) {
      case Verdict.Unfit(var refusal) -> throw Problem.of(refusal).stop();
      case Verdict.Fit fit -> {
        String hash = shown.keep(request, "drill", seen(state, domain, fit), now);
        yield Reply.ok(
            Json.object()
                .put("now", now)
                .put("hash", hash)
                .put("validUntil", now.plus(Shown.VALID))
                .put("script", DrillForm.script(fit.script()))
                .put("preview", preview(state, domain, fit))
                .build());
      }
    };
  }

  private Reply start(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "domain", "target", "staySeconds", "reason", "planHash");
    Command.StartDrill wish = wish(body);
    Optional<String> hash = body.text("planHash");
    State state = agent.state();
    Instant now = agent.now();
    Domain domain = new Selection(state).domain(wish.domain().text());
    List<Json> previews =
        DrillRule.judge(state, domain, wish, now) instanceof Verdict.Fit fit
            ? seen(state, domain, fit)
            : List.of();
    shown.require(request, hash, previews, now);
    return commands.run(request.actor(), wish);
  }

  private Reply stop(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "domain", "reason");
    Domain domain = new Selection(agent.state()).domain(body.text("domain").orElse(""));
    return commands.run(
        request.actor(), new Command.StopDrill(domain.name(), body.text("reason").orElse("")));
  }

  /// What a caller sees of a drill: the move, and how long it stays there.
  private static List<Json> seen(State state, Domain domain, Verdict.Fit fit) {
    Json stay =
        Json.object()
            .put("domain", "the stay at " + domain.name())
            .put("value", fit.script().stay().toString())
            .build();
    return List.of(preview(state, domain, fit), stay);
  }

  private static Json preview(State state, Domain domain, Verdict.Fit fit) {
    Target away = domain.target(fit.script().away()).orElseThrow();
    return PreviewForm.of(state, domain, away, new PlanOutcome.Found(fit.plan()));
  }

  private Command.StartDrill wish(Body body) throws Problem.Stop {
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
