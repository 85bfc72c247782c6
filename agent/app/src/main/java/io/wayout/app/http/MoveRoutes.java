// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.http.law.Etags;
import io.wayout.app.http.law.Shown;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
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
  private final Shown shown;

  MoveRoutes(AgentPort agent, Shown shown) {
    this.agent = agent;
    this.shown = shown;
    this.commands = new Commands(agent);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/plan", this::plan).needs(Role.VIEWER), Route.post("/switch", this::move));
  }

  private Reply plan(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "domains", "tags", "all", "target", "overwriteForeign", "setTtl");
    State state = agent.state();
    Instant now = agent.now();
    Optional<String> wanted = body.text("target");
    List<Json> previews = previews(state, body, chosen(state, body, wanted), now);
    String hash = shown.keep(request, about(body), previews, now);
    return Reply.ok(
        Json.object()
            .put("now", now)
            .put("hash", hash)
            .put("validUntil", now.plus(Shown.VALID))
            .put("previews", new Json.Array(previews))
            .build());
  }

  /// Everything besides the domains that shapes a plan.
  private static String about(Body body) throws Problem.Stop {
    return "switch " + body.flag("overwriteForeign") + " " + body.flag("setTtl");
  }

  private static List<Json> previews(State state, Body body, List<DnsName> domains, Instant now)
      throws Problem.Stop {
    Optional<String> wanted = body.text("target");
    PlanOptions options = new PlanOptions(body.flag("overwriteForeign"), true, body.flag("setTtl"));
    List<Json> previews = new ArrayList<>();
    for (DnsName name : domains) {
      Domain domain = new Selection(state).domain(name.text());
      Target target = wanted.flatMap(domain::target).orElse(domain.preferred());
      DomainView view = Views.domain(state, domain, now);
      previews.add(PreviewForm.of(state, view, target, options, now));
    }
    return previews;
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
            "expectedGenerations",
            "planHash");
    Optional<String> target = body.text("target");
    State state = agent.state();
    List<DnsName> domains = chosen(state, body, target);
    Etags.require(request, state, domains);
    List<Long> generations = body.numbers("expectedGenerations");
    if (!generations.isEmpty() && generations.size() != domains.size()) {
      throw Problem.badRequest(
              generations.size() + " generations for " + domains.size() + " domains",
              "give one for each domain, or none")
          .stop();
    }
    if (requireShown(request, body, state, domains) && generations.isEmpty()) {
      generations = domains.stream().map(d -> state.memory(d).generation()).toList();
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

  /// Was a plan shown? Then what is seen now is what may be written, and nothing later.
  private boolean requireShown(Request request, Body body, State state, List<DnsName> domains)
      throws Problem.Stop {
    Optional<String> hash = body.text("planHash");
    Instant now = agent.now();
    List<Json> previews = hash.isEmpty() ? List.of() : previews(state, body, domains, now);
    shown.require(request, hash, previews, now);
    return hash.isPresent();
  }

  private static List<DnsName> chosen(State state, Body body, Optional<String> target)
      throws Problem.Stop {
    Selection selection = new Selection(state);
    List<DnsName> chosen = selection.of(body);
    selection.requireTarget(chosen, target);
    return chosen;
  }
}
