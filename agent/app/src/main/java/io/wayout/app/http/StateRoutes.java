// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.DomainForm;
import io.wayout.app.http.form.SealForm;
import io.wayout.app.http.form.StateForm;
import io.wayout.app.http.law.Etags;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.Views;
import io.wayout.core.view.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the agent believes right now.
final class StateRoutes {
  private final AgentPort agent;

  StateRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/version", (_, _) -> Reply.ok(version())),
        Route.get("/health", (_, _) -> Reply.ok(Json.object().put("status", "ok").build())),
        Route.get("/openapi.json", (_, _) -> Reply.ok(openApi())),
        Route.get("/status", (_, _) -> Reply.ok(status())),
        Route.get("/accounts", (_, _) -> Reply.ok(accounts())),
        Route.get("/config", (_, _) -> Reply.ok(config())),
        Route.get("/domains/{name}", this::domain),
        Route.get("/domains/{name}/why", this::why));
  }

  private Json version() {
    AgentFacts facts = agent.facts();
    return Json.object().put("version", facts.version()).put("agent", facts.id()).build();
  }

  private Json status() {
    AgentFacts facts = agent.facts();
    State state = agent.state();
    Instant now = agent.now();
    Json form =
        Json.object()
            .put("id", facts.id())
            .put("version", facts.version())
            .put("config", facts.config().toString())
            .put("configVersion", state.topology().version())
            .put("startedAt", state.startedAt())
            .put("now", now)
            .put("isDirect", facts.isDirect())
            .put("isHeldForAck", state.isHeldForAck())
            .put("installation", state.ownerships().installation().orElse(""))
            .put("journal", SealForm.head(agent.store().head()))
            .build();
    return StateForm.status(form, state, now);
  }

  private Json accounts() {
    return Json.object()
        .put("now", agent.now())
        .put("accounts", StateForm.accounts(agent.state()))
        .build();
  }

  private Json config() {
    return Json.object()
        .put("path", agent.facts().config().toString())
        .put("version", agent.state().topology().version())
        .put("yaml", agent.effectiveConfig())
        .build();
  }

  private Reply domain(Request request, Map<String, String> path) throws Problem.Stop {
    State state = agent.state();
    Domain domain = new Selection(state).domain(path.getOrDefault("name", ""));
    Instant now = agent.now();
    return Reply.ok(DomainForm.full(Views.domain(state, domain, now), now))
        .with("ETag", Etags.of(state, domain.name()));
  }

  private Reply why(Request request, Map<String, String> path) throws Problem.Stop {
    State state = agent.state();
    Domain domain = new Selection(state).domain(path.getOrDefault("name", ""));
    Instant now = agent.now();
    DomainView view = Views.domain(state, domain, now);
    return Reply.ok(DomainForm.why(view, Way.of(state, view, now), now));
  }

  static Json openApi() {
    try (InputStream in = StateRoutes.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing in this build");
      }
      return JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException("openapi.json is broken in this build", broken);
    }
  }
}
