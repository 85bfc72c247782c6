// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.user;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the resolvers of users may hold: any of them asked any server at any time, keeps the answer
/// for its TTL. All of them at once, so that no dice are needed: what one of them could hold is
/// held by one.
///
/// Confined to one thread.
final class Caches {
  private final Map<LinkAccount, Map<Integer, RecordSet>> served = new HashMap<>();
  private final Map<LinkAccount, List<Held>> held = new HashMap<>();

  /// A former answer.
  private record Held(RecordData data, Instant until) {}

  /// From now on a server answers something else.
  void published(LinkAccount place, int server, RecordSet set, Instant now) {
    RecordSet old = served.computeIfAbsent(place, _ -> new HashMap<>()).put(server, set);
    if (old != null) {
      Instant until = now.plus(old.ttl().toDuration());
      held.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Held(old.data(), until));
    }
  }

  /// Where users may be led now by what servers answer, without any cache.
  Set<String> served(Domain domain) {
    return led(domain, 0, Instant.MAX);
  }

  /// Where users may be led now, whoever resolves for them.
  Set<String> cached(Domain domain, Instant now) {
    return led(domain, 0, now);
  }

  /// @param now cached answers that are over by then are no more
  private Set<String> led(Domain domain, int number, Instant now) {
    Set<String> targets = new HashSet<>();
    Link link = domain.links().get(number);
    for (LinkAccount place : link.places()) {
      for (RecordData data : answers(place, now)) {
        domain.targets().stream().filter(t -> t.isAt(data)).map(Target::name).forEach(targets::add);
        if (number + 1 < domain.links().size()
            && data.equals(new RecordData.Cname(domain.links().get(number + 1).name()))) {
          targets.addAll(led(domain, number + 1, now));
        }
      }
    }
    return targets;
  }

  private Set<RecordData> answers(LinkAccount place, Instant now) {
    Set<RecordData> all = new HashSet<>();
    served.getOrDefault(place, Map.of()).values().forEach(set -> all.add(set.data()));
    List<Held> old = held.getOrDefault(place, List.of());
    if (!old.isEmpty() && !now.equals(Instant.MAX)) {
      old.removeIf(h -> !h.until().isAfter(now));
    }
    old.stream().filter(h -> h.until().isAfter(now)).forEach(h -> all.add(h.data()));
    return all;
  }
}
