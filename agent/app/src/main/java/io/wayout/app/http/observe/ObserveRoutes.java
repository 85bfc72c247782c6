// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.observe;

import io.wayout.app.http.AgentPort;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.metrics.Scrape;
import io.wayout.app.token.Role;
import io.wayout.app.vital.Health;
import io.wayout.app.vital.Pulse;
import io.wayout.engine.port.Ticker;
import java.util.List;
import java.util.Optional;

/// `/metrics` for Prometheus, `/healthz` and `/readyz` for whoever starts and stops the agent. The
/// last two tell nothing that needs a token.
public final class ObserveRoutes {
  /// What a token may be narrowed to.
  public static final String SCOPE = "metrics";

  private final AgentPort agent;
  private final Scrape scrape;
  private final Pulse pulse;
  private final Ticker ticker;

  public ObserveRoutes(AgentPort agent, Scrape scrape, Pulse pulse, Ticker ticker) {
    this.agent = agent;
    this.scrape = scrape;
    this.pulse = pulse;
    this.ticker = ticker;
  }

  public List<Route> routes() {
    return List.of(
        Route.at("GET", "/metrics", Role.VIEWER, (_, _) -> Reply.file(Scrape.TYPE, scrape.text()))
            .within(SCOPE),
        Route.at("GET", "/healthz", Role.ANYONE, (_, _) -> reply(ailment())),
        Route.at("GET", "/readyz", Role.ANYONE, (_, _) -> reply(ailment().or(this::unready))));
  }

  private Optional<String> ailment() {
    return Health.ailment(agent.state(), pulse.age(ticker.now()));
  }

  private Optional<String> unready() {
    return Health.unready(agent.state(), agent.now());
  }

  private static Reply reply(Optional<String> trouble) {
    Json body =
        Json.object()
            .put("status", trouble.isEmpty() ? "ok" : "not ok")
            .put("detail", trouble.orElse(""))
            .build();
    return new Reply(trouble.isEmpty() ? 200 : 503, body);
  }
}
