// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.cli.Cli;
import io.wayout.app.cli.client.SocketClient;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.daemon.ServiceRunner;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The real daemon on a thread of this process, reached as everyone reaches it: through its socket
/// and the command line. Thread-safe.
final class DemoAgent implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final String OVER = "the demo is over";

  private final Shell shell;
  private final DemoFiles files;
  private final SocketClient client;
  private final AtomicReference<Consumer<String>> stopper = new AtomicReference<>(_ -> {});
  private final Thread owner;
  private final Thread daemon;
  private volatile boolean isEndExpected;

  private DemoAgent(Shell shell, DemoFiles files, Thread owner) {
    this.shell = shell;
    this.files = files;
    this.owner = owner;
    this.client = new SocketClient(files.socket(), DEADLINE, Optional.empty());
    this.daemon = Thread.ofPlatform().name("wayout-loop").unstarted(this::serve);
  }

  /// Starts it. The calling thread is interrupted when the daemon ends by itself, as on Ctrl-C.
  static DemoAgent start(Shell shell, DemoFiles files) {
    DemoAgent agent = new DemoAgent(shell, files, Thread.currentThread());
    agent.daemon.start();
    return agent;
  }

  /// Blocks until its API answers.
  void await(Waiting waiting) throws Undone, InterruptedException {
    waiting.until(
        DEADLINE,
        "the daemon did not answer at its socket",
        () -> isAnswering() ? Optional.of(true) : Optional.empty());
  }

  private boolean isAnswering() throws Undone {
    if (!daemon.isAlive()) {
      throw new Undone("the daemon has ended");
    }
    try {
      return Files.exists(files.socket()) && !client.get("/health").isProblem();
    } catch (Stop notYet) {
      return false;
    }
  }

  /// What the API answers.
  ///
  /// @throws Undone if it reports a problem
  Json get(String path) throws Undone {
    try {
      Reply reply = client.get(path);
      if (reply.isProblem()) {
        throw new Undone(reply.body().text("detail"));
      }
      return reply.body();
    } catch (Stop gone) {
      throw new Undone(String.valueOf(gone.getMessage()));
    }
  }

  /// Runs a command line against the daemon, as a person would.
  ///
  /// @return what it printed
  /// @throws Undone if it does not end with exit code 0
  String command(String... arguments) throws Undone {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Shell inner = new Shell(out, out, shell.in(), false, shell.environment(), shell.parts());
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--socket");
    all.add(files.socket().toString());
    int code = new Cli(inner).run(all.toArray(String[]::new));
    String text = printed.toString(StandardCharsets.UTF_8);
    if (code != 0) {
      throw new Undone("'wayout " + arguments[0] + "' ended with exit code " + code + ": " + text);
    }
    return text;
  }

  /// Blocks until the daemon has ended, which is fine from now on.
  void join() throws InterruptedException {
    isEndExpected = true;
    daemon.join();
  }

  /// Stops the daemon and waits for its end.
  @Override
  public void close() {
    isEndExpected = true;
    stopper.get().accept(OVER);
    boolean isInterrupted = Thread.interrupted();
    try {
      daemon.join(DEADLINE.multipliedBy(2));
    } catch (InterruptedException again) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    int code = new ServiceRunner(UnaryOperator.identity(), this::begun).run(shell, files.config());
    if (code == 0 && !isEndExpected) {
      owner.interrupt();
    }
  }

  /// Whoever gave up before the daemon had begun has asked for its end already.
  private void begun(Consumer<String> stop) {
    stopper.set(stop);
    if (isEndExpected) {
      stop.accept(OVER);
    }
  }
}
