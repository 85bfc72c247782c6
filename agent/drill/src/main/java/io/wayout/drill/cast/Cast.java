// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.cast;

import io.wayout.drill.script.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every role of a scenario and who plays it.
///
/// @param players in the order of the scenario
/// @param parts what each vendor is in this configuration, whoever plays what
public record Cast(List<Player> players, Map<Part, String> parts) {
  public Cast {
    players = List.copyOf(players);
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /// The vendor in a role of the scenario, or in a part of the configuration.
  public Optional<String> vendor(String role) {
    return players.stream()
        .filter(p -> p.role().equals(role))
        .findFirst()
        .map(Player::vendor)
        .orElseGet(() -> Part.of(role).map(parts::get));
  }
}
