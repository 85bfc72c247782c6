// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.holds;
import static io.wayout.core.Fixtures.lb;

import io.wayout.core.Fixtures;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds a chain link by link, from words: what each account's record holds, and which planes are
/// gone.
final class ChainBuilder {
  private final List<List<String>> links = new ArrayList<>();

  /// @param accounts one word list per account: a value (`next primary standby foreign empty unread
  ///   new`), then maybe `readonly` and `silent`, e.g. `next readonly`
  ChainBuilder link(String... accounts) {
    links.add(List.of(accounts));
    return this;
  }

  Chain build() {
    List<Link> declared = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      String[] accounts = new String[links.get(i).size()];
      for (int a = 0; a < accounts.length; a++) {
        accounts[a] = account(i, a);
      }
      declared.add(Fixtures.link(name(i), accounts));
    }
    Domain domain = Fixtures.domain(name(0), Fixtures.AUTO, declared);
    List<LinkFact> facts = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      List<ReplicaFact> replicas = new ArrayList<>();
      for (int a = 0; a < links.get(i).size(); a++) {
        replicas.add(
            replica(i, declared.get(i).places().get(a), List.of(links.get(i).get(a).split(" "))));
      }
      facts.add(new LinkFact(i + 1, declared.get(i), replicas));
    }
    return new Chain(domain, facts);
  }

  static DnsName name(int link) {
    return DnsName.of("www.l" + (link + 1) + ".example");
  }

  private static String account(int link, int account) {
    return "l" + (link + 1) + (char) ('a' + account);
  }

  private static ReplicaFact replica(int link, LinkAccount place, List<String> words) {
    String account = place.account();
    boolean isWritable = !words.contains("readonly");
    return new ReplicaFact(
        place,
        "vendor-" + account,
        isWritable,
        isWritable ? "" : "the API of " + account + " does not work",
        !words.contains("silent"),
        observed(link, words.getFirst()));
  }

  private static Optional<Observed> observed(int link, String value) {
    return switch (value) {
      case "next" -> Optional.of(holds(cname(name(link + 1)), 60, T0));
      case "foreign" -> Optional.of(holds(cname(ELSEWHERE), 60, T0));
      case "empty" -> Optional.of(new Observed.Empty(Observed.Source.API, T0));
      case "unread" -> Optional.of(new Observed.Unread("nobody answers", T0));
      case "new" -> Optional.empty();
      default -> Optional.of(holds(lb(value), 60, T0));
    };
  }
}
