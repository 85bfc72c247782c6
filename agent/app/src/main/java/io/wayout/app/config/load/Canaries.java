// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The records of our own that prove that accounts take changes.
final class Canaries {
  private final List<Link> links;

  Canaries(Collection<Domain> domains) {
    this.links = domains.stream().flatMap(d -> d.links().stream()).toList();
  }

  /// The account's canary; empty if it has none, or one that [#judge] reports.
  Optional<Canary> of(AccountDraft account) {
    Optional<Form> form = account.field().form().flatMap(f -> f.part("canary"));
    Optional<DnsName> name = form.flatMap(f -> f.name("name"));
    return name.flatMap(n -> zone(account, n))
        .map(zone -> new Canary(name.get(), zone, form.get().time("every").orElseThrow()));
  }

  /// A canary needs a zone of its account and a name that is nobody else's.
  void judge(AccountDraft account, Problems problems) {
    Optional<Form> form = account.field().form().flatMap(f -> f.part("canary"));
    Optional<DnsName> name = form.flatMap(f -> f.name("name"));
    if (name.isEmpty()) {
      return;
    }
    if (zone(account, name.get()).isEmpty()) {
      problems.add(
          ProblemCode.OUTSIDE_ZONE,
          form.get().spotOf("name"),
          form.get().pathOf("name"),
          "the canary " + name.get() + " is within none of the account's zones " + zones(account),
          "write a name below one of them, such as _wayout.ZONE");
    } else if (links.stream().anyMatch(l -> l.name().equals(name.get()))) {
      problems.add(
          ProblemCode.RECORD_TAKEN,
          form.get().spotOf("name"),
          form.get().pathOf("name"),
          name.get() + " is a link of a domain, so no canary can be there",
          "write a name that nobody uses, such as _wayout." + name.get().parent());
    }
  }

  private Optional<DnsName> zone(AccountDraft account, DnsName name) {
    return zones(account).stream()
        .filter(zone -> name.isWithin(zone) && !name.equals(zone))
        .max(Comparator.comparingInt(zone -> zone.labels().size()));
  }

  /// Those that it declares, and those of its links.
  private List<DnsName> zones(AccountDraft account) {
    List<DnsName> zones = new ArrayList<>(account.zones());
    links.stream()
        .filter(l -> l.accounts().contains(account.settings().name()))
        .forEach(l -> zones.add(l.zone()));
    return zones.stream().distinct().sorted().toList();
  }
}
