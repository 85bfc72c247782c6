// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.nio.file.Path;

/// One thing that is wrong with a configuration, and how to mend it. Never holds a secret (I90).
///
/// @param line the line in the file, from 1; 0 if the file as a whole is meant
/// @param column the character in the line, from 1; 0 if the file as a whole is meant
/// @param path which setting is meant, as a JSON pointer such as `/domains/www.shop.example/pool`
/// @param source the text of that line with secrets left out; empty if there is none to show
/// @param message what is wrong, with the offending text
/// @param remedy what to do about it
public record ConfigProblem(
    Severity severity,
    Path file,
    int line,
    int column,
    String path,
    ProblemCode code,
    String source,
    String message,
    String remedy) {

  /// How much it matters.
  public enum Severity {
    /// The configuration can't be used.
    ERROR,
    /// It can be used, but someone should look at it.
    WARNING
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// One line: `file:line:column: error C11: message; remedy`.
  @Override
  public String toString() {
    String place = line == 0 ? file.toString() : file + ":" + line + ":" + column;
    String word = isError() ? "error" : "warning";
    return place + ": " + word + " " + code.id() + ": " + message + "; " + remedy;
  }
}
