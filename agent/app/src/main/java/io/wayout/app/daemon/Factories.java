// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Adapters;
import io.wayout.app.config.Adapters.Skipped;
import io.wayout.provider.ProviderFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The adapters that are installed: the only place that looks for them.
///
/// Ours come first on the class path, so that a plug-in can't take the name of one. A plug-in that
/// can't be loaded is skipped and told: the accounts of other providers need the agent.
public final class Factories {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
  private static final int SKIPPED_MAX = 100;

  private final Map<String, ProviderFactory> byName = new TreeMap<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private Factories() {}

  /// @return by provider name
  public static Map<String, ProviderFactory> installed() {
    return look().byName();
  }

  /// Those on the class path, and what is wrong with the others.
  public static Adapters look() {
    return look(ServiceLoader.load(ProviderFactory.class));
  }

  /// @param loader ours first
  static Adapters look(ServiceLoader<ProviderFactory> loader) {
    Factories found = new Factories();
    Iterator<ProviderFactory> all = loader.iterator();
    while (found.skipped.size() < SKIPPED_MAX && found.takeNext(all)) {
      // Each turn takes or skips one.
    }
    return new Adapters(found.byName, found.skipped);
  }

  /// @return false if there is no other
  private boolean takeNext(Iterator<ProviderFactory> all) {
    try {
      if (!all.hasNext()) {
        return false;
      }
      take(all.next());
    } catch (ServiceConfigurationError | LinkageError broken) {
      skipped.add(new Skipped("", line(broken)));
    }
    return true;
  }

  /// Asks for all that a configuration will ask for: one that was made for another version of the
  /// contract fails here and not in the middle of a move.
  private void take(ProviderFactory factory) {
    String type = factory.getClass().getName();
    try {
      String name = factory.name();
      factory.capabilities();
      factory.settings();
      if (!NAME.matcher(name).matches()) {
        skipped.add(new Skipped("", type + ": its name is not of lower case letters and digits"));
      } else if (byName.putIfAbsent(name, factory) != null) {
        skipped.add(new Skipped(name, type + ": there is an adapter '" + name + "' already"));
      }
    } catch (RuntimeException | LinkageError broken) {
      skipped.add(new Skipped("", type + ": " + line(broken)));
    }
  }

  private static String line(Throwable broken) {
    String own = broken.toString();
    String all = broken.getCause() == null ? own : own + ": " + broken.getCause();
    return all.lines().findFirst().orElse("").replaceFirst("^java\\.util\\.", "");
  }
}
