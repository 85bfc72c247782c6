// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.junit.jupiter.api.Assumptions.abort;

import io.wayout.testkit.server.ServerPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// A disk that goes wrong under a running process: `strace` makes its calls on some files fail or
/// take long, until it lets go.
final class Injection implements AutoCloseable {
  private static final String CALLS = "pwrite64,write,fsync,fdatasync";
  private static final Duration ATTACH_MAX = Duration.ofSeconds(20);

  private final Process strace;

  private Injection(Process strace) {
    this.strace = strace;
  }

  /// @param effect in strace's words, e.g. `error=EIO` or `delay_enter=7000000` (µs)
  /// @param calls which of them, e.g. `fsync,fdatasync`
  static Injection into(long pid, List<Path> files, String calls, String effect) {
    List<String> command =
        new ArrayList<>(
            List.of(ServerPrograms.require("strace", "strace").toString(), "-f", "-p", "" + pid));
    files.forEach(file -> command.addAll(List.of("-P", file.toString())));
    command.addAll(List.of("-e", "trace=" + CALLS, "-e", "inject=" + calls + ":" + effect));
    try {
      Path log = Files.createTempFile("wayout-strace", ".log");
      Process strace =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Awaitility.await()
          .atMost(ATTACH_MAX)
          .until(() -> !strace.isAlive() || Files.readString(log).contains("attached"));
      String said = Files.readString(log);
      Files.delete(log);
      if (!strace.isAlive()) {
        abort("strace may not attach here: " + said);
      }
      return new Injection(strace);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The disk is well again. A process must be let go in order: killing its tracer kills it, too.
  @Override
  public void close() {
    strace.destroy();
    try {
      strace.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
