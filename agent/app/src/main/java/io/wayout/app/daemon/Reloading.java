// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.http.ReloadReport;
import io.wayout.core.facts.ReloadRule;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Takes a changed configuration over whole, or not at all (I49, I50).
///
/// Thread-safe: reads the files on the caller's thread, changes the agent on the loop.
final class Reloading {
  private static final long LOOP_SECONDS_MAX = 30;

  private final Source source;
  private final Agency agency;
  private final NoticeListener listener;
  private final Consumer<Config> accepted;
  private volatile Config config;

  /// @param accepted is given each configuration that has come into use, on the loop
  Reloading(
      Source source,
      Config config,
      Agency agency,
      NoticeListener listener,
      Consumer<Config> accepted) {
    this.source = source;
    this.config = config;
    this.agency = agency;
    this.listener = listener;
    this.accepted = accepted;
  }

  /// Where configurations come from.
  record Source(Path file, ConfigEnvironment environment) {}

  /// Where configurations and their secrets come from.
  ConfigEnvironment environment() {
    return source.environment();
  }

  Config config() {
    return config;
  }

  /// Blocks until the new configuration is in use or refused.
  synchronized ReloadReport reload(String actor) {
    ReloadReport report =
        switch (ConfigLoader.load(source.file(), source.environment())) {
          case LoadResult.Invalid invalid ->
              refused(invalid.errors().stream().map(ConfigProblem::toString).toList());
          case LoadResult.Valid valid -> use(valid.config());
        };
    if (!report.isAccepted()) {
      tellRejected(actor, report);
    }
    return report;
  }

  private ReloadReport use(Config next) {
    List<String> immovable = immovable(next);
    if (!immovable.isEmpty()) {
      return refused(immovable);
    }
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    agency.effects().post(() -> done.complete(useOnLoop(next)));
    List<String> problems = await(done);
    if (!problems.isEmpty()) {
      return refused(problems);
    }
    return new ReloadReport(true, next.topology().version(), List.of());
  }

  private List<String> useOnLoop(Config next) {
    List<String> obstacles = ReloadRule.obstacles(agency.loop().state(), next.topology());
    List<String> problems = obstacles.isEmpty() ? agency.use(next) : obstacles;
    if (problems.isEmpty()) {
      config = next;
      accepted.accept(next);
    }
    return problems;
  }

  /// What only a restart can change.
  private List<String> immovable(Config next) {
    boolean isSame =
        next.agent().state().equals(config.agent().state())
            && next.agent().admin().equals(config.agent().admin());
    return isSame
        ? List.of()
        : List.of(
            "agent.state and agent.admin change only with a restart: systemctl restart wayout");
  }

  private static List<String> await(CompletableFuture<List<String>> done) {
    try {
      return done.get(LOOP_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    } catch (ExecutionException | TimeoutException stuck) {
      return List.of("the agent's loop did not answer in time and may still take it over");
    }
  }

  private ReloadReport refused(List<String> problems) {
    return new ReloadReport(false, config.topology().version(), problems);
  }

  private void tellRejected(String actor, ReloadReport report) {
    listener.notice(
        new Notice(
            Code.CONFIG_REJECTED,
            Level.ALARM,
            Optional.empty(),
            Optional.empty(),
            "the changed configuration is not used, the old one goes on: "
                + String.join(" | ", report.problems()),
            Map.of("actor", actor)));
  }
}
