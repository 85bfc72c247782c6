// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.core.audit.Outage;
import io.wayout.core.audit.Plane;
import java.util.stream.Collectors;

/// Outages in the words of the person who has one.
final class OutageWords {
  private OutageWords() {}

  static String of(Outage outage) {
    return outage.lost().entrySet().stream()
        .map(e -> e.getKey() + ": " + words(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Plane plane) {
    return switch (plane) {
      case CONTROL -> "its console and API take no changes";
      case DATA -> "its name servers don't answer";
      case TARGETS -> "its targets are down";
      case EVERYTHING -> "everything is down";
    };
  }
}
