// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.io.IOException;
import java.util.List;

/// Runs a program that prints a secret. Thread-safe.
@FunctionalInterface
public interface CommandRunner {

  /// What the program prints on its standard output, as UTF-8. No shell; a hard deadline of 5
  /// seconds; at most 64 KiB.
  ///
  /// @throws IOException if it can't be started, fails, takes too long or prints too much; the
  ///   message does not hold its output
  String run(List<String> command) throws IOException;
}
