// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.resolve.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs a program without a shell; exit code 0 passes. Its standard input is empty, its environment
/// holds no secret of ours, and at the deadline it is killed with all its descendants (a child that
/// has detached itself from a parent that is gone is out of reach).
final class ExecProbe {
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
  private static final File NOTHING = new File("/dev/null");
  private static final Duration PAUSE_MIN = Duration.ofMillis(1);
  private static final Duration PAUSE_MAX = Duration.ofMillis(50);

  ProbeResult probe(ProbeSpec.Exec spec, Clocked clock) {
    if (spec.command().isEmpty()) {
      return Clocked.inconclusive("there is no command to run");
    }
    String program = new File(spec.command().getFirst()).getName();
    Process process;
    try {
      process = start(spec.command());
    } catch (IOException cantStart) {
      return Clocked.inconclusive(String.valueOf(cantStart.getMessage()));
    }
    Output output = new Output(process.getInputStream());
    try {
      return await(process, output, clock.deadline())
          ? judge(process.exitValue(), program, output, clock)
          : Clocked.fail(program + " did not end within " + clock.seconds() + output.saying());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Clocked.inconclusive("interrupted while " + program + " was running");
    } finally {
      kill(process);
      output.close();
    }
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return builder.redirectErrorStream(true).redirectInput(NOTHING).start();
  }

  private static ProbeResult judge(int exitCode, String program, Output output, Clocked clock) {
    String detail = program + " ended with " + exitCode + output.saying();
    return exitCode == 0 ? clock.pass(detail, Optional.empty()) : Clocked.fail(detail);
  }

  /// Looks again and again instead of reading, because a forgotten child may hold the output open
  /// for ever.
  ///
  /// @return whether it has ended
  private static boolean await(Process process, Output output, Deadline deadline)
      throws InterruptedException {
    Duration pause = PAUSE_MIN;
    while (!deadline.isOver()) {
      boolean ended = process.waitFor(pause);
      boolean said = output.take();
      if (ended) {
        return true;
      }
      Duration longer = said ? PAUSE_MIN : pause.multipliedBy(2);
      pause = longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
      pause = pause.compareTo(deadline.left()) < 0 ? pause : deadline.left();
    }
    return false;
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroyForcibly();
      for (ProcessHandle descendant : descendants) {
        descendant.descendants().forEach(ProcessHandle::destroyForcibly);
        descendant.destroyForcibly();
      }
    }
  }

  /// The beginning of what the program said; the rest is read and dropped, so that the program
  /// never waits for us.
  private static final class Output {
    private static final int KEPT_BYTES_MAX = 512;

    private final InputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private Output(InputStream in) {
      this.in = in;
    }

    /// @return whether there was something
    private boolean take() {
      try {
        byte[] bytes = in.readNBytes(in.available());
        kept.write(bytes, 0, Math.min(bytes.length, KEPT_BYTES_MAX - kept.size()));
        return bytes.length > 0;
      } catch (IOException closed) {
        return false;
      }
    }

    private void close() {
      try {
        in.close();
      } catch (IOException alreadyClosed) {
        // Nothing is left to give back.
      }
    }

    private String saying() {
      String text = OneLine.excerpt(kept.toString(StandardCharsets.UTF_8));
      return text.isEmpty() ? "" : ": " + text;
    }
  }
}
