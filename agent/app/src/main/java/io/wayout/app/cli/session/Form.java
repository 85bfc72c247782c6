// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.session;

import picocli.CommandLine.Option;

/// How an answer is shown.
public final class Form {

  /// The forms.
  public enum Name {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "text (default) or json.")
  private Name name = Name.text;

  public boolean isJson() {
    return name == Name.json;
  }
}
