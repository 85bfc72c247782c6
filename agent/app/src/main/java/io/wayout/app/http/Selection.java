// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Nearest;
import io.wayout.app.http.route.Problem;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Turns what a person typed into domains and targets of the configuration; whatever is unknown
/// ends the request before anything is asked or sent (H01, H02).
final class Selection {
  private final SortedMap<DnsName, Domain> domains;
  private final Set<String> accounts;

  Selection(State state) {
    domains = state.topology().domains();
    accounts = state.topology().accounts().keySet();
  }

  /// The members `domains`, `tags` and `all` of a request; at least one domain.
  List<DnsName> of(Body members) throws Problem.Stop {
    SequencedSet<DnsName> chosen = new LinkedHashSet<>();
    for (String typed : members.texts("domains")) {
      chosen.add(domain(typed).name());
    }
    for (String tag : members.texts("tags")) {
      chosen.addAll(tagged(tag));
    }
    if (members.flag("all")) {
      chosen.addAll(domains.keySet());
    }
    if (chosen.isEmpty()) {
      throw Problem.badRequest("no domain is chosen", "name domains, a tag, or all").stop();
    }
    return List.copyOf(chosen);
  }

  Domain domain(String typed) throws Problem.Stop {
    DnsName name = DnsName.of(typed);
    Domain domain = domains.get(name);
    if (domain == null) {
      List<String> known = domains.keySet().stream().map(DnsName::text).toList();
      throw unknown("UNKNOWN_DOMAIN", "domain '" + name + "'", Nearest.to(name.text(), known));
    }
    return domain;
  }

  String account(String typed) throws Problem.Stop {
    if (!accounts.contains(typed)) {
      throw unknown("UNKNOWN_ACCOUNT", "account '" + typed + "'", List.copyOf(accounts));
    }
    return typed;
  }

  /// Every chosen domain must have the target.
  void requireTarget(Collection<DnsName> chosen, Optional<String> target) throws Problem.Stop {
    if (target.isEmpty()) {
      return;
    }
    for (DnsName name : chosen) {
      Domain domain = domain(name.text());
      if (domain.target(target.get()).isEmpty()) {
        List<String> known = domain.targets().stream().map(Target::name).toList();
        String what = "target '" + target.get() + "' of " + name;
        throw unknown("UNKNOWN_TARGET", what, orAll(target.get(), known));
      }
    }
  }

  private List<DnsName> tagged(String tag) throws Problem.Stop {
    List<DnsName> tagged =
        domains.values().stream().filter(d -> d.tags().contains(tag)).map(Domain::name).toList();
    if (tagged.isEmpty()) {
      TreeSet<String> known = new TreeSet<>();
      domains.values().forEach(d -> known.addAll(d.tags()));
      throw unknown("UNKNOWN_TAG", "tag '" + tag + "'", orAll(tag, known));
    }
    return tagged;
  }

  /// Where there are only a few names, all of them are worth telling.
  static List<String> orAll(String typed, Collection<String> known) {
    List<String> nearest = Nearest.to(typed, known);
    return nearest.isEmpty() ? known.stream().limit(5).toList() : new ArrayList<>(nearest);
  }

  static Problem.Stop unknown(String code, String what, List<String> nearest) {
    String remedy =
        nearest.isEmpty()
            ? "wayout status lists what there is"
            : "did you mean " + String.join(", ", nearest) + "?";
    return new Problem(404, code, "there is no " + what, remedy, nearest).stop();
  }
}
