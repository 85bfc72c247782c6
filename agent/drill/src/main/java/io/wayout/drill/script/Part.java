// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a vendor is in a user's configuration.
public enum Part {
  /// Where most domains are served from.
  PRIMARY_CLOUD,
  /// Where most second targets are, other than the primary cloud.
  STANDBY_CLOUD,
  /// Who hosts most business names.
  FIRST_LINK,
  /// Who hosts the last link of most domains.
  LAST_LINK,
  /// Whose machine the agent runs on.
  HOME;

  /// E.g. `primary-cloud`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Part> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Part::word).toList();
  }
}
