// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Policy;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads domains.
public final class DomainReader {
  private final Defaults defaults;
  private final Map<String, Pool> pools;
  private final Problems problems;
  private final LinkReader links;
  private final TargetReader targets;
  private final TypeRules types;

  /// What holds where a domain says nothing else.
  public record Defaults(Timing timing, Policy policy, List<Dependency> dependsOn) {
    public Defaults {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  public DomainReader(
      Defaults defaults,
      Map<String, AccountDraft> accounts,
      Map<String, Pool> pools,
      Problems problems) {
    this.defaults = defaults;
    this.pools = pools;
    this.problems = problems;
    this.links = new LinkReader(accounts, problems);
    this.targets = new TargetReader(problems);
    this.types = new TypeRules(problems);
  }

  /// All domains that could be read at least in part, in the order of the files.
  public List<DomainDraft> domains(List<Field> fields) {
    Map<DnsName, Field> seen = new TreeMap<>();
    List<DomainDraft> drafts = new ArrayList<>();
    for (Field field : fields) {
      DnsName name = DnsName.of(field.key());
      Field first = seen.putIfAbsent(name, field);
      if (first != null) {
        problems.add(
            ProblemCode.DUPLICATE_KEY,
            field.keySpot(),
            field.path(),
            "the domain " + name + " is there twice, first at " + first.keySpot(),
            "remove one of them");
      } else {
        field.form().ifPresent(form -> drafts.add(domain(name, field, form)));
      }
    }
    return drafts;
  }

  private DomainDraft domain(DnsName name, Field field, Form form) {
    List<LinkDraft> chain = links(name, form);
    Policy policy =
        form.part("policy")
            .map(own -> PolicyReader.overridden(own, defaults.policy()))
            .orElse(defaults.policy());
    Set<String> tags = new HashSet<>();
    form.items("tags").forEach(item -> item.text().ifPresent(tags::add));
    List<TargetDraft> ends = targets(name, field, form);
    return new DomainDraft(
        name,
        field,
        types.judged(chain, ends),
        ends,
        policy,
        tags,
        DependencyReader.overridden(form, defaults.dependsOn()));
  }

  private List<LinkDraft> links(DnsName name, Form form) {
    List<Field> items = form.items("links");
    if (items.isEmpty()) {
      problems.add(
          ProblemCode.NO_LINKS,
          form.has("links") ? form.spotOf("links") : form.spot(),
          form.pathOf("links"),
          "the domain " + name + " has no links, so there is nothing to write",
          "add 'links:' with {name: " + name + ", account: …}");
      return List.of();
    }
    Optional<DnsName> first = items.getFirst().form().flatMap(link -> link.name("name"));
    if (first.isPresent() && !first.get().equals(name)) {
      problems.add(
          ProblemCode.FIRST_LINK,
          items.getFirst().form().map(link -> link.spotOf("name")).orElse(form.spot()),
          items.getFirst().path() + "/name",
          "the first link is " + first.get() + ", but users resolve " + name,
          "make " + name + " the first link");
    }
    return items.stream().flatMap(item -> item.form().flatMap(links::link).stream()).toList();
  }

  private List<TargetDraft> targets(DnsName name, Field field, Form form) {
    if (form.has("pool") == form.has("targets")) {
      boolean isBoth = form.has("pool");
      problems.add(
          isBoth ? ProblemCode.CONFLICTING_KEYS : ProblemCode.NO_TARGETS,
          isBoth ? form.spotOf("targets") : field.keySpot(),
          isBoth ? form.pathOf("targets") : form.path(),
          isBoth
              ? "'pool' and 'targets' exclude each other"
              : "the domain " + name + " has no targets",
          isBoth ? "keep one of them" : "add 'pool:' or 'targets:'");
    }
    if (form.has("targets")) {
      reportPoolOfThatName(name, form);
      Timing timing =
          form.part("check")
              .map(own -> TimingReader.overridden(own, defaults.timing()))
              .orElse(defaults.timing());
      return form.field("targets")
          .map(own -> targets.pool(name.text(), own, timing).targets())
          .orElse(List.of());
    }
    form.field("check").ifPresent(this::reportSharedCheck);
    return form.field("pool").flatMap(this::pool).map(Pool::targets).orElse(List.of());
  }

  /// Targets are named after their pool or their domain, so those names must differ.
  private void reportPoolOfThatName(DnsName name, Form form) {
    Pool pool = pools.get(name.text());
    if (pool != null) {
      problems.add(
          ProblemCode.DUPLICATE_KEY,
          form.spotOf("targets"),
          form.pathOf("targets"),
          "a pool is named " + name + " too, at " + pool.field().keySpot(),
          "give the pool another name");
    }
  }

  private void reportSharedCheck(Field check) {
    problems.add(
        ProblemCode.CONFLICTING_KEYS,
        check.keySpot(),
        check.path(),
        "the checks of a pool are shared, so a domain can't change their rhythm",
        "set it in the pool's checks, or give the domain 'targets:' of its own");
  }

  private Optional<Pool> pool(Field field) {
    Optional<String> name = field.text();
    Optional<Pool> pool = name.flatMap(n -> Optional.ofNullable(pools.get(n)));
    if (name.isPresent() && pool.isEmpty()) {
      problems.add(
          ProblemCode.UNKNOWN_POOL,
          field.spot(),
          field.path(),
          "unknown pool '" + name.get() + "'",
          pools.isEmpty() ? "add it under 'pools:'" : Nearest.remedy(name.get(), pools.keySet()));
    }
    return pool;
  }
}
