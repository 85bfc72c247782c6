// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.Config;
import io.wayout.engine.execute.GuardedProvider;
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
record Accounts(Map<String, DnsProvider> byName, List<String> problems) {
  private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(10);

  Accounts {
    byName = Map.copyOf(byName);
    problems = List.copyOf(problems);
  }

  /// @param lookup finds the addresses of API hosts
  static Accounts open(
      Config config, Map<String, ProviderFactory> factories, Ticker ticker, HostLookup lookup) {
    Map<String, DnsProvider> opened = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (AccountSettings account : config.accounts().values()) {
      ProviderFactory factory = factories.get(account.provider());
      if (factory == null) {
        problems.add("account " + account.name() + ": no provider " + account.provider());
        continue;
      }
      try {
        DnsProvider provider = factory.open(context(account, ticker, lookup));
        opened.put(account.name(), new GuardedProvider(provider));
      } catch (BadSetting bad) {
        problems.add("account " + account.name() + ": " + bad.setting() + ": " + bad.getMessage());
      }
    }
    return new Accounts(opened, problems);
  }

  void close() {
    byName.values().forEach(DnsProvider::close);
  }

  private static ProviderContext context(
      AccountSettings account, Ticker ticker, HostLookup lookup) {
    Wire wire = new OkHttpWire(REQUEST_DEADLINE, OkHttpWire.ANSWER_BYTES_MAX, lookup);
    return new ProviderContext(
        account.name(), account.texts(), account.secrets(), ticker::wall, REQUEST_DEADLINE, wire);
  }
}
