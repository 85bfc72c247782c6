// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.provider.ProviderFactory;
import java.util.List;
import java.util.Map;

/// The adapters on this host.
///
/// @param byName by provider name
/// @param skipped what is there and can't be used
public record Adapters(Map<String, ProviderFactory> byName, List<Skipped> skipped) {
  public Adapters {
    byName = Map.copyOf(byName);
    skipped = List.copyOf(skipped);
  }

  /// None is missing.
  public static Adapters of(Map<String, ProviderFactory> byName) {
    return new Adapters(byName, List.of());
  }

  public static Adapters none() {
    return of(Map.of());
  }

  /// A plug-in that is not used.
  ///
  /// @param provider the provider name that it claims; empty if it could not even be asked
  /// @param reason one line for people
  public record Skipped(String provider, String reason) {
    @Override
    public String toString() {
      return "plug-in not loaded: " + reason;
    }
  }
}
