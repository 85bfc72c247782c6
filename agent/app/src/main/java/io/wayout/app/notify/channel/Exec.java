// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.JsonText;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A program without a shell, which gets the message as one CloudEvent on its standard input. Exit
/// code 0 is a yes; after ten seconds it is killed with its children. Its environment holds no
/// secret of ours.
///
/// @param command an absolute path and arguments
record Exec(List<String> command) implements Channel {
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
  private static final long SECONDS_MAX = 10;

  Exec {
    command = List.copyOf(command);
  }

  @Override
  public Delivery deliver(Message message) {
    String program = new File(command.getFirst()).getName();
    Process process;
    try {
      process = start();
    } catch (IOException cantStart) {
      return new Failed(program + " can't be started");
    }
    try {
      feed(process, JsonText.write(Webhook.event(message)) + "\n");
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        return new Failed(program + " did not end within " + SECONDS_MAX + " s");
      }
      int code = process.exitValue();
      return code == 0
          ? new Sent(program + " ended with 0")
          : new Failed(program + " ended with " + code);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted while " + program + " ran");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
  }

  /// A message fits into the pipe, so a program that does not read holds nobody; one that has ended
  /// already tells by its exit code.
  private static void feed(Process process, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Thread.ofVirtual()
        .start(() -> {
          try (OutputStream in = process.getOutputStream()) {
            in.write(bytes);
          } catch (IOException ended) {
            // Its exit code tells.
          }
        });
  }
}
