// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.app.runbook.model.Shelf;
import io.wayout.core.audit.Home;
import io.wayout.core.audit.finding.AlarmChannel;
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
/// @param telling how people hear of what happens
/// @param files the file and everything it includes, in reading order
public record Config(
    AgentSettings agent,
    Map<String, AccountSettings> accounts,
    Topology topology,
    Shelf shelf,
    Telling telling,
    List<Path> files) {
  public Config {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
    files = List.copyOf(files);
  }

  /// Where the agent lives, for the audit.
  public Home home() {
    return new Home(
        agent.vendor(),
        agent.dependsOn(),
        telling.channels().stream().map(c -> new AlarmChannel(c.name(), c.vendors())).toList());
  }
}
