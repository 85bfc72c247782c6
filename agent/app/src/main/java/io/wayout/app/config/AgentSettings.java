// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.core.model.Dependency;
import java.nio.file.Path;
import java.util.List;

/// The agent itself: who it is, where it keeps its state, whom it asks.
///
/// @param id names this agent in the journal and in messages; the host name by default
/// @param state the folder of the journal and the state
/// @param vendor where this host runs
/// @param probeNetworks networks besides the public ones where probes may connect when DNS leads
///   there (I93), such as `10.0.0.0/8`
/// @param dependsOn what else the agent needs, for the audit
/// @param resolvers recursive resolvers (`host:port`); empty: the system's
public record AgentSettings(
    String id,
    Path state,
    AdminSettings admin,
    String vendor,
    List<HostPort> resolvers,
    List<String> probeNetworks,
    List<Dependency> dependsOn) {
  public AgentSettings {
    resolvers = List.copyOf(resolvers);
    probeNetworks = List.copyOf(probeNetworks);
    dependsOn = List.copyOf(dependsOn);
  }
}
