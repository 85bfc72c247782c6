// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.config.key.Times;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Step;
import io.wayout.app.runbook.model.Step.OnFailure;
import io.wayout.app.runbook.run.Run.Phase;
import io.wayout.app.runbook.run.StepRun.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One turn of a run while it is woven. Used once, by one thread.
final class RunWeaver {
  private static final String AGENT = "agent";
  private final Script script;
  private final Instant now;
  private final List<RunAction> actions = new ArrayList<>();
  private Run run;

  RunWeaver(Run run, Script script, Instant now) {
    this.run = run;
    this.script = script;
    this.now = now;
  }

  RunTurn turn(Optional<RunTurn.Refused> refusal) {
    return new RunTurn(run, actions, refusal);
  }

  Run run() {
    return run;
  }

  Script script() {
    return script;
  }

  void say(String actor, String text) {
    run = run.saying(actor, text, now);
  }

  void tell(boolean isUrgent, String text) {
    actions.add(new RunAction.Tell(isUrgent, text));
  }

  void phase(Phase next, String text) {
    run = run.to(next, text, now);
  }

  void change(String path, UnaryOperator<StepRun> change) {
    run.at(path).ifPresent(step -> run = run.with(change.apply(step)));
  }

  /// Does whatever can be done next.
  void advance() {
    switch (run.phase()) {
      case RUNNING, WAITING -> forward();
      case UNDOING -> backward();
      case DONE, PARTLY, FAILED, ABORTED, UNDONE -> {}
    }
  }

  private void forward() {
    for (String path : script.tops()) {
      if (at(path).status() == Status.BEGUN && isGroup(path)) {
        weaveGroup(path);
      }
      if (at(path).status() == Status.WAITING) {
        begin(path);
      }
      StepRun step = at(path);
      if (!step.status().isOver()) {
        boolean needsPerson =
            step.status() != Status.BEGUN
                || script.within(path).stream().anyMatch(p -> at(p).status() == Status.DOUBT);
        phase(needsPerson ? Phase.WAITING : Phase.RUNNING, step.name());
        return;
      }
      if (step.status() == Status.FAILED && isFatal(path)) {
        fail(step);
        return;
      }
    }
    finish();
  }

  private void fail(StepRun step) {
    String text = "step " + step.path() + " (" + step.name() + ") failed: " + step.detail();
    if (script.step(step.path()).onFailure() == OnFailure.ROLL_BACK) {
      undo(text);
    } else {
      close(Phase.FAILED, text);
    }
  }

  private void finish() {
    long failed = run.steps().stream().filter(s -> s.status() == Status.FAILED).count();
    close(
        failed == 0 ? Phase.DONE : Phase.PARTLY,
        failed == 0 ? "every step is done" : failed + " steps failed, the others are done");
  }

  void close(Phase last, String text) {
    phase(last, text);
    say(AGENT, last + ": " + text);
    tell(last != Phase.DONE && last != Phase.UNDONE, last + ": " + text);
  }

  private boolean isFatal(String path) {
    return script.step(path).onFailure() != OnFailure.CONTINUE;
  }

  private boolean isGroup(String path) {
    return script.step(path).act() instanceof Act.Parallel;
  }

  private void begin(String path) {
    Step step = script.step(path);
    switch (step.act()) {
      case Act.Pause(var text) -> ask(path, text, "wayout runbook resume " + run.id());
      case Act.Approval(var people, var text) ->
          ask(path, people + " must agree: " + text, "wayout runbook approve " + run.id());
      case Act.Parallel _ -> {
        change(path, s -> s.begun(Status.BEGUN, now));
        weaveGroup(path);
      }
      case Act.Switch _,
          Act.Campaign _,
          Act.Freeze _,
          Act.Unfreeze _,
          Act.Acknowledge _,
          Act.Await _,
          Act.Delay _,
          Act.Notify _,
          Act.Http _,
          Act.Exec _,
          Act.PutBack _ ->
          order(path, step.act());
    }
  }

  private void order(String path, Act act) {
    boolean isAgain = at(path).tries() > 0;
    change(path, s -> s.begun(Status.BEGUN, now));
    say(AGENT, "step " + path + " begins: " + at(path).name());
    actions.add(new RunAction.Do(at(path), act, isAgain));
  }

  private void ask(String path, String text, String how) {
    change(path, s -> s.begun(Status.ASKING, now).to(Status.ASKING, text));
    say(AGENT, "step " + path + " waits: " + text);
    tell(true, "waits: " + text + " (" + how + ")");
  }

  private void weaveGroup(String path) {
    List<String> all = script.within(path);
    int limit = script.step(path).act() instanceof Act.Parallel(var most, _) ? most : 1;
    boolean isLost = all.stream().anyMatch(p -> at(p).status() == Status.FAILED && isFatal(p));
    for (String branch : all) {
      long atWork = all.stream().filter(p -> isAtWork(at(p))).count();
      if (!isLost && atWork < limit && at(branch).status() == Status.WAITING) {
        order(branch, script.step(branch).act());
      }
    }
    if (all.stream().noneMatch(p -> isAtWork(at(p)))) {
      long failed = all.stream().filter(p -> at(p).status() == Status.FAILED).count();
      String text = failed == 0 ? "all " + all.size() + " are done" : failed + " failed";
      change(path, s -> s.ended(isLost ? Status.FAILED : Status.DONE, text, now));
    }
  }

  private static boolean isAtWork(StepRun step) {
    return step.status() == Status.BEGUN || step.status() == Status.DOUBT;
  }

  /// A step's end that comes late, after the step was given up, changes nothing.
  void end(String path, boolean isWell, String text) {
    Optional<StepRun> step = run.at(path);
    if (step.isEmpty() || step.get().status().isOver() || !run.phase().isOpen()) {
      return;
    }
    change(path, s -> s.ended(isWell ? Status.DONE : Status.FAILED, text, now));
    say(AGENT, "step " + path + (isWell ? " is done: " : " failed: ") + text);
    advance();
  }

  /// Steps that were under way are looked at again; what can't be looked at, a person decides.
  void recover() {
    for (StepRun step : run.phase() == Phase.UNDOING ? run.undo() : run.steps()) {
      boolean isWork = step.status() == Status.BEGUN && !step.act().equals("parallel");
      if (isWork) {
        recover(step);
      }
    }
    advance();
  }

  private void recover(StepRun step) {
    boolean isUndoing = run.phase() == Phase.UNDOING;
    Optional<Act> act =
        isUndoing ? Inverse.act(run, script, step) : Optional.of(script.step(step.path()).act());
    boolean isBlind =
        act.filter(a ->
                (a instanceof Act.Http http && !http.isRepeatable())
                    || (a instanceof Act.Exec exec && !exec.isRepeatable()))
            .isPresent();
    String text = "the agent ended in its middle; nobody knows whether it took effect";
    if (!isBlind) {
      say(AGENT, "step " + step.path() + " goes on after a restart");
      act.ifPresent(a -> actions.add(new RunAction.Do(step, a, true)));
    } else if (isUndoing) {
      change(step.path(), s -> s.ended(Status.FAILED, text, now));
    } else {
      change(step.path(), s -> s.to(Status.DOUBT, text));
      say(AGENT, "step " + step.path() + ": " + text);
      tell(
          true,
          "step "
              + step.path()
              + " ("
              + step.name()
              + "): "
              + text
              + "; look, then wayout runbook resume "
              + run.id()
              + " (it counts as done) or --retry");
    }
  }

  /// Gives up what has taken too long.
  void expire() {
    List<StepRun> late = new ArrayList<>();
    for (StepRun step : run.phase() == Phase.UNDOING ? run.undo() : run.steps()) {
      if ((step.status() == Status.BEGUN || step.status() == Status.ASKING) && isLate(step)) {
        late.add(step);
      }
    }
    for (StepRun step : late) {
      String after = Times.shown(timeout(step));
      if (step.status() == Status.ASKING) {
        end(step.path(), false, "nobody said so within " + after);
      } else {
        script.within(step.path()).forEach(p -> giveUp(p, "its group took more than " + after));
        giveUp(step.path(), "it took more than " + after);
        advance();
      }
    }
  }

  private void giveUp(String path, String text) {
    if (isAtWork(at(path))) {
      change(path, s -> s.ended(Status.FAILED, text, now));
      say(AGENT, "step " + path + " failed: " + text);
      actions.add(new RunAction.Halt(path, false));
    }
  }

  private boolean isLate(StepRun step) {
    Instant begun = step.begunAt().orElse(now);
    return !now.isBefore(begun.plus(timeout(step)));
  }

  private Duration timeout(StepRun step) {
    return script.timeout(step.path());
  }

  /// Stops everything that is under way.
  void halt(String text) {
    List<StepRun> all = new ArrayList<>(run.steps());
    all.addAll(run.undo());
    for (StepRun step : all) {
      if (!step.status().isOver() && step.status() != Status.WAITING) {
        change(step.path(), s -> s.ended(Status.FAILED, text, now));
        if (step.status() == Status.BEGUN) {
          actions.add(new RunAction.Halt(step.path(), true));
        }
      }
    }
  }

  /// Begins to take back what was done.
  void undo(String text) {
    run = run.withUndo(Inverse.plan(run, script));
    phase(Phase.UNDOING, text);
    say(AGENT, "rolls back: " + text);
    tell(true, "rolls back: " + text);
    backward();
  }

  private void backward() {
    for (StepRun undoing : run.undo()) {
      StepRun step = at(undoing.path());
      if (step.status() == Status.WAITING) {
        Inverse.act(run, script, step).ifPresent(act -> order(step.path(), act));
        return;
      }
      if (!step.status().isOver()) {
        return;
      }
    }
    long failed = run.undo().stream().filter(s -> s.status() == Status.FAILED).count();
    close(
        failed == 0 ? Phase.UNDONE : Phase.FAILED,
        failed == 0
            ? "what was done is taken back, after " + run.detail()
            : failed + " steps could not be taken back, after " + run.detail());
  }

  private StepRun at(String path) {
    return run.at(path).orElseThrow();
  }
}
