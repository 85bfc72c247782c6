// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.runbook.RunbookRoutes;
import io.wayout.app.http.trigger.HookRoutes;
import io.wayout.app.runbook.RunRefused;
import io.wayout.app.runbook.Runbooks;
import io.wayout.app.runbook.Runs;
import io.wayout.app.runbook.Wish;
import io.wayout.app.runbook.act.Hands;
import io.wayout.app.runbook.model.Rights;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.app.runbook.plan.Sight;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.trigger.HookRefused;
import io.wayout.app.runbook.trigger.Schedule;
import io.wayout.app.runbook.trigger.Triggers;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.probe.AddressRules;
import io.wayout.kit.http.HostLookup;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.Wire;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.RunRows;
import io.wayout.store.sqlite.desk.TriggerRows;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runbooks and triggers of a running agent, with the clock that lets their time pass.
final class RunbookFace implements AutoCloseable {
  private static final String TOKEN = "token ";
  private static final long ANSWER_BYTES_MAX = 64 * 1024;
  private static final Duration CHECK_EVERY = Duration.ofMinutes(30);
  private static final Duration CHECK_FIRST = Duration.ofMinutes(1);

  private final Tools tools;
  private final Runbooks runbooks;
  private final Triggers triggers;
  private final Schedule schedule;
  private Instant nextCheck;
  private Shelf checked;
  private List<Finding> stuck = List.of();
  private volatile boolean isClosed;

  /// What it stands on.
  ///
  /// @param config the configuration that is in use
  /// @param names finds the addresses of hosts
  record Tools(
      AgentPort agent,
      Supplier<Config> config,
      ConfigEnvironment environment,
      HostLookup names,
      Ticker ticker,
      NoticeListener notices) {}

  private RunbookFace(Tools tools, Desk desk) {
    this.tools = tools;
    Hands hands = new Hands(new Hands.Tools(tools.agent(), this::rights, this::wire, this::say));
    Runs runs =
        new Runs(
            new Runs.Tools(
                new RunRows(desk),
                hands,
                tools.agent()::now,
                tools.environment(),
                tools.notices(),
                this::bug));
    TriggerRows rows = new TriggerRows(desk);
    this.runbooks = new Runbooks(this::shelf, this::sight, runs);
    this.triggers = new Triggers(runbooks, rows, tools.ticker(), tools.notices());
    this.schedule = new Schedule(runbooks, triggers, rows, tools.ticker());
    this.checked = shelf();
    this.nextCheck = tools.ticker().now().plus(CHECK_FIRST);
  }

  /// Goes on with every run that was open when the agent ended.
  static RunbookFace open(Tools tools, Desk desk) {
    RunbookFace face = new RunbookFace(tools, desk);
    try {
      face.runbooks.runs().recover();
    } catch (StoreException unreadable) {
      face.tell("open runs can't be read: " + unreadable.getMessage());
    }
    face.startClock();
    return face;
  }

  List<Route> routes() {
    return Stream.concat(
            new RunbookRoutes(runbooks, this::program, tools.agent()::now).routes().stream(),
            new HookRoutes(triggers).routes().stream())
        .toList();
  }

  private Runbooks.Started program(Wish wish, String actor) throws RunRefused, Problem.Stop {
    try {
      Triggers.Pulled pulled = triggers.program(wish, actor.substring(TOKEN.length()));
      Run run =
          pulled
              .run()
              .orElseThrow(() ->
                  Problem.of(409, "DRY", pulled.text(), "take 'dry' from the trigger").stop());
      return new Runbooks.Started(run, pulled.isJoined());
    } catch (HookRefused refused) {
      throw HookRoutes.problem(refused).stop();
    }
  }

  List<Finding> findings() {
    return runbooks.findings();
  }

  @Override
  public void close() {
    isClosed = true;
    runbooks.runs().close();
  }

  /// A bug in one tick is told, and the clock goes on.
  private void startClock() {
    Thread.ofVirtual()
        .name("runbook-clock")
        .uncaughtExceptionHandler((_, bug) -> {
          bug(bug);
          startClock();
        })
        .start(this::runClock);
  }

  private void runClock() {
    try {
      while (!isClosed) {
        TimeUnit.SECONDS.sleep(1);
        runbooks.runs().tick();
        schedule.tick();
        check();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Half-hourly, and soon after each reload. Confined to the clock's thread.
  private void check() {
    Instant now = tools.ticker().now();
    boolean isReloaded = !shelf().equals(checked);
    if (!isReloaded && now.isBefore(nextCheck)) {
      return;
    }
    checked = shelf();
    nextCheck = now.plus(CHECK_EVERY);
    List<Finding> found = runbooks.findings();
    if (!found.equals(stuck)) {
      stuck = found;
      for (Finding finding : found) {
        notice(
            Notice.Code.RUNBOOK_STUCK,
            Notice.Level.WARN,
            "the runbook " + finding.subject().name() + " could not run now: " + finding.text());
      }
    }
  }

  private Shelf shelf() {
    return tools.config().get().shelf();
  }

  private Rights rights() {
    return shelf().rights();
  }

  private Sight sight() {
    return new Sight(
        tools.agent().state(),
        tools.agent().home(),
        rights(),
        tools.agent().now(),
        tools.ticker().wall(),
        program -> Files.isExecutable(Path.of(program)));
  }

  private Wire wire(Duration deadline, List<String> networks) {
    return new OkHttpWire(deadline, ANSWER_BYTES_MAX, permitted(AddressRules.allowing(networks)));
  }

  /// The address that was judged is the address that is used (I93).
  private HostLookup permitted(AddressRules rules) {
    return host -> {
      List<InetAddress> permitted =
          tools.names().addresses(host).stream().filter(rules::permits).toList();
      if (permitted.isEmpty()) {
        throw new UnknownHostException(
            host + " is not public; allow its network in runbook-rights.networks to reach it");
      }
      return permitted;
    };
  }

  private void say(String key, String level, String text) {
    Notice.Level of =
        switch (level) {
          case "alarm" -> Notice.Level.ALARM;
          case "warn" -> Notice.Level.WARN;
          default -> Notice.Level.INFO;
        };
    tools
        .notices()
        .notice(
            new Notice(
                Notice.Code.RUN, of, Optional.empty(), Optional.empty(), text, Map.of("key", key)));
  }

  private void bug(Throwable bug) {
    tell("an internal error in a runbook: " + bug);
  }

  private void tell(String text) {
    notice(Notice.Code.RUN_WAITS, Notice.Level.ALARM, text);
  }

  private void notice(Notice.Code code, Notice.Level level, String text) {
    tools
        .notices()
        .notice(new Notice(code, level, Optional.empty(), Optional.empty(), text, Map.of()));
  }
}
