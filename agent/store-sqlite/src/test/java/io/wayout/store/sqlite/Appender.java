// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreSamples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process of its own that appends to a store, and acknowledges each turn on its output with the
/// turn's number, until it is killed.
final class Appender implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Appender(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Appender start(Path state) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Appender(
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName(),
                state.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  long pid() {
    return process.pid();
  }

  /// The number of the next turn that was acknowledged; null when the process is gone and
  /// everything it said was read.
  String acknowledged() throws IOException {
    return output.readLine();
  }

  /// SIGKILL, through the handle: the process object would also throw away what was said last.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    output.close();
  }

  public static void main(String[] arguments) throws StoreException {
    StoreSamples samples = new StoreSamples(1);
    Path state = Path.of(arguments[0]);
    try (SqliteStore store = SqliteStore.open(state, FixedTicker.OPTIONS)) {
      for (int turn = store.history(Optional.empty(), 1_000_000).size(); ; turn++) {
        Switchover kept = samples.switchover("s#" + turn, Phase.ATTEMPT);
        JournalRow row =
            new JournalRow(
                FixedTicker.NOON,
                JournalRow.Kind.ATTEMPT,
                Optional.of(kept.domain()),
                Optional.of(kept.id()),
                turn,
                "agent",
                "turn " + turn);
        store.keep(List.of(new Durable.Row(row), new Durable.SwitchoverKept(kept)));
        System.out.println(turn);
      }
    }
  }
}
