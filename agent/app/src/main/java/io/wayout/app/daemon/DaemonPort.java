// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.http.AgentFacts;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.ReloadReport;
import io.wayout.app.observe.NoticeHub;
import io.wayout.core.audit.Home;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.audit.finding.Survey;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.State;
import io.wayout.core.model.Notice;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Metered;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ReadOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the API and the command line may ask of a running agent. Thread-safe.
final class DaemonPort implements AgentPort {
  private static final long SURVEY_SECONDS_MAX = 15;

  private final AgentFacts facts;
  private final Agency agency;
  private final Store store;
  private final Ticker ticker;
  private final NoticeHub hub;
  private final Function<String, ReloadReport> reload;
  private final Supplier<Config> config;
  private final Function<Config, String> configText;
  private volatile Supplier<List<Finding>> concerns = List::of;

  DaemonPort(AgentFacts facts, Agency agency, Tools tools, Configs configs) {
    this.facts = facts;
    this.agency = agency;
    this.store = tools.store();
    this.ticker = tools.ticker();
    this.hub = tools.hub();
    this.reload = configs.reload();
    this.config = configs.current();
    this.configText = configs.text();
  }

  /// What stands beside the agency.
  record Tools(Store store, Ticker ticker, NoticeHub hub) {}

  /// How configurations are had.
  ///
  /// @param reload reads the configuration anew for an actor
  /// @param text renders a configuration without its secrets
  record Configs(
      Function<String, ReloadReport> reload,
      Supplier<Config> current,
      Function<Config, String> text) {}

  @Override
  public AgentFacts facts() {
    return facts;
  }

  @Override
  public State state() {
    return agency.loop().state();
  }

  @Override
  public Instant now() {
    return ticker.now();
  }

  @Override
  public CompletableFuture<CommandResult> command(String actor, Command command) {
    CompletableFuture<CommandResult> future = new CompletableFuture<>();
    agency.loop().command(actor, command, future::complete);
    return future;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public ReloadReport reload(String actor) {
    return reload.apply(actor);
  }

  @Override
  public Subscription notices(Consumer<Notice> listener) {
    return hub.subscribe(listener::accept)::run;
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    return agency.network().probe(probe, timeout);
  }

  @Override
  public CheckOutcome checkAccount(String account) {
    List<DnsName> zones = List.copyOf(state().topology().account(account).zones());
    return provider(account).check(zones);
  }

  @Override
  public ReadOutcome read(String account, RecordKey key) {
    return provider(account).read(List.of(key)).getFirst();
  }

  @Override
  public Home home() {
    return config.get().home();
  }

  @Override
  public Survey survey() {
    return agency
        .surveyor()
        .survey(state().topology(), agency.accounts().byName())
        .completeOnTimeout(Survey.none(), SURVEY_SECONDS_MAX, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public List<Finding> concerns() {
    return concerns.get();
  }

  /// Who knows of more that is wrong.
  void ask(Supplier<List<Finding>> others) {
    concerns = others;
  }

  @Override
  public String effectiveConfig() {
    return configText.apply(config.get());
  }

  @Override
  public Map<String, Long> requests() {
    Map<String, Long> requests = new TreeMap<>();
    agency
        .accounts()
        .byName()
        .forEach((name, provider) -> {
          if (provider instanceof Metered metered) {
            requests.put(name, metered.requests());
          }
        });
    return requests;
  }

  private DnsProvider provider(String account) {
    DnsProvider provider = agency.accounts().byName().get(account);
    if (provider == null) {
      throw new IllegalArgumentException("the configuration has no account '" + account + "'");
    }
    return provider;
  }
}
