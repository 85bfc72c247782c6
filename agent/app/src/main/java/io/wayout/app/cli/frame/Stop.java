// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import java.util.Optional;

/// Ends a command with an exit code and a message for a person.
public final class Stop extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient Optional<String> remedy;

  public Stop(ExitCode code, String message) {
    super(message, null, false, false);
    this.code = code;
    this.remedy = Optional.empty();
  }

  /// @param remedy what to do now
  public Stop(ExitCode code, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.remedy = Optional.of(remedy).filter(r -> !r.isBlank());
  }

  public ExitCode code() {
    return code;
  }

  public Optional<String> remedy() {
    return remedy;
  }
}
