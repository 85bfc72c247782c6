// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the programs of real servers are installed.
public final class ServerPrograms {
  /// The system property under which a missing program is a failure instead of a skipped test.
  public static final String REQUIRE = "wayout.require.servers";

  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

  private ServerPrograms() {}

  public static Optional<Path> find(String program) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The program's path. If it is not installed, the running test is skipped, or fails where
  /// [#REQUIRE] is `true`.
  ///
  /// @param debianPackage what to install, for the message
  public static Path require(String program, String debianPackage) {
    Optional<Path> path = find(program);
    if (path.isPresent()) {
      return path.get();
    }
    String message =
        program + " is not installed; deploy/test.sh or 'apt-get install " + debianPackage + "'";
    return Boolean.getBoolean(REQUIRE) ? fail(message) : abort(message);
  }
}
