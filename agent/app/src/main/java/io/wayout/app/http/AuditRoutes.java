// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.AuditForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.core.audit.Audit;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Is there a way out, before the day of the outage?
final class AuditRoutes {
  private final AgentPort agent;

  AuditRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(Route.get("/audit", this::audit));
  }

  private Reply audit(Request request, Map<String, String> path) throws Problem.Stop {
    List<Domain> domains = domains(request);
    boolean withPairs = request.query("pairs").filter("true"::equals).isPresent();
    var survey = agent.survey();
    var facts = new Audit.Facts(agent.state(), agent.home(), survey, agent.concerns());
    return Reply.ok(AuditForm.of(Audit.live(facts, domains, withPairs, agent.now()), agent.now()));
  }

  private List<Domain> domains(Request request) throws Problem.Stop {
    State state = agent.state();
    List<String> typed = request.query().getOrDefault("domain", List.of());
    if (typed.isEmpty()) {
      return List.copyOf(state.topology().domains().values());
    }
    List<Domain> domains = new ArrayList<>();
    for (String name : typed) {
      domains.add(new Selection(state).domain(name));
    }
    return domains;
  }
}
