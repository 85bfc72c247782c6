// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Everything that a configuration says about runbooks.
///
/// @param runbooks by name
/// @param triggers by name
public record Shelf(Map<String, Runbook> runbooks, Rights rights, Map<String, Trigger> triggers) {
  public Shelf {
    runbooks = Collections.unmodifiableMap(new TreeMap<>(runbooks));
    triggers = Collections.unmodifiableMap(new TreeMap<>(triggers));
  }

  public static Shelf empty() {
    return new Shelf(Map.of(), Rights.none(), Map.of());
  }
}
