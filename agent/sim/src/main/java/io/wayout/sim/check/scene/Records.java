// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.sim.world.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the records of all vendors truly hold, and where chains of them lead: a mirrored link leads
/// to as many places as its accounts say. Confined to one thread.
final class Records {
  private final Map<LinkAccount, RecordSet> records = new HashMap<>();
  private final Map<LinkAccount, Instant> changes = new HashMap<>();
  private final Set<LinkAccount> others = new HashSet<>();

  void apply(Fact.Applied applied, Instant now) {
    LinkAccount place = applied.place();
    changes.put(place, now);
    applied.after().ifPresentOrElse(set -> records.put(place, set), () -> records.remove(place));
    if (applied.sent().isEmpty() && applied.before().isPresent()) {
      others.add(place);
    } else {
      others.remove(place);
    }
  }

  Optional<RecordSet> get(LinkAccount place) {
    return Optional.ofNullable(records.get(place));
  }

  Optional<Instant> changedAt(LinkAccount place) {
    return Optional.ofNullable(changes.get(place));
  }

  /// Each end of the chain; one that is no target is empty.
  Set<Optional<Target>> ends(Domain domain) {
    return ends(domain, this::data);
  }

  /// Each end if one record held something else.
  Set<Optional<Target>> endsWith(Domain domain, LinkAccount place, RecordData instead) {
    return ends(
        domain,
        p ->
            p.account().equals(place.account()) && p.key().name().equals(place.key().name())
                ? Optional.of(instead)
                : data(p));
  }

  private static Set<Optional<Target>> ends(
      Domain domain, Function<LinkAccount, Optional<RecordData>> held) {
    Set<Optional<Target>> ends = new HashSet<>();
    follow(domain, 0, held, ends);
    return ends;
  }

  private static void follow(
      Domain domain,
      int number,
      Function<LinkAccount, Optional<RecordData>> held,
      Set<Optional<Target>> ends) {
    Link link = domain.links().get(number);
    for (LinkAccount place : places(link)) {
      Optional<RecordData> data = held.apply(place);
      Optional<Target> target =
          domain.targets().stream().filter(t -> data.filter(t::isAt).isPresent()).findFirst();
      if (target.isEmpty() && data.isPresent() && data.equals(next(domain, link))) {
        follow(domain, number + 1, held, ends);
      } else {
        ends.add(target);
      }
    }
  }

  boolean isCanonical(Domain domain) {
    return isAtOneTarget(domain)
        && domain.links().stream()
            .limit(domain.links().size() - 1L)
            .allMatch(
                link -> places(link).stream().allMatch(p -> data(p).equals(next(domain, link))));
  }

  private boolean isAtOneTarget(Domain domain) {
    Set<Optional<Target>> ends = ends(domain);
    return ends.size() == 1 && ends.iterator().next().isPresent();
  }

  boolean isForeign(Domain domain) {
    return domain.links().stream()
        .anyMatch(link ->
            places(link).stream()
                .anyMatch(p -> data(p).filter(d -> isDeclared(domain, link, d)).isEmpty()));
  }

  boolean isDeclared(Domain domain, Link link, RecordData data) {
    return domain.targets().stream().anyMatch(t -> t.isAt(data))
        || next(domain, link).equals(Optional.of(data));
  }

  /// Do the accounts of a link hold different values?
  boolean isUneven(Link link) {
    return places(link).stream().map(this::data).distinct().count() > 1;
  }

  /// Did others change one of the link's records last?
  boolean isOthers(Link link) {
    return places(link).stream().anyMatch(others::contains);
  }

  /// One place for each account; the other types of a link of addresses follow it.
  private static List<LinkAccount> places(Link link) {
    RecordKey first = link.keys().getFirst();
    return link.places().stream().filter(p -> p.key().equals(first)).toList();
  }

  private static Optional<RecordData> next(Domain domain, Link link) {
    int index = domain.links().indexOf(link) + 1;
    return index < domain.links().size()
        ? Optional.of(new RecordData.Cname(domain.links().get(index).name()))
        : Optional.empty();
  }

  private Optional<RecordData> data(LinkAccount place) {
    return get(place).map(RecordSet::data);
  }
}
