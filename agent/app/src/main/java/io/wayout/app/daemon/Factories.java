// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.provider.ProviderFactory;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The adapters that are installed: the only place that looks for them.
public final class Factories {
  private Factories() {}

  /// @return by provider name, in the order of the names
  public static Map<String, ProviderFactory> installed() {
    Map<String, ProviderFactory> factories = new TreeMap<>();
    for (ProviderFactory factory : ServiceLoader.load(ProviderFactory.class)) {
      factories.put(factory.name(), factory);
    }
    return factories;
  }
}
