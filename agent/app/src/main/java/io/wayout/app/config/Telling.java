// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.provider.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How people hear of what happens.
///
/// @param page where the agent's page is, for links in messages
/// @param heartbeat what misses the agent when it is gone
/// @param channels in the order of the configuration; names are unique
public record Telling(
    Optional<URI> page, Optional<Heartbeat> heartbeat, List<ChannelSettings> channels) {
  public Telling {
    channels = List.copyOf(channels);
  }

  /// Nobody is told.
  public static Telling none() {
    return new Telling(Optional.empty(), Optional.empty(), List.of());
  }

  /// A dead-man's switch at another system.
  ///
  /// @param url is asked while all is well
  /// @param interval how often
  public record Heartbeat(Secret url, Duration interval) {}
}
