// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ZoneSight;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Where an API says one thing and all name servers answer another: what resolvers get is what
/// counts for users.
public final class Differences {
  private Differences() {}

  /// The first difference in a zone, with its kind; empty if there is none.
  ///
  /// @param servers as they answered just now
  public static Optional<String> of(State state, ZoneSight.Place place, List<ServerSight> servers) {
    NavigableSet<String> found = new TreeSet<>();
    servers.stream()
        .flatMap(s -> s.answers().keySet().stream())
        .distinct()
        .forEach(key ->
            ZoneSight.agreed(servers, key)
                .flatMap(served -> difference(state, new LinkAccount(key, place.account()), served))
                .ifPresent(found::add));
    return found.stream().findFirst();
  }

  private static Optional<String> difference(
      State state, LinkAccount place, Optional<RecordData> served) {
    if (!(state.records().get(place) instanceof Observed.Holds holds)
        || holds.source() != Observed.Source.API
        || Optional.of(holds.set().data()).equals(served)) {
      return Optional.empty();
    }
    String text =
        "the API says that "
            + place
            + " holds "
            + holds.set().data()
            + ", but every name server answers "
            + served.map(RecordData::toString).orElse("that there is nothing");
    boolean isOurs = served.isPresent() && isDeclared(state, place.key(), served.get());
    return Optional.of(
        text
            + (isOurs
                ? ": a publication that hangs, or an API that lies"
                : ": a hijack, or someone who writes past the API")
            + "; trust what resolvers get");
  }

  private static boolean isDeclared(State state, RecordKey key, RecordData data) {
    for (Domain domain : state.topology().domains().values()) {
      for (Link link : domain.links()) {
        if (link.keys().contains(key)) {
          return domain.targets().stream().anyMatch(t -> t.isAt(data))
              || domain.links().stream().anyMatch(l -> data.equals(new RecordData.Cname(l.name())));
        }
      }
    }
    return false;
  }
}
