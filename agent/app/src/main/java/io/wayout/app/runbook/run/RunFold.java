// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.runbook.run.Run.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides how a run goes on. Pure and stateless.
public final class RunFold {
  private RunFold() {}

  /// A run that was ordered and not begun.
  public static Run ordered(Run.Order order, Script script) {
    return new Run(
        order, Phase.RUNNING, order.startedAt(), "", script.fresh(), List.of(), List.of());
  }

  /// @param script of the same runbook, with the run's values
  public static RunTurn hear(Run run, Script script, RunEvent event, Instant now) {
    RunWeaver weaver = new RunWeaver(run, script, now);
    Optional<RunTurn.Refused> refusal =
        switch (event) {
          case RunEvent.Begun _ -> begin(weaver, run);
          case RunEvent.Recovered _ -> done(weaver::recover);
          case RunEvent.Ticked _ -> done(weaver::expire);
          case RunEvent.Noted(var path, var facts) ->
              done(() -> weaver.change(path, s -> s.noting(facts)));
          case RunEvent.Told(var path, var text) ->
              done(
                  () -> weaver.change(path, s -> s.status().isOver() ? s : s.to(s.status(), text)));
          case RunEvent.Ended(var path, var isWell, var text) ->
              done(() -> weaver.end(path, isWell, text));
          case RunEvent.Approved(var actor) -> PersonsWord.approve(weaver, actor);
          case RunEvent.Resumed(var actor, var isRetry) ->
              PersonsWord.resume(weaver, actor, isRetry);
          case RunEvent.Aborted(var actor, var reason, var isUndone) ->
              PersonsWord.abort(weaver, actor, reason, isUndone);
        };
    return weaver.turn(refusal);
  }

  private static Optional<RunTurn.Refused> begin(RunWeaver weaver, Run run) {
    String reason = run.order().reason().isEmpty() ? "" : ": " + run.order().reason();
    weaver.say(run.order().starter(), "started" + reason);
    weaver.tell(false, "begins, for " + run.order().starter() + reason);
    return done(weaver::advance);
  }

  private static Optional<RunTurn.Refused> done(Runnable change) {
    change.run();
    return Optional.empty();
  }
}
