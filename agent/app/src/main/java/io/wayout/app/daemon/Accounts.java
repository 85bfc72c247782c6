// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.Config;
import io.wayout.engine.execute.GuardedProvider;
import io.wayout.engine.execute.RequestMeter;
import io.wayout.engine.port.Ticker;
import io.wayout.kit.http.HostLookup;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.BadSetting;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The opened accounts of one configuration. Opening does no I/O, so a dead vendor holds up no
/// start (law 7).
///
/// @param byName one provider per account, each kept to its contract
/// @param problems accounts whose settings can't be used, for people
record Accounts(
    Map<String, AccountSettings> settings, Map<String, DnsProvider> byName, List<String> problems) {
  private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(10);

  Accounts {
    settings = Map.copyOf(settings);
    byName = Map.copyOf(byName);
    problems = List.copyOf(problems);
  }

  /// No account at all.
  static Accounts none() {
    return new Accounts(Map.of(), Map.of(), List.of());
  }

  /// What accounts are opened with.
  ///
  /// @param lookup finds the addresses of API hosts
  record Tools(Map<String, ProviderFactory> factories, Ticker ticker, HostLookup lookup) {}

  /// @param before accounts that are open already; one whose settings did not change is used on,
  ///   with its connections and whatever it listens on
  static Accounts open(Config config, Tools tools, Accounts before) {
    Map<String, DnsProvider> opened = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (AccountSettings account : config.accounts().values()) {
      DnsProvider known = before.byName.get(account.name());
      if (known != null && account.equals(before.settings.get(account.name()))) {
        opened.put(account.name(), known);
        continue;
      }
      ProviderFactory factory = tools.factories().get(account.provider());
      if (factory == null) {
        problems.add("account " + account.name() + ": no provider " + account.provider());
        continue;
      }
      try {
        RequestMeter meter = new RequestMeter();
        DnsProvider provider = factory.open(context(account, tools, meter));
        opened.put(account.name(), new GuardedProvider(provider, meter));
      } catch (BadSetting bad) {
        problems.add("account " + account.name() + ": " + bad.setting() + ": " + bad.getMessage());
      }
    }
    return new Accounts(config.accounts(), opened, problems);
  }

  /// Closes what the other ones don't use.
  void closeExcept(Accounts others) {
    byName.values().stream()
        .filter(p -> !others.byName.containsValue(p))
        .forEach(DnsProvider::close);
  }

  private static ProviderContext context(AccountSettings account, Tools tools, RequestMeter meter) {
    Wire wire = new OkHttpWire(REQUEST_DEADLINE, OkHttpWire.ANSWER_BYTES_MAX, tools.lookup());
    return new ProviderContext(
        account.name(),
        account.texts(),
        account.secrets(),
        tools.ticker()::wall,
        REQUEST_DEADLINE,
        meter.over(wire));
  }
}
