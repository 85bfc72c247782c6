// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.List;
import java.util.Optional;

/// A domain's chain as it is: its links from the business name downwards, with what is known of
/// each.
public record Chain(Domain domain, List<LinkFact> links) {
  public Chain {
    links = List.copyOf(links);
  }

  /// Where users get when they follow the answers from link 1.
  public Effective effective() {
    return UsersView.of(this).effective();
  }

  /// The first link that leads somebody straight to an end; the last one in a chain without bypass.
  public int firstStraight() {
    return UsersView.of(this).firstStraight();
  }

  /// What a record set of that type holds at a link of a canonical chain that leads to the target;
  /// empty if none can lead there.
  public Optional<RecordData> canonicalData(LinkFact fact, RecordType type, Target target) {
    return isLast(fact) ? target.record(type) : next(fact, type);
  }

  /// Does every record set of every link, at each account, hold what it holds in a canonical chain?
  boolean isCanonical(Target target) {
    for (LinkFact fact : links) {
      for (ReplicaFact replica : fact.replicas()) {
        if (!isCanonical(fact, replica, target)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean isCanonical(LinkFact fact, ReplicaFact replica, Target target) {
    return replica.data().isPresent()
        && replica.data().equals(canonicalData(fact, replica.key().type(), target));
  }

  boolean isLast(LinkFact fact) {
    return fact.number() == links.size();
  }

  /// Is the data something that this chain may hold at the link: the next link or a declared
  /// target?
  boolean isOurs(LinkFact fact, RecordData data) {
    return isNext(fact, data) || targetOf(data).isPresent();
  }

  boolean isNext(LinkFact fact, RecordData data) {
    return next(fact, data.type()).equals(Optional.of(data));
  }

  /// The declared target that the data leads to.
  Optional<String> targetOf(RecordData data) {
    for (Target target : domain.targets()) {
      if (target.isAt(data)) {
        return Optional.of(target.name());
      }
    }
    return Optional.empty();
  }

  /// What a record set of that type holds to lead to the next link; empty if none can.
  Optional<RecordData> next(LinkFact fact, RecordType type) {
    if (isLast(fact)) {
      return Optional.empty();
    }
    DnsName next = links.get(fact.number()).link().name();
    return switch (type) {
      case CNAME -> Optional.of(new RecordData.Cname(next));
      case ALIAS -> Optional.of(new RecordData.Alias(next));
      case A, AAAA, TXT -> Optional.empty();
    };
  }
}
