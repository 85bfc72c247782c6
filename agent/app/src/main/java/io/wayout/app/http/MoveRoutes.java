// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.json.Json;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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
    Body body =
        Body.of(request, "domains", "tags", "all", "target", "overwriteForeign", "evacuate");
    State state = agent.state();
    Instant now = agent.now();
    if (body.text("evacuate").isPresent()) {
      return evacuation(state, body, now);
    }
    Optional<String> wanted = body.text("target");
    boolean isOverwriting = body.flag("overwriteForeign");
    List<Json> previews = new ArrayList<>();
    for (DnsName name : chosen(state, body, wanted)) {
      Domain domain = new Selection(state).domain(name.text());
      Target target = wanted.flatMap(domain::target).orElse(domain.preferred());
      previews.add(
          PreviewForm.of(
              state, domain, target, Preview.of(state, domain, target, isOverwriting, now)));
    }
    return Reply.ok(
        Json.object().put("now", now).put("previews", new Json.Array(previews)).build());
  }

  /// Everyone whose effective target is at a vendor, each to the first target elsewhere that is up.
  private Reply evacuation(State state, Body body, Instant now) throws Problem.Stop {
    String vendor = vendor(state, body.text("evacuate").orElse(""));
    List<Json> previews = new ArrayList<>();
    for (var move : Evacuation.from(state, vendor, now).entrySet()) {
      Domain domain = new Selection(state).domain(move.getKey().text());
      Target target = move.getValue().orElse(domain.preferred());
      PlanOutcome outcome =
          move.getValue().isPresent()
              ? Preview.of(state, domain, target, body.flag("overwriteForeign"), now)
              : new PlanOutcome.NoWayOut(List.of("no target away from " + vendor + " is up"));
      previews.add(PreviewForm.of(state, domain, target, outcome));
    }
    return Reply.ok(
        Json.object().put("now", now).put("previews", new Json.Array(previews)).build());
  }

  private static String vendor(State state, String typed) throws Problem.Stop {
    TreeSet<String> known = new TreeSet<>();
    state.topology().domains().values().stream()
        .flatMap(d -> d.targets().stream())
        .forEach(t -> known.add(t.vendor()));
    if (!known.contains(typed)) {
      throw Selection.unknown(
          "UNKNOWN_VENDOR", "vendor '" + typed + "' of a target", Selection.orAll(typed, known));
    }
    return typed;
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
            domains, target, isForced, body.flag("overwriteForeign"), reason, generations));
  }

  private static List<DnsName> chosen(State state, Body body, Optional<String> target)
      throws Problem.Stop {
    Selection selection = new Selection(state);
    List<DnsName> chosen = selection.of(body);
    selection.requireTarget(chosen, target);
    return chosen;
  }
}
