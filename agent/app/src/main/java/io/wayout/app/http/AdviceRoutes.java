// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.AdviceForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.core.advise.Advice;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the mode `advise` would have done, and what followed.
final class AdviceRoutes {
  private final AgentPort agent;

  AdviceRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(Route.get("/advices", this::advices));
  }

  private Reply advices(Request request, Map<String, String> path) throws Problem.Stop {
    Optional<DnsName> domain = HistoryRoutes.domain(agent, request);
    int limit = HistoryRoutes.limit(request);
    try {
      List<Advice> advices = agent.store().advices(domain, limit);
      return Reply.ok(AdviceForm.of(advices, agent.now()));
    } catch (StoreException failed) {
      throw HistoryRoutes.unreadable(failed).stop();
    }
  }
}
