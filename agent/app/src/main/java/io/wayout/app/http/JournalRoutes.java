// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.SealForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealCheck;
import io.wayout.engine.seal.SealedRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The journal as an auditor wants it: whole, in order, and proven.
final class JournalRoutes {
  private static final int PAGE = 2_000;
  private final AgentPort agent;
  private final Semaphore room = new Semaphore(1);

  JournalRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(Route.get("/journal", this::rows), Route.get("/journal/verify", this::verify));
  }

  private Reply rows(Request request, Map<String, String> path) throws Problem.Stop {
    Optional<Instant> since = since(request);
    long after = after(request);
    int limit = HistoryRoutes.limit(request);
    try {
      List<SealedRow> rows = agent.store().sealed(since, after, limit);
      return Reply.ok(
          Json.object()
              .put("rows", Json.array(rows, SealForm::row))
              .put("head", SealForm.head(agent.store().head()))
              .build());
    } catch (StoreException failed) {
      throw HistoryRoutes.unreadable(failed).stop();
    }
  }

  /// One at a time: a million rows take seconds of a processor.
  private Reply verify(Request request, Map<String, String> path) throws Problem.Stop {
    Optional<Head> kept = head(request);
    if (!room.tryAcquire()) {
      throw Problem.of(503, "BUSY", "the journal is being checked", "try again in a few seconds")
          .stop();
    }
    try {
      return verify(kept);
    } finally {
      room.release();
    }
  }

  /// Reads page by page, so that nobody waits for the whole.
  private Reply verify(Optional<Head> kept) throws Problem.Stop {
    // Rows that are written meanwhile come later; what is there now must be there at the end.
    Head head = agent.store().head();
    SealCheck check = new SealCheck(true, kept);
    try {
      long after = 0;
      for (List<SealedRow> rows = page(after); !rows.isEmpty(); rows = page(after)) {
        after = rows.getLast().number();
        rows.stream().filter(r -> r.number() <= head.number()).forEach(check::add);
        if (after >= head.number()) {
          break;
        }
      }
      return Reply.ok(SealForm.verdict(check.end(Optional.of(head))));
    } catch (StoreException failed) {
      throw HistoryRoutes.unreadable(failed).stop();
    }
  }

  private List<SealedRow> page(long after) throws StoreException {
    return agent.store().sealed(Optional.empty(), after, PAGE);
  }

  private static Optional<Instant> since(Request request) throws Problem.Stop {
    try {
      return request.query("since").map(Instant::parse);
    } catch (DateTimeException bad) {
      throw Problem.badRequest("since is no time", "write it as 2026-11-12T00:00:00Z").stop();
    }
  }

  private static long after(Request request) throws Problem.Stop {
    String typed = request.query("after").orElse("0");
    if (!typed.matches("\\d{1,18}")) {
      throw Problem.badRequest("after is no row number", "write the last number you have").stop();
    }
    return Long.parseLong(typed);
  }

  private static Optional<Head> head(Request request) throws Problem.Stop {
    Optional<String> typed = request.query("head");
    Optional<Head> head = typed.flatMap(Head::parse);
    if (typed.isPresent() && head.isEmpty()) {
      throw Problem.badRequest("head is no NUMBER:HASH", "write it as the log tells it").stop();
    }
    return head;
  }
}
