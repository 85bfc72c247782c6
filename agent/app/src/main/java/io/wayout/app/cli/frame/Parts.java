// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import io.wayout.app.breakglass.Breakglass;
import io.wayout.app.config.Adapters;
import io.wayout.app.http.AgentPort;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// The rooms that commands lead to. Each is built only when a command enters it, so that a command
/// pays for nothing that it does not use.
///
/// @param daemon runs the agent until it is told to stop
/// @param demo shows a whole world on loopback
/// @param direct an agent inside this process
/// @param config what can be done with a configuration file
/// @param providers the adapters that are on the class path
/// @param drills plays outages against a configuration
public record Parts(
    Supplier<DaemonRunner> daemon,
    Supplier<DemoRunner> demo,
    DirectDoor direct,
    Supplier<ConfigDesk> config,
    Supplier<Adapters> providers,
    Supplier<DrillDesk> drills) {

  /// Runs the daemon.
  @FunctionalInterface
  public interface DaemonRunner {
    /// Blocks until the daemon has stopped.
    ///
    /// @return the exit code of the process
    int run(Shell shell, Path config);
  }

  /// Runs the demo.
  @FunctionalInterface
  public interface DemoRunner {
    /// Blocks until the demo is over.
    ///
    /// @param isKept leave everything running at the end, until Ctrl-C
    /// @return the exit code of the process
    int run(Shell shell, boolean isKept);
  }

  /// Where agents inside this process come from.
  @FunctionalInterface
  public interface DirectDoor {
    /// @param isJournaled false: keep the journal in memory only, for the night when the disk is
    ///   gone, too
    DirectOpener opener(boolean isJournaled);
  }

  /// Opens an agent inside this process, over the same configuration and store as the daemon.
  @FunctionalInterface
  public interface DirectOpener {
    /// Returns when the agent has looked at the records and targets once.
    ///
    /// @throws Stop if the configuration is bad, or the daemon holds the store
    DirectAgent open(Shell shell, Path config) throws Stop;
  }

  /// An agent that lives as long as the command.
  public interface DirectAgent extends AutoCloseable {
    AgentPort port();

    @Override
    void close();
  }

  /// Configuration files.
  public interface ConfigDesk {
    /// Reads a configuration and everything it includes; opens no connection.
    Checked check(Path config);

    /// Reads one runbook, without the configuration around it.
    Checked runbook(Path file);

    /// The effective configuration, complete and redacted, as YAML.
    ///
    /// @throws Stop if the configuration has errors
    String show(Path config) throws Stop;

    /// Judges the configuration alone, with every plane well and every chain canonical; opens no
    /// connection.
    ///
    /// @param domains only these; empty: all
    /// @param withPairs also every pair of vendors
    /// @return as the API's `/audit` answers
    /// @throws Stop if the configuration has errors or lacks a domain
    Json audit(Path config, List<String> domains, boolean withPairs) throws Stop;

    /// The kit for the day without wayout; opens no connection and reads no secret.
    ///
    /// @throws Stop if the configuration has errors
    String breakglass(Path config, Breakglass.Format format) throws Stop;

    /// The JSON Schema of configuration files.
    String schema();

    /// A commented configuration to start from.
    String example();
  }

  /// Drills in virtual time: no connection is opened and no secret read.
  public interface DrillDesk {
    /// The scenarios that come with the program.
    Json list();

    /// How many these are.
    int count();

    /// Plays what is wished for.
    ///
    /// @param played is told how many drills are over
    /// @throws Stop if the configuration or a scenario has errors, or something named does not
    ///   exist
    Json play(Path config, DrillWish wish, IntConsumer played) throws Stop;
  }

  /// What to play.
  ///
  /// @param scenarios ids of shipped scenarios, and files
  /// @param isAll every shipped scenario, too
  /// @param randomCount how many drills to roll from the seed and those after it
  /// @param as by role: which vendor plays it
  /// @param isAllAutomatic as if every domain had `mode: auto`
  public record DrillWish(
      List<String> scenarios,
      boolean isAll,
      int randomCount,
      long seed,
      Map<String, String> as,
      boolean isAllAutomatic) {
    public DrillWish {
      scenarios = List.copyOf(scenarios);
      as = Map.copyOf(as);
    }
  }

  /// What is wrong with a configuration.
  ///
  /// @param problems each with place, text and remedy, ready to be shown
  public record Checked(boolean isValid, List<Finding> problems, int domains, int accounts) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /// One problem of a configuration.
  ///
  /// @param place file, line and column
  /// @param code stable
  /// @param words all of it for people, several lines, with the line that is meant
  public record Finding(
      boolean isError, String place, String code, String message, String remedy, String words) {}
}
