// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.token;

import io.wayout.app.http.AgentPort;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.app.token.Token;
import io.wayout.app.token.Tokens;
import io.wayout.app.token.Tokens.Made;
import io.wayout.app.token.Tokens.Wish;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.engine.port.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes, lists and ends tokens. The journal knows of it before it counts.
public final class TokenRoutes {
  private final AgentPort agent;
  private final Tokens tokens;

  public TokenRoutes(AgentPort agent, Tokens tokens) {
    this.agent = agent;
    this.tokens = tokens;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/tokens", (_, _) -> Reply.ok(list())).needs(Role.ADMIN),
        Route.post("/tokens", this::create).needs(Role.ADMIN),
        Route.post("/tokens/{name}/revoke", this::revoke).needs(Role.ADMIN));
  }

  private Json list() {
    Instant now = agent.now();
    return Json.object()
        .put("now", now)
        .put("tokens", Json.array(tokens.all(), t -> form(t, now).build()))
        .build();
  }

  private Reply create(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "name", "role", "scopes", "expiresSeconds");
    String name = body.text("name").orElse("");
    Role role = role(body.text("role").orElse(""));
    Wish wish = new Wish(name, role, body.texts("scopes"), body.seconds("expiresSeconds"));
    try {
      tokens.requireFulfillable(wish);
      journal(request, "token " + name + " is made, with the role " + role.word());
      Made made = tokens.create(request.actor(), wish);
      Json token = form(made.token(), agent.now()).put("secret", made.secret()).build();
      return new Reply(201, token);
    } catch (StoreException failed) {
      throw unkept(failed);
    }
  }

  private Reply revoke(Request request, Map<String, String> path) throws Problem.Stop {
    String name = path.getOrDefault("name", "");
    if (tokens.find(name).isEmpty()) {
      throw Problem.of(
              404, "UNKNOWN_TOKEN", "there is no token '" + name + "'", "wayout token list")
          .stop();
    }
    try {
      journal(request, "token " + name + " is revoked");
      Token revoked = tokens.revoke(request.actor(), name).orElseThrow();
      return Reply.ok(form(revoked, agent.now()).build());
    } catch (StoreException failed) {
      throw unkept(failed);
    }
  }

  static Role role(String word) throws Problem.Stop {
    return Role.of(word)
        .orElseThrow(
            Problem.badRequest("'" + word + "' is no role", "viewer, operator or admin")::stop);
  }

  private void journal(Request request, String text) throws StoreException {
    JournalRow row =
        new JournalRow(
            agent.now(),
            JournalRow.Kind.COMMANDED,
            Optional.empty(),
            Optional.empty(),
            0,
            request.actor(),
            text);
    agent.store().keep(List.of(new Durable.Row(row)));
  }

  private static Problem.Stop unkept(StoreException failed) {
    return Problem.of(
            503,
            "STORE_DOWN",
            String.valueOf(failed.getMessage()),
            "mend the disk; nothing has changed")
        .stop();
  }

  private static Json.Builder form(Token token, Instant now) {
    return Json.object()
        .put("name", token.name())
        .put("role", token.role().word())
        .put("scopes", Json.texts(token.scopes()))
        .put("standing", token.standing(now))
        .put("createdAt", token.createdAt())
        .put("createdBy", token.createdBy())
        .put("expires", Json.of(token.expires(), Json::of))
        .put("revoked", Json.of(token.revoked(), Json::of));
  }
}
