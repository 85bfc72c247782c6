// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.token;

import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.tcp.Access;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.app.token.Sessions;
import io.wayout.app.token.Sessions.Opened;
import io.wayout.app.token.Sessions.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Signs the page in and out. The cookie can't be read by any script; what a script needs to give
/// orders, it gets here.
public final class SessionRoutes {
  private final Access access;
  private final Supplier<Optional<String>> page;

  /// @param page the URL of the page; empty: nothing listens over TCP
  public SessionRoutes(Access access, Supplier<Optional<String>> page) {
    this.access = access;
    this.page = page;
  }

  public List<Route> routes() {
    String path = Route.API + "/session";
    return List.of(
        Route.get("/session", this::show),
        Route.at("POST", path, Role.ANYONE, this::signIn),
        Route.at("DELETE", path, Role.VIEWER, this::signOut),
        Route.post("/session/code", this::code).needs(Role.ADMIN));
  }

  /// With a token or a one-time code.
  private Reply signIn(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "token", "code");
    Sessions sessions = access.sessions();
    String token = body.text("token").orElse("");
    Optional<Opened> opened =
        token.isEmpty()
            ? sessions.withCode(body.text("code").orElse(""))
            : sessions.withToken(token);
    if (opened.isEmpty()) {
      throw access
          .guards()
          .failed(request.peer())
          .map(wait -> Problem.tooMany("too many failed attempts from your address", wait))
          .orElseGet(Problem::unauthorized)
          .stop();
    }
    return Reply.ok(form(opened.get().session()))
        .with("Set-Cookie", cookie(opened.get().cookie(), Sessions.LASTS.toSeconds()));
  }

  private Reply show(Request request, Map<String, String> path) throws Problem.Stop {
    return request
        .cookie(access.cookie())
        .flatMap(access.sessions()::find)
        .map(session -> Reply.ok(form(session)))
        .orElseThrow(
            Problem.of(404, "NO_SESSION", "you have not signed in", "POST /api/v1/session")::stop);
  }

  private Reply signOut(Request request, Map<String, String> path) {
    request.cookie(access.cookie()).ifPresent(access.sessions()::close);
    return Reply.empty().with("Set-Cookie", cookie("", 0));
  }

  /// For whoever sits at the agent's host: a link that signs in once.
  private Reply code(Request request, Map<String, String> path) throws Problem.Stop {
    Body body = Body.of(request, "role");
    if (!request.caller().isLocal()) {
      throw Problem.of(
              403, "SOCKET_ONLY", "codes are made at the agent's host", "sign in with your token")
          .stop();
    }
    String url =
        page.get()
            .orElseThrow(
                Problem.of(
                        409,
                        "NO_PAGE",
                        "the agent listens at its socket alone",
                        "set agent.admin.listen and restart it")
                    ::stop);
    Role role = TokenRoutes.role(body.text("role").orElse("admin"));
    String code = access.sessions().code(request.actor(), role);
    return new Reply(
        201,
        Json.object()
            .put("code", code)
            .put("url", url + "/#code=" + code)
            .put("expiresSeconds", Sessions.CODE_LASTS.toSeconds())
            .build());
  }

  private String cookie(String value, long seconds) {
    boolean isTls = access.cookie().startsWith("__Host-");
    return access.cookie()
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Strict"
        + (isTls ? "; Secure" : "");
  }

  private static Json form(Session session) {
    return Json.object()
        .put("actor", session.caller().actor())
        .put("role", session.caller().role().word())
        .put("csrf", session.csrf())
        .put("ends", session.ends())
        .build();
  }
}
