// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.config.tree.Printable;
import io.wayout.app.runbook.act.Work.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Starts a program without a shell. Its standard input is empty, its environment holds nothing of
/// ours but the run's id, its output is cut, and at the deadline it is killed with all that it
/// started.
final class Programs {
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL", "TZ");
  private static final int OUTPUT_BYTES_MAX = 4096;
  private static final long POLL_MILLIS = 20;

  private Programs() {}

  static Outcome run(List<String> command, String run, Duration deadline)
      throws InterruptedException {
    String name = new File(command.getFirst()).getName();
    Process process;
    try {
      process = start(command, run);
    } catch (IOException cantStart) {
      return Outcome.failed(name + " can't be started");
    }
    try (InputStream output = process.getInputStream()) {
      StringBuilder said = new StringBuilder();
      boolean isOver = false;
      long end = System.nanoTime() + deadline.toNanos();
      while (!isOver && System.nanoTime() < end) {
        isOver = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        take(output, said);
      }
      String text = said.isEmpty() ? "" : ": " + Printable.text(said.toString().strip());
      if (!isOver) {
        return Outcome.failed(name + " did not end within " + deadline.toSeconds() + " s" + text);
      }
      int code = process.exitValue();
      return new Outcome(code == 0, name + " ended with " + code + text);
    } catch (IOException broken) {
      return Outcome.failed(name + ": its output can't be read");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command, String run) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder.environment().put("WAYOUT_RUN", run);
    return builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
  }

  /// The beginning is kept, the rest read and dropped, so that the program never waits for us.
  private static void take(InputStream output, StringBuilder said) throws IOException {
    byte[] bytes = output.readNBytes(output.available());
    int room = Math.max(0, OUTPUT_BYTES_MAX - said.length());
    said.append(new String(bytes, 0, Math.min(bytes.length, room), StandardCharsets.UTF_8));
  }
}
