// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.session;

import io.wayout.app.cli.client.Client;
import io.wayout.app.cli.client.PortClient;
import io.wayout.app.cli.client.SocketClient;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options that say which agent a command talks to, and how it shows the answer.
public final class Reach {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description = "The daemon's socket (default: $WAYOUT_SOCKET or /run/wayout/admin.sock).")
  private @Nullable Path socket;

  @Option(
      names = "--direct",
      description = "Work without any daemon, straight from the configuration and the store.")
  private boolean isDirect;

  @Option(
      names = "--no-journal",
      description =
          "With --direct: keep no journal, because the disk is gone. Nothing is remembered"
              + " afterwards.")
  private boolean isUnjournaled;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The configuration, for --direct (default: $WAYOUT_CONFIG or"
              + " /etc/wayout/wayout.yaml).")
  private @Nullable Path config;

  @Mixin private Form form = new Form();

  /// The configuration file that is meant.
  public Path file(Shell shell) {
    return shell.config(Optional.ofNullable(config));
  }

  public boolean isJson() {
    return form.isJson();
  }

  /// Starts a conversation.
  ///
  /// @throws Stop if there is nobody to talk to
  public Session open(Shell shell) throws Stop {
    return new Session(shell, client(shell), isJson());
  }

  /// A conversation with the daemon and nobody else.
  ///
  /// @param socket empty: the usual one
  public static Session daemon(Shell shell, Optional<Path> socket, boolean isJson) throws Stop {
    var client = new SocketClient(shell.socket(socket), DEADLINE, user(shell, "SUDO_USER"));
    return new Session(shell, client, isJson);
  }

  private Client client(Shell shell) throws Stop {
    if (isUnjournaled && !isDirect) {
      throw new Stop(
          ExitCode.USAGE, "--no-journal needs --direct", "the daemon always keeps its journal");
    }
    if (!isDirect) {
      return new SocketClient(
          shell.socket(Optional.ofNullable(socket)), DEADLINE, user(shell, "SUDO_USER"));
    }
    String actor = user(shell, "SUDO_USER").or(() -> user(shell, "USER")).orElse("unknown");
    return new PortClient(
        shell.parts().direct().opener(!isUnjournaled).open(shell, file(shell)), actor);
  }

  private static Optional<String> user(Shell shell, String variable) {
    return shell.variable(variable).filter(USER.asMatchPredicate());
  }
}
