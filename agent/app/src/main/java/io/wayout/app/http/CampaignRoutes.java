// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.CampaignForm;
import io.wayout.app.http.form.PreviewForm;
import io.wayout.app.http.law.Shown;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Campaign.Options;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.facts.Evacuation.Aim;
import io.wayout.core.facts.Pacing;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Evacuations and returns.
final class CampaignRoutes {
  private static final String NONE = "there is no campaign '";
  private final AgentPort agent;
  private final Commands commands;
  private final Shown shown;

  CampaignRoutes(AgentPort agent, Shown shown) {
    this.agent = agent;
    this.shown = shown;
    this.commands = new Commands(agent);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/campaigns", (_, _) -> Reply.ok(list())),
        Route.get("/campaigns/{id}", this::show),
        Route.post("/campaigns/plan", this::plan).needs(Role.VIEWER),
        Route.post("/campaigns/stop", this::stop),
        Route.post("/campaigns", this::start));
  }

  private Json list() {
    return CampaignForm.list(agent.state().campaigns().values(), agent.now());
  }

  private Reply show(Request request, Map<String, String> path) throws Problem.Stop {
    Campaign campaign = find(agent.state(), path.getOrDefault("id", ""));
    return Reply.ok(CampaignForm.whole(campaign, agent.now()));
  }

  /// Of the newest campaign of each kind and vendor, which the agent remembers.
  static Campaign find(State state, String id) throws Problem.Stop {
    return state.campaigns().values().stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(
            Problem.of(404, "UNKNOWN_CAMPAIGN", NONE + id + "'", "wayout status lists them")::stop);
  }

  /// What would move, in its order, with today's facts.
  private Reply plan(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "kind", "vendor", "force", "overwriteForeign", "whole");
    State state = agent.state();
    Instant now = agent.now();
    Campaign.Key key = key(state, body);
    Options options = options(body);
    List<Json> previews = previews(state, body, now);
    Optional<String> joins =
        Optional.ofNullable(state.campaigns().get(key))
            .filter(c -> !c.phase().isTerminal())
            .map(Campaign::id);
    long share = options.isWhole() ? previews.size() : Pacing.share(state);
    return Reply.ok(
        Json.object()
            .put("now", now)
            .put("hash", shown.keep(request, about(key, body), previews, now))
            .put("validUntil", now.plus(Shown.VALID))
            .put("joins", Json.of(joins, Json::of))
            .put("canary", state.topology().safety().canary())
            .put("share", share)
            .put("previews", new Json.Array(previews))
            .build());
  }

  /// Everything that shapes a plan.
  private static String about(Campaign.Key key, Body body) throws Problem.Stop {
    return key + " " + options(body);
  }

  private List<Json> previews(State state, Body body, Instant now) throws Problem.Stop {
    Campaign.Key key = key(state, body);
    Options options = options(body);
    List<Json> previews = new ArrayList<>();
    for (Domain domain : Evacuation.members(state, key, options, now)) {
      previews.add(preview(state, domain, Evacuation.aim(state, domain, key, options, now), body));
    }
    return previews;
  }

  private Json preview(State state, Domain domain, Aim aim, Body body) throws Problem.Stop {
    PlanOutcome outcome =
        aim.target().isPresent()
            ? Preview.of(
                state, domain, aim.target().get(), body.flag("overwriteForeign"), agent.now())
            : new PlanOutcome.NoWayOut(List.of(aim.why()));
    return PreviewForm.of(state, domain, aim.target().orElse(domain.preferred()), outcome);
  }

  private Reply start(Request request, Map<String, String> path) throws Problem.Stop {
    Body body =
        Body.of(
            request,
            "kind",
            "vendor",
            "force",
            "overwriteForeign",
            "whole",
            "reason",
            "domains",
            "expectedGenerations",
            "planHash");
    State state = agent.state();
    requireShown(request, body, state);
    List<String> domains = body.texts("domains");
    List<Long> generations = body.numbers("expectedGenerations");
    if (generations.size() != domains.size()) {
      throw Problem.badRequest(
              generations.size() + " generations for " + domains.size() + " domains",
              "give one for each domain, or neither")
          .stop();
    }
    Map<DnsName, Long> seen = new HashMap<>();
    for (int i = 0; i < domains.size(); i++) {
      seen.put(new Selection(state).domain(domains.get(i)).name(), generations.get(i));
    }
    Options options = options(body);
    String reason = body.text("reason").orElse("");
    if (options.isForced() && reason.isEmpty()) {
      throw Problem.badRequest("force needs a reason", "say why; the journal keeps it").stop();
    }
    return commands.run(
        request.actor(), new Command.StartCampaign(key(state, body), options, reason, seen));
  }

  /// Whoever joins an open campaign begins nothing.
  private void requireShown(Request request, Body body, State state) throws Problem.Stop {
    Campaign open = state.campaigns().get(key(state, body));
    if (open != null && !open.phase().isTerminal()) {
      return;
    }
    Optional<String> hash = body.text("planHash");
    Instant now = agent.now();
    shown.require(request, hash, hash.isEmpty() ? List.of() : previews(state, body, now), now);
  }

  private Reply stop(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "kind", "vendor", "reason");
    Command order =
        new Command.StopCampaign(key(agent.state(), body), body.text("reason").orElse(""));
    return commands.run(request.actor(), order);
  }

  private static Options options(Body body) throws Problem.Stop {
    return new Options(body.flag("force"), body.flag("overwriteForeign"), body.flag("whole"));
  }

  private static Campaign.Key key(State state, Body body) throws Problem.Stop {
    Kind kind =
        switch (body.text("kind").orElse("")) {
          case "evacuate" -> Kind.EVACUATE;
          case "return" -> Kind.RETURN;
          default ->
              throw Problem.badRequest("'kind' must be evacuate or return", "mend the request")
                  .stop();
        };
    return new Campaign.Key(kind, vendor(state, body.text("vendor").orElse("")));
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
}
