// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.drill.play.Take;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what the agent changed for users, domain by domain. Of a mirrored link, the first account
/// counts that has the change.
final class Moves {
  private final Map<RecordKey, Domain> owners = new HashMap<>();
  private final Map<RecordKey, RecordData> held = new HashMap<>();
  private final Map<DnsName, Cause> causes = new HashMap<>();
  private final Map<DnsName, List<Move>> found = new HashMap<>();

  private Moves(Take take) {
    for (Domain domain : take.twin().topology().domains().values()) {
      domain.links().forEach(l -> l.keys().forEach(key -> owners.put(key, domain)));
    }
  }

  static Moves of(Take take) {
    Moves moves = new Moves(take);
    take.history().forEach(moves::hear);
    return moves;
  }

  /// In the order of time.
  List<Move> of(Domain domain) {
    return found.getOrDefault(domain.name(), List.of());
  }

  /// The target's name where the chain leads at the end; empty if to none.
  String end(Domain domain) {
    return path(domain).flatMap(Path::target).map(Target::name).orElse("");
  }

  private void hear(Happening happening) {
    if (happening.fact() instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.SwitchoverKept(Switchover s)) {
          causes.put(s.domain(), s.cause());
        }
      }
    }
    if (happening.fact() instanceof Fact.Applied applied) {
      applied(happening, applied);
    }
  }

  private void applied(Happening happening, Fact.Applied applied) {
    RecordKey key = applied.place().key();
    Domain domain = owners.get(key);
    if (domain == null) {
      return;
    }
    Optional<Path> before = path(domain);
    applied.after().map(RecordSet::data).ifPresent(data -> held.put(key, data));
    Optional<Path> after = path(domain);
    if (applied.sent().isPresent() && !after.equals(before)) {
      Optional<Target> from = before.flatMap(Path::target);
      Optional<Target> to = after.flatMap(Path::target);
      found
          .computeIfAbsent(domain.name(), _ -> new ArrayList<>())
          .add(
              new Move(
                  happening.at(),
                  number(domain, key),
                  applied.place().account(),
                  causes.getOrDefault(domain.name(), Cause.MANUAL),
                  to.map(Target::name).orElse(""),
                  !from.equals(to)));
    }
  }

  private static int number(Domain domain, RecordKey key) {
    int index = 0;
    while (!domain.links().get(index).keys().contains(key)) {
      index++;
    }
    return index + 1;
  }

  /// Which links users follow, and where to.
  private record Path(int links, Optional<Target> target) {}

  private Optional<Path> path(Domain domain) {
    for (int i = 0; i < domain.links().size(); i++) {
      Link link = domain.links().get(i);
      Optional<RecordData> data = Optional.ofNullable(held.get(link.keys().getFirst()));
      Optional<Target> target =
          domain.targets().stream().filter(t -> data.filter(t::isAt).isPresent()).findFirst();
      if (target.isPresent() || data.isEmpty() || !leadsOn(domain, i, data.get())) {
        return Optional.of(new Path(i + 1, target));
      }
    }
    return Optional.empty();
  }

  private static boolean leadsOn(Domain domain, int link, RecordData data) {
    return link + 1 < domain.links().size()
        && data.equals(new RecordData.Cname(domain.links().get(link + 1).name()));
  }
}
