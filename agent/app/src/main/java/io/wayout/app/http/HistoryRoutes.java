// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.SwitchoverForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The journal and the moves of the past.
final class HistoryRoutes {
  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 10_000;
  private final AgentPort agent;

  HistoryRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/history", this::history),
        Route.get("/switchovers", this::newest),
        Route.get("/switchovers/{id}", this::show));
  }

  private Reply history(Request request, Map<String, String> path) throws Problem.Stop {
    Optional<DnsName> domain = domain(agent, request);
    int limit = limit(request);
    try {
      List<JournalRow> rows = agent.store().history(domain, limit);
      return Reply.ok(Json.object().put("rows", Json.array(rows, SwitchoverForm::row)).build());
    } catch (StoreException failed) {
      throw unreadable(failed).stop();
    }
  }

  /// Only of this domain, where the question names one.
  static Optional<DnsName> domain(AgentPort agent, Request request) throws Problem.Stop {
    Optional<String> typed = request.query("domain");
    return typed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Selection(agent.state()).domain(typed.get()).name());
  }

  /// The newest move of each domain, or of the domains that are asked for.
  private Reply newest(Request request, Map<String, String> path) throws Problem.Stop {
    var state = agent.state();
    List<Switchover> moves = new ArrayList<>();
    for (String typed : request.query().getOrDefault("domain", List.of())) {
      Switchover move = state.switchovers().get(new Selection(state).domain(typed).name());
      if (move != null) {
        moves.add(move);
      }
    }
    boolean isAll = !request.query().containsKey("domain");
    return Reply.ok(
        Json.object()
            .put("now", agent.now())
            .put(
                "switchovers",
                Json.array(isAll ? state.switchovers().values() : moves, SwitchoverForm::of))
            .build());
  }

  private Reply show(Request request, Map<String, String> path) throws Problem.Stop {
    String id = path.getOrDefault("id", "");
    try {
      Switchover move = find(id);
      return Reply.ok(SwitchoverForm.of(move, agent.store().timeline(id)));
    } catch (StoreException failed) {
      throw unreadable(failed).stop();
    }
  }

  private Switchover find(String id) throws StoreException, Problem.Stop {
    Optional<Switchover> live =
        agent.state().switchovers().values().stream().filter(s -> s.id().equals(id)).findFirst();
    Optional<Switchover> move = live.isPresent() ? live : agent.store().switchover(id);
    return move.orElseThrow(() ->
        Problem.of(
                404,
                "UNKNOWN_SWITCHOVER",
                "there is no switchover '" + id + "'",
                "wayout history lists them")
            .stop());
  }

  static int limit(Request request) throws Problem.Stop {
    String typed = request.query("limit").orElse(String.valueOf(LIMIT_DEFAULT));
    int limit = typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0;
    if (limit < 1 || limit > LIMIT_MAX) {
      throw Problem.badRequest("a limit of '" + typed + "'", "1 to " + LIMIT_MAX).stop();
    }
    return limit;
  }

  static Problem unreadable(StoreException failed) {
    return new Problem(
        503,
        "JOURNAL_DOWN",
        String.valueOf(failed.getMessage()),
        "see docs/operations/recovery.md: the journal can't be read",
        List.of());
  }
}
