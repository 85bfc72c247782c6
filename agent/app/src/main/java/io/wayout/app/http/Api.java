// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.law.Repeats;
import io.wayout.app.http.law.Shown;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.token.Caller;
import io.wayout.app.token.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The API as a function: a request in, a reply out, whatever carries them. Thread-safe.
///
/// A GET changes nothing. A POST that changes something reaches the agent as a command of its
/// actor.
public final class Api {
  /// Where all routes begin.
  public static final String ROOT = Route.API;

  /// The one route that never ends; the transport serves it.
  public static final String EVENTS = ROOT + "/events";

  private static final String DOCUMENT = ROOT + "/openapi.json";

  private final List<Route> routes;
  private final Repeats repeats;

  public Api(AgentPort agent) {
    this(agent, List.of());
  }

  /// Remembers orders as long as the process runs.
  ///
  /// @param more routes of other faces
  public Api(AgentPort agent, List<Route> more) {
    this(agent, more, Repeats.inMemory(agent::now));
  }

  /// @param more routes of other faces
  /// @param repeats which orders came before
  public Api(AgentPort agent, List<Route> more, Repeats repeats) {
    this.repeats = repeats;
    Shown shown = new Shown();
    routes =
        Stream.of(
                more,
                List.of(Route.get("/events", Api::endless)),
                new StateRoutes(agent).routes(),
                new BoardRoutes(agent).routes(),
                new HistoryRoutes(agent).routes(),
                new JournalRoutes(agent).routes(),
                new AdviceRoutes(agent).routes(),
                new AuditRoutes(agent).routes(),
                new MoveRoutes(agent, shown).routes(),
                new CampaignRoutes(agent, shown).routes(),
                new DrillRoutes(agent, shown).routes(),
                new OrderRoutes(agent).routes(),
                new AskRoutes(agent).routes())
            .flatMap(List::stream)
            .toList();
  }

  /// Answers a request of a caller who is known. Never throws for what a client sent.
  public Reply handle(Request request) {
    try {
      Match match = match(request.method(), request.path());
      match.require(request.caller());
      Route route = match.route();
      return repeats.once(request, route, () -> route.handler().handle(request, match.values()));
    } catch (Problem.Stop stop) {
      return stop.problem().reply();
    } catch (IllegalArgumentException bad) {
      return Problem.badRequest(String.valueOf(bad.getMessage()), "mend the request").reply();
    }
  }

  /// A route that is meant, and the values of its path's parameters.
  public record Match(Route route, Map<String, String> values) {
    public void require(Caller caller) throws Problem.Stop {
      route.require(caller, values);
    }
  }

  /// Which route is meant. HEAD is a GET whose body stays away; OPTIONS tells the methods.
  ///
  /// @param path as sent, without the query
  public Match match(String method, String path) throws Problem.Stop {
    String wanted = method.equals("HEAD") ? "GET" : method;
    SortedSet<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> values = values(route, path);
      if (values.isPresent() && route.method().equals(wanted)) {
        return new Match(route, values.get());
      }
      values.ifPresent(_ -> methods.add(route.method()));
    }
    if (methods.isEmpty()) {
      throw Problem.of(404, "UNKNOWN_PATH", "there is no " + path, "see " + DOCUMENT).stop();
    }
    return new Match(other(method, path, methods), Map.of());
  }

  /// A path that can't be read is a path that isn't there.
  private static Optional<Map<String, String>> values(Route route, String path)
      throws Problem.Stop {
    try {
      return route.match(path);
    } catch (IllegalArgumentException bad) {
      throw Problem.badRequest(String.valueOf(bad.getMessage()), "mend the path").stop();
    }
  }

  /// `GET /api/v1/status` and so on, for the test that compares them with the published document.
  List<Route> table() {
    return routes;
  }

  private static Route other(String method, String path, SortedSet<String> methods) {
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    String allow = String.join(", ", methods);
    Problem wrong =
        Problem.of(
                405, "METHOD_NOT_ALLOWED", path + " does not take " + method, "use one of " + allow)
            .with("Allow", allow);
    return Route.at(
        method,
        path,
        Role.ANYONE,
        (request, _) -> {
          if (request.method().equals("OPTIONS")) {
            return Reply.empty().with("Allow", allow);
          }
          throw wrong.stop();
        });
  }

  private static Reply endless(Request request, Map<String, String> path) throws Problem.Stop {
    throw Problem.of(
            406,
            "ENDLESS",
            request.method() + " " + request.path() + " has no end to wait for",
            "read it as a stream of events, with GET")
        .stop();
  }
}
