// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.AgentSettings;
import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.Telling;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.account.AccountReader;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.domain.ChainRules;
import io.wayout.app.config.domain.DependencyReader;
import io.wayout.app.config.domain.DomainDraft;
import io.wayout.app.config.domain.DomainReader;
import io.wayout.app.config.domain.DomainReader.Defaults;
import io.wayout.app.config.domain.PolicyReader;
import io.wayout.app.config.domain.Pool;
import io.wayout.app.config.domain.TargetDraft;
import io.wayout.app.config.domain.TargetReader;
import io.wayout.app.config.domain.TimingReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.runbook.ShelfReader;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts a configuration together from its root form: reads every section, then judges them
/// together. Used once.
final class Assembly {
  private final Form root;
  private final ConfigEnvironment environment;
  private final Problems problems;

  Assembly(Form root, ConfigEnvironment environment, Problems problems) {
    this.root = root;
    this.environment = environment;
    this.problems = problems;
  }

  /// The configuration, or empty if at least one error was reported.
  ///
  /// @param sources the files that it was read from
  Optional<Config> config(Sources sources) {
    Form agentForm = root.partOrDefaults("agent");
    Defaults defaults = defaults();
    AgentSettings agent = new AgentReader(problems).agent(agentForm, environment.hostName());
    Map<String, AccountDraft> accounts =
        new AccountReader(environment, problems, root.flag("allow-inline-secrets"))
            .accounts(root.named("accounts"));
    Map<String, Pool> pools = pools(defaults);
    List<DomainDraft> domains =
        new DomainReader(defaults, accounts, pools, problems).domains(root.named("domains"));
    new ChainRules(accounts, problems).judge(domains, targets(domains, pools));
    judgeWitnesses(agentForm, domains);
    LiveDrillsReader.judge(
        root.partOrDefaults("safety").partOrDefaults("live-drills"), domains, problems);
    WatchReader watch = new WatchReader(problems, root, defaults.timing());
    Canaries canaries = new Canaries(domains.stream().map(DomainDraft::domain).toList());
    accounts.values().forEach(draft -> canaries.judge(draft, problems));
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    reportUnused(accounts, pools);
    watch.reportUnused(root.named("vendors"), vendors(accounts, domains));
    Map<String, AccountSettings> settings = new TreeMap<>();
    accounts.forEach((name, draft) -> settings.put(name, draft.settings()));
    TopologyBuilder topology = new TopologyBuilder(agent, accounts, domains, root, watch);
    Topology whole = topology.topology();
    SecretReader secrets =
        new SecretReader(environment, problems, root.flag("allow-inline-secrets"));
    Shelf shelf = new ShelfReader(problems, secrets).shelf(root, sources.runbooks(), whole);
    Telling telling = new NotifyReader(problems, secrets).telling(root);
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new Config(agent, settings, whole, shelf, telling, sources.files()));
  }

  private Defaults defaults() {
    Form form = root.partOrDefaults("defaults");
    return new Defaults(
        TimingReader.overridden(form.partOrDefaults("check"), TimingReader.builtIn()),
        PolicyReader.policy(form.partOrDefaults("policy")),
        DependencyReader.dependencies(form));
  }

  private Map<String, Pool> pools(Defaults defaults) {
    TargetReader reader = new TargetReader(problems);
    Map<String, Pool> pools = new TreeMap<>();
    for (Field field : root.named("pools")) {
      pools.put(field.key(), reader.pool(field.key(), field, defaults.timing()));
    }
    return pools;
  }

  /// Each target once: domains of one pool share its drafts.
  private static List<TargetDraft> targets(List<DomainDraft> domains, Map<String, Pool> pools) {
    Set<TargetDraft> all = Collections.newSetFromMap(new IdentityHashMap<>());
    pools.values().forEach(pool -> all.addAll(pool.targets()));
    domains.forEach(domain -> all.addAll(domain.targets()));
    return List.copyOf(all);
  }

  private static Set<String> vendors(
      Map<String, AccountDraft> accounts, List<DomainDraft> domains) {
    Set<String> vendors = new TreeSet<>();
    accounts.values().forEach(draft -> vendors.add(draft.settings().vendor()));
    domains.forEach(d -> d.domain().targets().forEach(t -> vendors.add(t.vendor())));
    return vendors;
  }

  private void reportUnused(Map<String, AccountDraft> accounts, Map<String, Pool> pools) {
    Set<String> usedAccounts = new LinkedHashSet<>();
    Set<String> usedPools = new LinkedHashSet<>();
    for (Field domain : root.named("domains")) {
      Optional<Form> form = domain.form();
      form.flatMap(f -> f.text("pool")).ifPresent(usedPools::add);
      List<Field> links = form.map(f -> f.items("links")).orElse(List.of());
      for (Field link : links) {
        List<Field> named = new ArrayList<>();
        link.form().ifPresent(f -> named.addAll(f.items("accounts")));
        link.form().flatMap(f -> f.field("account")).ifPresent(named::add);
        named.forEach(name -> name.text().ifPresent(usedAccounts::add));
      }
    }
    accounts.forEach((name, draft) -> reportUnused("account", name, draft.field(), usedAccounts));
    pools.forEach((name, pool) -> reportUnused("pool", name, pool.field(), usedPools));
  }

  private void reportUnused(String what, String name, Field field, Set<String> used) {
    if (!used.contains(name)) {
      problems.add(
          ProblemCode.UNUSED,
          field.keySpot(),
          field.path(),
          "no domain uses the " + what + " '" + name + "'",
          "remove it, or use it in a domain");
    }
  }

  private void judgeWitnesses(Form agent, List<DomainDraft> domains) {
    if (!agent.items("witnesses").isEmpty()) {
      return;
    }
    domains.stream()
        .filter(domain -> domain.policy().mode() == Mode.AUTO)
        .findFirst()
        .ifPresent(domain ->
            problems.add(
                ProblemCode.NO_WITNESSES,
                modeSpot(domain),
                "/agent/witnesses",
                "automatic moves ("
                    + domain.name()
                    + ") without witnesses: if this host's own"
                    + " network fails, everything looks down",
                "add 'agent: {witnesses: [...]}' with endpoints at three other vendors"));
  }

  private Spot modeSpot(DomainDraft domain) {
    Optional<Field> own =
        domain.field().form().flatMap(form -> form.part("policy")).flatMap(p -> p.field("mode"));
    Form defaults = root.partOrDefaults("defaults").partOrDefaults("policy");
    return own.map(Field::spot).orElseGet(() -> defaults.spotOf("mode"));
  }
}
