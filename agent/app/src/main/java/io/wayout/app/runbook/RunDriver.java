// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import io.wayout.app.json.JsonText;
import io.wayout.app.runbook.act.Hands;
import io.wayout.app.runbook.act.Work;
import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.RunAction;
import io.wayout.app.runbook.run.RunEvent;
import io.wayout.app.runbook.run.RunFold;
import io.wayout.app.runbook.run.RunForm;
import io.wayout.app.runbook.run.RunTurn;
import io.wayout.app.runbook.run.Script;
import io.wayout.engine.port.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Leads one run: folds what happens, makes it durable, then acts. Each step at work has a virtual
/// thread of its own; the fold bounds how many there are. Thread-safe.
final class RunDriver {
  private final Tools tools;
  private final Script script;
  // Guarded by `this`.
  private final Map<String, Thread> atWork = new HashMap<>();
  private final Map<String, Work> works = new HashMap<>();
  private Run run;
  private boolean isClosed;

  /// @param keeper makes a run durable
  /// @param tell tells people about a run
  /// @param bugs is told what a step threw
  record Tools(
      Hands hands, Keeper keeper, Supplier<Instant> now, Teller tell, Consumer<Throwable> bugs) {}

  /// Makes where a run stands durable.
  @FunctionalInterface
  interface Keeper {
    void keep(String id, boolean isOpen, String document) throws StoreException;
  }

  /// Tells people about a run.
  @FunctionalInterface
  interface Teller {
    void tell(Run run, RunAction.Tell tell);
  }

  RunDriver(Tools tools, Script script, Run run) {
    this.tools = tools;
    this.script = script;
    this.run = run;
  }

  synchronized Run run() {
    return run;
  }

  /// Nothing that follows from an event is done before it is durable; if it can't be kept, the
  /// event has not happened.
  synchronized RunTurn hear(RunEvent event) throws StoreException {
    RunTurn turn = RunFold.hear(run, script, event, tools.now().get());
    if (isClosed) {
      return turn;
    }
    if (!turn.run().equals(run)) {
      tools
          .keeper()
          .keep(run.id(), turn.run().phase().isOpen(), JsonText.write(RunForm.kept(turn.run())));
      run = turn.run();
    }
    turn.actions().forEach(this::carryOut);
    return turn;
  }

  /// Ends all work at once; the run goes on when the agent comes back.
  synchronized void close() {
    isClosed = true;
    atWork.values().forEach(Thread::interrupt);
  }

  private void carryOut(RunAction action) {
    switch (action) {
      case RunAction.Do(var step, var act, var isAgain) -> {
        Work work =
            new Work(run, step, act, isAgain, script.timeout(step.path()), notes(step.path()));
        works.put(step.path(), work);
        atWork.put(step.path(), start(step.path(), () -> work(work)));
      }
      case RunAction.Halt(var path, var isCalledOff) -> {
        Thread thread = atWork.remove(path);
        Work work = works.remove(path);
        if (thread != null) {
          thread.interrupt();
        }
        if (work != null && isCalledOff) {
          start(path, () -> callOff(work));
        }
      }
      case RunAction.Tell tell -> tools.tell().tell(run, tell);
    }
  }

  private Thread start(String path, Runnable task) {
    return Thread.ofVirtual()
        .name("run-" + run.id() + "-" + path)
        .uncaughtExceptionHandler((_, bug) -> tools.bugs().accept(bug))
        .start(task);
  }

  private void work(Work work) {
    try {
      Outcome outcome = outcome(work);
      deliver(new RunEvent.Ended(work.step().path(), outcome.isWell(), outcome.text()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome outcome(Work work) throws InterruptedException {
    try {
      return tools.hands().perform(work);
    } catch (IllegalArgumentException | IllegalStateException bad) {
      return new Outcome(false, String.valueOf(bad.getMessage()));
    }
  }

  private void callOff(Work work) {
    try {
      tools.hands().callOff(work);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// While nothing can be kept, the step's end waits.
  private void deliver(RunEvent event) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        hear(event);
        return;
      } catch (StoreException full) {
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private Work.Notes notes(String path) {
    return new Work.Notes() {
      private Instant told = Instant.MIN;

      @Override
      public void note(Map<String, String> facts) throws InterruptedException {
        if (!facts.isEmpty()) {
          deliver(new RunEvent.Noted(path, facts));
        }
      }

      @Override
      public void tell(String text) throws InterruptedException {
        Instant now = tools.now().get();
        if (told.plusSeconds(1).isBefore(now)) {
          told = now;
          deliver(new RunEvent.Told(path, text));
        }
      }
    };
  }
}
