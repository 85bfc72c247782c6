// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Starts real programs. Stateless and thread-safe.
///
/// The output is read after the program's end. A pipe holds 64 KiB, so a program that prints more
/// never ends and meets the deadline.
public final class ProcessCommands implements CommandRunner {
  private static final int OUTPUT_BYTES_MAX = 64 * 1024;

  private final Duration deadline;

  /// @param deadline the total time of a program, 5 seconds in production
  public ProcessCommands(Duration deadline) {
    this.deadline = deadline;
  }

  @Override
  public String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      return output(command, process);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String output(List<String> command, Process process)
      throws IOException, InterruptedException {
    if (!process.waitFor(deadline)) {
      throw new IOException(
          command.getFirst()
              + " did not end within "
              + deadline.toMillis()
              + " ms, or printed more than 64 KiB");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " ended with exit code " + process.exitValue());
    }
    byte[] bytes = process.getInputStream().readNBytes(OUTPUT_BYTES_MAX);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
