// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import java.util.List;

/// What became of an order: the entries of the answer, or the problem that stopped it whole.
public final class Results {
  private Results() {}

  /// Gives an order and shows what became of each part.
  public static ExitCode order(Session session, String path, Json body) throws Stop {
    Json answer = answer(session, path, body);
    session.show(
        answer, a -> new MoveText(session.style(), session.times(a)).results(a.list("results")));
    return exit(answer.list("results"));
  }

  /// The answer with its `results`; a refusal of every part is an answer, too.
  public static Json answer(Session session, String path, Json body) throws Stop {
    Reply reply = session.attempt(path, body);
    if (reply.isProblem() && reply.body().list("results").isEmpty()) {
      if (session.isJson()) {
        session.show(reply.body(), _ -> "");
      }
      throw Session.stop(reply.body());
    }
    return reply.body();
  }

  /// All well, all refused for the first one's reason, or a bit of both.
  static ExitCode exit(List<Json> results) {
    List<Json> refused = results.stream().filter(r -> r.text("outcome").equals("refused")).toList();
    if (refused.isEmpty()) {
      return ExitCode.DONE;
    }
    return refused.size() < results.size()
        ? ExitCode.PARTLY
        : ExitCode.of(refused.getFirst().get("refusal").text("code"));
  }
}
