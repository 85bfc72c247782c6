// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.AgentSettings;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.domain.CheckIds;
import io.wayout.app.config.domain.DomainDraft;
import io.wayout.app.config.key.Form;
import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns drafts that nothing is wrong with into the core's values. Used once.
final class TopologyBuilder {
  private final AgentSettings agent;
  private final Map<String, AccountDraft> drafts;
  private final List<Check> witnesses;
  private final Safety safety;
  private final Watch watch;
  private final SortedMap<CheckId, Check> checks = new TreeMap<>();
  private final SortedMap<DnsName, Domain> domains = new TreeMap<>();

  TopologyBuilder(
      AgentSettings agent,
      Map<String, AccountDraft> accounts,
      List<DomainDraft> domains,
      Form root,
      WatchReader watch) {
    this.agent = agent;
    this.drafts = accounts;
    this.witnesses = watch.witnesses();
    Form bounds = root.partOrDefaults("safety");
    this.safety =
        new Safety(
            bounds.number("blast-radius").orElseThrow(),
            bounds.number("canary").orElseThrow(),
            bounds.items("order").stream().flatMap(item -> item.text().stream()).toList(),
            LiveDrillsReader.read(bounds.partOrDefaults("live-drills")));
    this.watch = watch.watch(root.partOrDefaults("agent"));
    watch.checks().forEach(check -> checks.put(check.id(), check));
    witnesses.forEach(check -> checks.put(check.id(), check));
    domains.forEach(this::add);
  }

  private void add(DomainDraft draft) {
    domains.put(draft.name(), draft.domain());
    draft.targets().stream()
        .flatMap(target -> target.checks().stream())
        .forEach(check -> checks.put(check.check().id(), check.check()));
  }

  Topology topology() {
    return new Topology(
        version(),
        accounts(),
        checks,
        witnesses.stream().map(Check::id).distinct().toList(),
        domains,
        safety,
        watch);
  }

  private SortedMap<String, Account> accounts() {
    SortedMap<String, SortedSet<DnsName>> zones = new TreeMap<>();
    for (Domain domain : domains.values()) {
      for (Link link : domain.links()) {
        link.accounts()
            .forEach(a -> zones.computeIfAbsent(a, _ -> new TreeSet<>()).add(link.zone()));
      }
    }
    Canaries canaries = new Canaries(domains.values());
    SortedMap<String, Account> accounts = new TreeMap<>();
    drafts.forEach((name, draft) ->
        accounts.put(
            name,
            new Account(
                name,
                draft.settings().provider(),
                draft.settings().vendor(),
                draft.capabilities().orElseThrow(),
                zones.getOrDefault(name, new TreeSet<>()),
                canaries.of(draft))));
    return accounts;
  }

  /// A digest of everything that was configured; secrets count by their source only.
  private String version() {
    List<String> lines = new ArrayList<>();
    lines.add(agent.toString());
    drafts.values().forEach(draft -> lines.add(draft.settings().toString()));
    checks.values().forEach(c -> lines.add(CheckIds.details(c.probe(), c.timing())));
    witnesses.forEach(check -> lines.add("witness " + check.id()));
    domains.values().forEach(domain -> lines.add(domain.toString()));
    lines.add(safety.toString());
    lines.add(watch.toString());
    accounts().values().forEach(a -> lines.add(a.name() + " " + a.canary()));
    return CheckIds.sha256(String.join("\n", lines));
  }
}
