// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.runbook.RunbookFile;
import io.wayout.app.json.JsonText;
import io.wayout.app.runbook.RunRefused.Code;
import io.wayout.app.runbook.Runbooks.Started;
import io.wayout.app.runbook.act.Hands;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.RunAction;
import io.wayout.app.runbook.run.RunEvent;
import io.wayout.app.runbook.run.RunFold;
import io.wayout.app.runbook.run.RunForm;
import io.wayout.app.runbook.run.RunTurn;
import io.wayout.app.runbook.run.Script;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.RunRows;
import io.wayout.store.sqlite.desk.RunRows.RunRow;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All runs: those that are open are led, those that are over are kept to look at. Thread-safe.
public final class Runs implements AutoCloseable {
  private static final int OPEN_MAX = 20;
  private final Tools tools;
  // Guarded by `this`; by id.
  private final Map<String, RunDriver> drivers = new TreeMap<>();

  /// @param now what the agent's instants are told in
  /// @param environment where secrets of runbooks come from
  /// @param bugs is told what a step threw
  public record Tools(
      RunRows rows,
      Hands hands,
      Supplier<Instant> now,
      ConfigEnvironment environment,
      NoticeListener notices,
      Consumer<Throwable> bugs) {}

  public Runs(Tools tools) {
    this.tools = tools;
  }

  /// Goes on with every run that was open when the agent ended.
  public synchronized void recover() throws StoreException {
    for (RunRow row : tools.rows().open()) {
      Optional<Run> found = readable(row);
      if (found.isEmpty()) {
        continue;
      }
      Run run = found.get();
      Optional<RunDriver> driver = driver(run);
      if (driver.isEmpty()) {
        tell(run, new RunAction.Tell(true, "can't go on: its runbook can't be read any more"));
        continue;
      }
      drivers.put(run.id(), driver.get());
      driver.get().hear(new RunEvent.Recovered());
    }
  }

  /// Lets time pass; to be called every second.
  public void tick() {
    for (RunDriver driver : open()) {
      try {
        driver.hear(new RunEvent.Ticked());
      } catch (StoreException later) {
        // The next tick tries it again.
      }
    }
    forgetClosed();
  }

  private synchronized List<RunDriver> open() {
    return List.copyOf(drivers.values());
  }

  private synchronized void forgetClosed() {
    drivers.values().removeIf(d -> !d.run().phase().isOpen());
  }

  /// The open run whose key begins so.
  public synchronized Optional<Run> openWith(String keyPrefix) {
    return drivers.values().stream()
        .map(RunDriver::run)
        .filter(r -> r.phase().isOpen())
        .filter(r -> r.order().key().filter(k -> k.startsWith(keyPrefix)).isPresent())
        .findFirst();
  }

  /// Was a run started with that key?
  public boolean isKnown(String key) throws RunRefused {
    return keyed(key).isPresent();
  }

  synchronized Optional<Run> keyed(String key) throws RunRefused {
    try {
      return tools.rows().keyed(key).map(Runs::read).map(this::newest);
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  synchronized Started begin(Wish wish, Runbook runbook, Runbook filled, Map<String, String> values)
      throws RunRefused {
    forgetClosed();
    if (drivers.size() >= OPEN_MAX) {
      throw new RunRefused(
          Code.TOO_MANY, OPEN_MAX + " runs are open", "end one: wayout runbook abort RUN");
    }
    Script script = new Script(filled);
    try {
      RunRows.Begun begun =
          tools
              .rows()
              .begin(wish.key(), number -> row(ordered(wish, runbook, values, number, script)));
      Run run = read(begun.row());
      if (begun.isJoined()) {
        return new Started(newest(run), true);
      }
      RunDriver driver = new RunDriver(driving(), script, run);
      drivers.put(run.id(), driver);
      driver.hear(new RunEvent.Begun());
      return new Started(driver.run(), false);
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  private Run ordered(
      Wish wish, Runbook runbook, Map<String, String> values, long number, Script script) {
    return RunFold.ordered(
        new Run.Order(
            runbook.name() + "-" + number,
            runbook.name(),
            runbook.source(),
            values,
            wish.key(),
            wish.starter(),
            wish.origin(),
            wish.reason(),
            tools.now().get()),
        script);
  }

  private static RunRow row(Run run) {
    return new RunRow(
        run.id(),
        run.order().runbook(),
        run.order().key(),
        run.order().origin(),
        run.phase().isOpen(),
        run.order().startedAt(),
        JsonText.write(RunForm.kept(run)));
  }

  /// The newest runs, newest first.
  public List<Run> newest(int limit) throws RunRefused {
    try {
      List<Run> all = new ArrayList<>();
      for (RunRow row : tools.rows().newest(limit)) {
        all.add(newest(read(row)));
      }
      return all;
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  /// How many runs a trigger has started since then.
  public long startedBy(String trigger, Instant since) throws RunRefused {
    try {
      return tools.rows().startedBy(trigger, since);
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  /// @throws RunRefused if there is no such run
  public Run find(String id) throws RunRefused {
    try {
      return tools
          .rows()
          .find(id)
          .map(Runs::read)
          .map(this::newest)
          .orElseThrow(() ->
              new RunRefused(
                  Code.UNKNOWN_RUN, "there is no run '" + id + "'", "see: wayout runbook runs"));
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  /// A person says something to a run.
  ///
  /// @throws RunRefused if it is not taken
  public synchronized Run say(String id, RunEvent event) throws RunRefused {
    Run run = find(id);
    try {
      RunDriver driver = drivers.get(id);
      if (driver == null) {
        driver =
            driver(run)
                .orElseThrow(() ->
                    new RunRefused(
                        Code.NOT_NOW, "the runbook of " + id + " can't be read any more", ""));
      }
      RunTurn turn = driver.hear(event);
      if (turn.refusal().isPresent()) {
        throw new RunRefused(
            Code.NOT_NOW, turn.refusal().get().message(), turn.refusal().get().remedy());
      }
      if (driver.run().phase().isOpen()) {
        drivers.put(id, driver);
      }
      return driver.run();
    } catch (StoreException broken) {
      throw notKept(broken);
    }
  }

  /// Ends all work at once; the runs go on when the agent comes back.
  @Override
  public synchronized void close() {
    drivers.values().forEach(RunDriver::close);
    drivers.clear();
  }

  /// As its driver has it, if it is open.
  private synchronized Run newest(Run run) {
    RunDriver driver = drivers.get(run.id());
    return driver == null ? run : driver.run();
  }

  private Optional<RunDriver> driver(Run run) {
    Path file = Path.of(run.order().runbook() + ".yaml");
    return RunbookFile.of(file, run.order().source(), tools.environment().withoutSecrets())
        .runbook()
        .map(book -> new Script(book.filled(run.order().values())))
        .filter(script -> script.steps().size() == run.steps().size())
        .map(script -> new RunDriver(driving(), script, run));
  }

  private RunDriver.Tools driving() {
    return new RunDriver.Tools(
        tools.hands(), tools.rows()::keep, tools.now(), this::tell, tools.bugs());
  }

  /// A row that can't be read holds up nothing else.
  private Optional<Run> readable(RunRow row) {
    try {
      return Optional.of(read(row));
    } catch (IllegalArgumentException spoiled) {
      tools
          .notices()
          .notice(
              new Notice(
                  Notice.Code.RUN_WAITS,
                  Notice.Level.ALARM,
                  Optional.empty(),
                  Optional.empty(),
                  row.id() + " can't go on: " + spoiled.getMessage(),
                  Map.of("run", row.id())));
      return Optional.empty();
    }
  }

  private static Run read(RunRow row) {
    try {
      return RunForm.read(JsonText.read(row.document()));
    } catch (JsonText.BadJson | DateTimeException bad) {
      throw new IllegalArgumentException("the run " + row.id() + " can't be read", bad);
    }
  }

  private void tell(Run run, RunAction.Tell tell) {
    tools
        .notices()
        .notice(
            new Notice(
                tell.isUrgent() ? Notice.Code.RUN_WAITS : Notice.Code.RUN,
                tell.isUrgent() ? Notice.Level.WARN : Notice.Level.INFO,
                Optional.empty(),
                Optional.empty(),
                run.id() + ": " + tell.text(),
                Map.of("run", run.id(), "runbook", run.order().runbook())));
  }

  private static RunRefused notKept(StoreException broken) {
    return new RunRefused(
        Code.NOT_KEPT,
        "runs can't be kept now: " + broken.getMessage(),
        "mend the disk of the agent's state");
  }
}
