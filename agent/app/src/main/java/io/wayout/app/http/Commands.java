// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.form.ResultForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.fold.CommandResult.Refused;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands commands to the agent and waits for the answer, with a deadline.
final class Commands {
  private static final long ANSWER_SECONDS_MAX = 20;
  private final AgentPort agent;

  Commands(AgentPort agent) {
    this.agent = agent;
  }

  /// The results, entry by entry; a problem if every entry was refused.
  Reply run(String actor, Command command) throws Problem.Stop {
    List<Entry> entries = ask(actor, command).entries();
    Json results = ResultForm.of(entries);
    if (!entries.isEmpty() && entries.stream().allMatch(Refused.class::isInstance)) {
      Problem problem = Problem.of(((Refused) entries.getFirst()).refusal());
      return new Reply(problem.status(), problem.document().put("results", results).build());
    }
    return Reply.ok(Json.object().put("results", results).build());
  }

  private CommandResult ask(String actor, Command command) throws Problem.Stop {
    try {
      return agent.command(actor, command).get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw noAnswer("the agent is stopping").stop();
    } catch (ExecutionException | TimeoutException late) {
      throw noAnswer("the agent has not answered within " + ANSWER_SECONDS_MAX + " s").stop();
    }
  }

  private static Problem noAnswer(String detail) {
    return Problem.of(
        503,
        "NO_ANSWER",
        detail + "; the order may still be carried out",
        "look at wayout status and wayout history before you repeat it");
  }
}
