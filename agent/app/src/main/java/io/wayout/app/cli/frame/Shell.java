// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The process as commands see it.
///
/// @param in what a person types
/// @param isTerminal a person sits at both ends
/// @param environment the process's environment variables
public record Shell(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    boolean isTerminal,
    Map<String, String> environment,
    Parts parts) {
  private static final Path SOCKET = Path.of("/run/wayout/admin.sock");
  private static final Path CONFIG = Path.of("/etc/wayout/wayout.yaml");

  public Shell {
    environment = Map.copyOf(environment);
  }

  /// The agent's socket: as given, else `WAYOUT_SOCKET`, else `/run/wayout/admin.sock`.
  public Path socket(Optional<Path> given) {
    return given.or(() -> variable("WAYOUT_SOCKET").map(Path::of)).orElse(SOCKET);
  }

  /// The configuration: as given, else `WAYOUT_CONFIG`, else `/etc/wayout/wayout.yaml`.
  public Path config(Optional<Path> given) {
    return given.or(() -> variable("WAYOUT_CONFIG").map(Path::of)).orElse(CONFIG);
  }

  /// An environment variable that is set and not empty.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
  }

  /// Colours are for a person at a terminal who did not ask for none (`NO_COLOR`).
  public boolean isColoured() {
    boolean isDumb = variable("TERM").filter("dumb"::equals).isPresent();
    return isTerminal && !isDumb && variable("NO_COLOR").isEmpty();
  }
}
