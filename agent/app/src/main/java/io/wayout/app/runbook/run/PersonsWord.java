// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Step.OnFailure;
import io.wayout.app.runbook.run.Run.Phase;
import io.wayout.app.runbook.run.RunTurn.Refused;
import io.wayout.app.runbook.run.StepRun.Status;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people say to a run, and what is not taken from them.
final class PersonsWord {
  private static final Pattern BEHALF = Pattern.compile("^.* \\(for ([^()]+)\\)$");
  private static final String PAGE = " (page)";

  private PersonsWord() {}

  /// Never by the one who started it, never twice by the same.
  static Optional<Refused> approve(RunWeaver weaver, String actor) {
    Optional<StepRun> asking = asking(weaver, "approval");
    if (asking.isEmpty()) {
      return refused("no step waits for an approval", "see: wayout runbook runs " + id(weaver));
    }
    StepRun step = asking.get();
    String person = person(actor);
    if (person.equals(person(weaver.run().order().starter()))) {
      return refused(actor + " started the run", "someone else must approve it");
    }
    if (step.people().stream().map(PersonsWord::person).anyMatch(person::equals)) {
      return refused(actor + " has approved it already", "someone else must, too");
    }
    StepRun approved = step.approvedBy(actor);
    weaver.change(step.path(), _ -> approved);
    weaver.say(actor, "approved step " + step.path() + " (" + step.name() + ")");
    int needed =
        weaver.script().step(step.path()).act() instanceof Act.Approval(var people, _) ? people : 1;
    if (approved.people().size() >= needed) {
      weaver.end(step.path(), true, "approved by " + String.join(" and ", approved.people()));
    } else {
      weaver.tell(true, "needs one more person for: " + step.name());
    }
    return Optional.empty();
  }

  /// One person has several names: `alice`, `alice (page)`, `root (for alice)`.
  private static String person(String actor) {
    String known = BEHALF.matcher(actor).replaceFirst("$1");
    return known.endsWith(PAGE) ? known.substring(0, known.length() - PAGE.length()) : known;
  }

  static Optional<Refused> resume(RunWeaver weaver, String actor, boolean isRetry) {
    if (weaver.run().phase() == Phase.FAILED && weaver.run().undo().isEmpty()) {
      return retryFailed(weaver, actor);
    }
    Optional<StepRun> doubt =
        weaver.run().steps().stream().filter(s -> s.status() == Status.DOUBT).findFirst();
    if (doubt.isPresent()) {
      return settle(weaver, actor, doubt.get(), isRetry);
    }
    Optional<StepRun> paused = asking(weaver, "pause");
    if (paused.isPresent()) {
      weaver.say(actor, "went on after step " + paused.get().path());
      weaver.end(paused.get().path(), true, "by " + actor);
      return Optional.empty();
    }
    return asking(weaver, "approval").isPresent()
        ? refused("a step waits for an approval", "wayout runbook approve " + id(weaver))
        : refused(
            "the run does not wait for anybody: it is " + weaver.run().phase(),
            "see: wayout runbook runs " + id(weaver));
  }

  private static Optional<Refused> settle(
      RunWeaver weaver, String actor, StepRun doubt, boolean isRetry) {
    weaver.say(actor, (isRetry ? "repeats" : "counts as done") + " step " + doubt.path());
    if (isRetry) {
      weaver.change(doubt.path(), StepRun::again);
      weaver.advance();
    } else {
      weaver.end(doubt.path(), true, "counted as done by " + actor);
    }
    return Optional.empty();
  }

  private static Optional<Refused> retryFailed(RunWeaver weaver, String actor) {
    for (StepRun step : weaver.run().steps()) {
      boolean isPassed =
          weaver.script().step(step.path()).onFailure() == OnFailure.CONTINUE
              && !(weaver.script().step(step.path()).act() instanceof Act.Parallel);
      if (step.status() == Status.FAILED && !isPassed) {
        weaver.change(step.path(), StepRun::again);
      }
    }
    weaver.say(actor, "resumed the run");
    weaver.phase(Phase.RUNNING, "");
    weaver.advance();
    return Optional.empty();
  }

  static Optional<Refused> abort(RunWeaver weaver, String actor, String reason, boolean isUndone) {
    Phase phase = weaver.run().phase();
    boolean isStuck = phase == Phase.FAILED && weaver.run().undo().isEmpty();
    if (!phase.isOpen() && !isStuck) {
      return refused("the run is over: " + phase, "see: wayout runbook runs " + id(weaver));
    }
    String text = "aborted by " + actor + (reason.isEmpty() ? "" : ": " + reason);
    weaver.say(actor, text);
    weaver.halt(text);
    if (isUndone && phase != Phase.UNDOING) {
      weaver.undo(text);
    } else {
      weaver.close(Phase.ABORTED, text);
    }
    return Optional.empty();
  }

  private static Optional<StepRun> asking(RunWeaver weaver, String act) {
    return weaver.run().steps().stream()
        .filter(s -> s.status() == Status.ASKING && s.act().equals(act))
        .findFirst();
  }

  private static String id(RunWeaver weaver) {
    return weaver.run().id();
  }

  private static Optional<Refused> refused(String message, String remedy) {
    return Optional.of(new Refused(message, remedy));
  }
}
