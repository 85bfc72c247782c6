// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.DomainForm;
import io.wayout.app.http.form.ZoneForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.core.fold.State;
import io.wayout.core.view.Views;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a screen needs at once: some domains with their chains, all zones with their servers.
final class BoardRoutes {
  private static final int NAMES_MAX = 100;
  private final AgentPort agent;

  BoardRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/domains", this::domains), Route.get("/zones", (_, _) -> Reply.ok(zones())));
  }

  private Reply domains(Request request, Map<String, String> path) throws Problem.Stop {
    List<String> names = request.query().getOrDefault("name", List.of());
    if (names.isEmpty() || names.size() > NAMES_MAX) {
      throw Problem.badRequest(
              names.size() + " names",
              "give 1 to " + NAMES_MAX + " of them as 'name'; all domains are in /status")
          .stop();
    }
    State state = agent.state();
    Instant now = agent.now();
    Selection selection = new Selection(state);
    List<Json> forms = new ArrayList<>();
    for (String name : names) {
      forms.add(DomainForm.full(Views.domain(state, selection.domain(name), now), now));
    }
    return Reply.ok(Json.object().put("now", now).put("domains", new Json.Array(forms)).build());
  }

  private Json zones() {
    return Json.object().put("now", agent.now()).put("zones", ZoneForm.list(agent.state())).build();
  }
}
