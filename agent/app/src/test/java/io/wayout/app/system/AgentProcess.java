// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The real daemon as a child process.
final class AgentProcess implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(3);

  private final Process process;
  private final Path log;

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// The shipped program.
  static AgentProcess start(Path config, Path log) {
    return start("io.wayout.app.Main", config, log, List.of());
  }

  /// The program with a [StoppingStore].
  ///
  /// @param folder of the store's files
  static AgentProcess stopping(Path config, Path log, Path folder) {
    List<String> properties = List.of("stop.folder=" + folder);
    return start("io.wayout.app.system.StoppingMain", config, log, properties);
  }

  /// The program with a [StoppingStore] and variables in its environment.
  static AgentProcess stopping(
      Path config, Path log, Path folder, Map<String, String> environment) {
    List<String> properties = List.of("stop.folder=" + folder);
    return start(
        command("io.wayout.app.system.StoppingMain", config, properties), log, environment);
  }

  /// The shipped program behind another command, such as one that gives it a network of its own.
  static AgentProcess in(List<String> prefix, Path config, Path log) {
    return start(behind(prefix, command("io.wayout.app.Main", config, List.of())), log, Map.of());
  }

  /// The program with a [StoppingStore] behind another command.
  static AgentProcess stoppingIn(List<String> prefix, Path config, Path log, Path folder) {
    List<String> properties = List.of("stop.folder=" + folder);
    List<String> command = command("io.wayout.app.system.StoppingMain", config, properties);
    return start(behind(prefix, command), log, Map.of());
  }

  private static List<String> behind(List<String> prefix, List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /// @param main the class to run, e.g. `io.wayout.app.Main`
  /// @param properties system properties, as `name=value`
  static AgentProcess start(String main, Path config, Path log, List<String> properties) {
    return start(command(main, config, properties), log, Map.of());
  }

  /// The shipped program with variables in its environment.
  static AgentProcess start(Path config, Path log, Map<String, String> environment) {
    return start(command("io.wayout.app.Main", config, List.of()), log, environment);
  }

  /// The shipped program with a plug-in at the end of its class path, where `bin/wayout` puts it.
  static AgentProcess withPlugin(Path jar, Path config, Path log) {
    List<String> command = new ArrayList<>(command("io.wayout.app.Main", config, List.of()));
    command.replaceAll(word ->
        word.equals(System.getProperty("java.class.path"))
            ? word + File.pathSeparator + jar
            : word);
    return start(command, log, Map.of());
  }

  private static List<String> command(String main, Path config, List<String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    properties.forEach(p -> command.add("-D" + p));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of("agent", "-c", config.toString()));
    return command;
  }

  private static AgentProcess start(
      List<String> command, Path log, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new AgentProcess(builder.start(), log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Waits until the daemon answers on its socket, or has ended.
  AgentProcess awaitReady(Path socket) {
    Awaitility.await()
        .atMost(START_MAX)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || UnixHttp.answers(socket));
    if (!process.isAlive()) {
      throw new AssertionError("the daemon ended: " + log());
    }
    return this;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// SIGKILL, and waits until it is gone.
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /// SIGTERM, and waits until it is gone.
  int terminate() {
    process.destroy();
    return awaitExit();
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  int awaitExit() {
    try {
      if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the daemon does not end: " + log());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted");
    }
  }

  String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
