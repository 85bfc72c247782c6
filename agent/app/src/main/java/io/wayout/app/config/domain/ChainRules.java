// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.domain.TargetDraft.CheckDraft;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold between domains: each record has one owner, no chain leads back, no check asks a
/// name that wayout moves, and a chain is in more than one vendor's hands.
public final class ChainRules {
  private final Map<String, AccountDraft> accounts;
  private final Problems problems;
  private final Map<DnsName, Owned> owners = new HashMap<>();

  private record Owned(DnsName domain, Spot spot) {}

  public ChainRules(Map<String, AccountDraft> accounts, Problems problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  /// Judges all domains together, and the targets of all pools.
  public void judge(List<DomainDraft> domains, List<TargetDraft> targets) {
    domains.forEach(this::own);
    domains.forEach(this::judgeVendors);
    for (TargetDraft target : targets) {
      if (!reportLoop(target)) {
        target.checks().forEach(this::judgeCheck);
      }
    }
  }

  private void judgeCheck(CheckDraft draft) {
    Optional<DnsName> asked = asked(draft.check().probe());
    Owned owned = asked.map(owners::get).orElse(null);
    if (owned != null) {
      problems.add(
          ProblemCode.CHECK_FOLLOWS,
          draft.form().spot(),
          draft.form().path(),
          "the check asks %s, which leads to whatever target is live (a link of %s)"
              .formatted(asked.get(), owned.domain()),
          "add 'via: target', so that it asks this target only");
    }
  }

  private void own(DomainDraft domain) {
    for (LinkDraft draft : domain.links()) {
      DnsName name = draft.link().name();
      Spot spot = draft.form().spotOf("name");
      Owned first = owners.putIfAbsent(name, new Owned(domain.name(), spot));
      if (first == null) {
        continue;
      }
      boolean isLoop = first.domain().equals(domain.name());
      problems.add(
          isLoop ? ProblemCode.CNAME_LOOP : ProblemCode.RECORD_TAKEN,
          spot,
          draft.form().pathOf("name"),
          isLoop
              ? "the chain leads back to %s, its link at %s".formatted(name, first.spot())
              : "the record %s belongs to the domain %s already, at %s"
                  .formatted(name, first.domain(), first.spot()),
          "give each link a record of its own");
    }
  }

  private void judgeVendors(DomainDraft domain) {
    List<String> vendors =
        domain.links().stream()
            .flatMap(draft -> draft.link().accounts().stream())
            .map(accounts::get)
            .map(account -> account.settings().vendor())
            .toList();
    boolean isOne = vendors.size() > 1 && vendors.stream().distinct().count() == 1;
    if (isOne && domain.links().size() > 1) {
      problems.add(
          ProblemCode.ONE_VENDOR_LINKS,
          domain.links().get(1).form().spot(),
          domain.links().get(1).form().path(),
          "all links of %s are in the hands of the vendor '%s'"
              .formatted(domain.name(), vendors.getFirst()),
          "host one of them at another vendor, or its outage locks them all");
    }
  }

  private boolean reportLoop(TargetDraft draft) {
    if (!(draft.target().record(RecordType.CNAME).orElse(null)
        instanceof RecordData.Cname(DnsName name))) {
      return false;
    }
    Owned owned = owners.get(name);
    if (owned != null) {
      problems.add(
          ProblemCode.CNAME_LOOP,
          draft.form().spotOf("cname"),
          draft.form().pathOf("cname"),
          "the target '%s' leads back to %s, a link of %s at %s"
              .formatted(draft.target().name(), name, owned.domain(), owned.spot()),
          "name the place where the service runs");
    }
    return owned != null;
  }

  private static Optional<DnsName> asked(ProbeSpec probe) {
    return switch (probe) {
      case ProbeSpec.Http http when http.connectTo().isPresent() ->
          http.connectTo().get() instanceof RecordData.Cname(DnsName name)
              ? Optional.of(name)
              : Optional.empty();
      case ProbeSpec.Http http -> name(http.uri().getHost());
      case ProbeSpec.Tcp tcp -> name(tcp.host());
      case ProbeSpec.Tls tls -> name(tls.host());
      case ProbeSpec.Dns dns -> name(dns.server());
      case ProbeSpec.Exec _ -> Optional.empty();
    };
  }

  private static Optional<DnsName> name(String host) {
    try {
      return Optional.of(DnsName.of(host));
    } catch (BadValue address) {
      return Optional.empty();
    }
  }
}
