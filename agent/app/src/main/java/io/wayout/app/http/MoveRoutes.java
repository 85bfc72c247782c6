// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.Views;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Moves, and what they would write.
final class MoveRoutes {
  private final AgentPort agent;
  private final Commands commands;

  MoveRoutes(AgentPort agent) {
    this.agent = agent;
    this.commands = new Commands(agent);
  }

  List<Route> routes() {
    return List.of(Route.post("/plan", this::plan), Route.post("/switch", this::move));
  }

  private Reply plan(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "domains", "tags", "all", "target", "overwriteForeign", "setTtl");
    State state = agent.state();
    Instant now = agent.now();
    Optional<String> wanted = body.text("target");
    PlanOptions options = new PlanOptions(body.flag("overwriteForeign"), true, body.flag("setTtl"));
    List<Json> previews = new ArrayList<>();
    for (DnsName name : chosen(state, body, wanted)) {
      Domain domain = new Selection(state).domain(name.text());
      Target target = wanted.flatMap(domain::target).orElse(domain.preferred());
      DomainView view = Views.domain(state, domain, now);
      previews.add(PreviewForm.of(state, view, target, options, now));
    }
    return Reply.ok(
        Json.object().put("now", now).put("previews", new Json.Array(previews)).build());
  }

  private Reply move(Request request, Map<String, String> path) throws Problem.Stop {
    Body body =
        Body.of(
            request,
            "domains",
            "tags",
            "all",
            "target",
            "force",
            "overwriteForeign",
            "setTtl",
            "reason",
            "expectedGenerations");
    Optional<String> target = body.text("target");
    List<DnsName> domains = chosen(agent.state(), body, target);
    List<Long> generations = body.numbers("expectedGenerations");
    if (!generations.isEmpty() && generations.size() != domains.size()) {
      throw Problem.badRequest(
              generations.size() + " generations for " + domains.size() + " domains",
              "give one for each domain, or none")
          .stop();
    }
    String reason = body.text("reason").orElse("");
    boolean isForced = body.flag("force");
    if (isForced && reason.isEmpty()) {
      throw Problem.badRequest("force needs a reason", "say why; the journal keeps it").stop();
    }
    return commands.run(
        request.actor(),
        new Command.Switch(
            domains,
            target,
            isForced,
            body.flag("overwriteForeign"),
            body.flag("setTtl"),
            reason,
            generations));
  }

  private static List<DnsName> chosen(State state, Body body, Optional<String> target)
      throws Problem.Stop {
    Selection selection = new Selection(state);
    List<DnsName> chosen = selection.of(body);
    selection.requireTarget(chosen, target);
    return chosen;
  }
}
