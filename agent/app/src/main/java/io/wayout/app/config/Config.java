// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.app.runbook.model.Shelf;
import io.wayout.core.audit.Home;
import io.wayout.core.model.Topology;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A valid configuration, complete: defaults filled in, references resolved.
///
/// @param accounts by name, sorted
/// @param shelf runbooks, and what starts them
/// @param files the file and everything it includes, in reading order
public record Config(
    AgentSettings agent,
    Map<String, AccountSettings> accounts,
    Topology topology,
    Shelf shelf,
    List<Path> files) {
  public Config {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
    files = List.copyOf(files);
  }

  /// Where the agent lives, for the audit.
  public Home home() {
    return new Home(agent.vendor(), agent.dependsOn());
  }
}
