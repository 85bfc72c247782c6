// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The local API as a function: a request in, a reply out, whatever carries them. Thread-safe.
///
/// A GET changes nothing. A POST that changes something reaches the agent as a command of its
/// actor.
public final class Api {
  /// Where all routes begin.
  public static final String ROOT = "/api/v1";

  /// The one route that never ends; the transport serves it.
  public static final String EVENTS = ROOT + "/events";

  private final List<Route> routes;

  public Api(AgentPort agent) {
    this(agent, List.of());
  }

  /// @param more routes of other faces
  public Api(AgentPort agent, List<Route> more) {
    routes =
        Stream.of(
                more,
                new StateRoutes(agent).routes(),
                new BoardRoutes(agent).routes(),
                new HistoryRoutes(agent).routes(),
                new JournalRoutes(agent).routes(),
                new AdviceRoutes(agent).routes(),
                new AuditRoutes(agent).routes(),
                new MoveRoutes(agent).routes(),
                new CampaignRoutes(agent).routes(),
                new OrderRoutes(agent).routes(),
                new AskRoutes(agent).routes())
            .flatMap(List::stream)
            .toList();
  }

  /// Answers a request. Never throws for what a client sent.
  public Reply handle(Request request) {
    try {
      return route(request);
    } catch (Problem.Stop stop) {
      return stop.problem().reply();
    } catch (IllegalArgumentException bad) {
      return Problem.badRequest(String.valueOf(bad.getMessage()), "mend the request").reply();
    }
  }

  /// `GET /status` and so on, for the test that compares them with the published document.
  List<String> table() {
    return routes.stream().map(r -> r.method() + " " + r.path()).toList();
  }

  private Reply route(Request request) throws Problem.Stop {
    String path =
        request.path().startsWith(ROOT + "/") ? request.path().substring(ROOT.length()) : "";
    boolean isKnownPath = false;
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(path);
      if (values.isPresent() && route.method().equals(request.method())) {
        return route.handler().handle(request, values.get());
      }
      isKnownPath |= values.isPresent();
    }
    throw (isKnownPath ? wrongMethod(request) : unknownPath(request)).stop();
  }

  private static Problem wrongMethod(Request request) {
    return Problem.of(
        405,
        "METHOD_NOT_ALLOWED",
        request.path() + " does not take " + request.method(),
        "see " + ROOT + "/openapi.json");
  }

  private static Problem unknownPath(Request request) {
    return Problem.of(
        404, "UNKNOWN_PATH", "there is no " + request.path(), "see " + ROOT + "/openapi.json");
  }
}
