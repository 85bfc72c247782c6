// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.audit.finding.Survey.Sighting;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Topology;
import io.wayout.core.plane.ServerSight;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the name servers of the zones show: each for itself, held against each other, and against
/// what the APIs say.
final class ServerRules {
  private static final int LABELS_MIN = 2;
  private static final int WORDS_MAX = 8;

  private ServerRules() {}

  static Stream<Finding> of(State state, Survey survey) {
    Map<ZoneAt, List<ServerSight>> places =
        survey.sightings().stream()
            .collect(
                Collectors.groupingBy(
                    Sighting::place,
                    LinkedHashMap::new,
                    Collectors.mapping(Sighting::sight, Collectors.toList())));
    Stream<Finding> seen =
        places.entrySet().stream().flatMap(e -> place(state, e.getKey(), e.getValue()));
    Stream<Finding> shared =
        state.topology().domains().values().stream()
            .flatMap(d -> shared(state.topology(), d, survey).stream());
    return Stream.concat(seen, shared);
  }

  private static Stream<Finding> place(State state, ZoneAt place, List<ServerSight> sights) {
    List<ServerSight> answering = sights.stream().filter(ServerSight::isAnswering).toList();
    if (answering.isEmpty()) {
      return Stream.empty();
    }
    Stream<Finding> silent =
        sights.stream().filter(s -> !s.isAnswering()).map(s -> silent(place, s));
    List<Finding> values =
        answering.stream()
            .flatMap(s -> s.answers().keySet().stream())
            .distinct()
            .filter(key -> !isBusy(state, key))
            .flatMap(key -> value(state, new LinkAccount(key, place.account()), answering).stream())
            .toList();
    Stream<Finding> serials =
        values.isEmpty() ? serials(place, answering).stream() : Stream.empty();
    return Stream.of(silent, values.stream(), serials).flatMap(found -> found);
  }

  private static Finding silent(ZoneAt place, ServerSight sight) {
    return new Finding(
        FindingCode.SERVER_SILENT,
        new Subject(Kind.ZONE, place.toString()),
        sight.where() + " does not answer, others do",
        "ask the vendor, or take it out of the delegation");
  }

  /// While a move is under way, differences are what it makes.
  private static boolean isBusy(State state, RecordKey key) {
    return state.topology().domains().values().stream()
        .filter(d -> d.links().stream().anyMatch(l -> l.keys().contains(key)))
        .anyMatch(d -> state.busy(d.name()).isPresent());
  }

  private static Optional<Finding> value(
      State state, LinkAccount place, List<ServerSight> answering) {
    Map<String, String> texts = new TreeMap<>();
    for (ServerSight s : answering) {
      Optional<RecordData> held = s.answers().get(place.key());
      if (held != null) {
        texts.put(s.where(), held.map(RecordData::toString).orElse("nothing"));
      }
    }
    Subject subject = new Subject(Kind.LINK, place.toString());
    if (texts.values().stream().distinct().count() > 1) {
      return Optional.of(
          new Finding(
              FindingCode.SERVERS_DIFFER,
              subject,
              "its name servers differ: " + words(texts, " answers "),
              "wait for a publication that is under way; else ask the vendor"));
    }
    Optional<String> api =
        state.records().get(place) instanceof Observed.Holds holds
                && holds.source() == Observed.Source.API
            ? Optional.of(holds.set().data().toString())
            : Optional.empty();
    return api.filter(text -> !texts.isEmpty() && !texts.containsValue(text))
        .map(text ->
            new Finding(
                FindingCode.SERVED_DIFFERS,
                subject,
                "the API says " + text + ", but " + words(texts, " answers "),
                "trust what resolvers get, and look at the record in the vendor's console"));
  }

  private static Optional<Finding> serials(ZoneAt place, List<ServerSight> answering) {
    Map<String, String> texts = new TreeMap<>();
    answering.forEach(
        s -> s.serial().ifPresent(serial -> texts.put(s.where(), String.valueOf(serial))));
    return texts.values().stream().distinct().count() < 2
        ? Optional.empty()
        : Optional.of(
            new Finding(
                FindingCode.SERIALS_DIFFER,
                new Subject(Kind.ZONE, place.toString()),
                "its name servers have different versions: " + words(texts, " has serial "),
                "look at the transfers to the one that is behind"));
  }

  private static String words(Map<String, String> texts, String verb) {
    return texts.entrySet().stream()
        .limit(WORDS_MAX)
        .map(e -> e.getKey() + verb + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Optional<Finding> shared(Topology topology, Domain domain, Survey survey) {
    List<Link> links = domain.links();
    for (int i = 0; i < links.size(); i++) {
      for (Link below : links.subList(i + 1, links.size())) {
        Optional<Finding> found = shared(topology, domain, List.of(links.get(i), below), survey);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> shared(
      Topology topology, Domain domain, List<Link> pair, Survey survey) {
    Function<Link, Set<String>> vendors =
        link ->
            link.accounts().stream()
                .map(a -> topology.account(a).vendor())
                .collect(Collectors.toSet());
    Set<String> common = new TreeSet<>(owners(survey, pair.getFirst()));
    common.retainAll(owners(survey, pair.getLast()));
    boolean isDeclaredApart =
        Collections.disjoint(vendors.apply(pair.getFirst()), vendors.apply(pair.getLast()));
    return isDeclaredApart && !common.isEmpty()
        ? Optional.of(
            new Finding(
                FindingCode.SHARED_NAME_SERVERS,
                new Subject(Kind.DOMAIN, domain.name().text()),
                "the zones of %s and %s are both delegated to name servers of %s"
                    .formatted(
                        pair.getFirst().name(), pair.getLast().name(), String.join(" ", common)),
                "delegate one of them to the vendor that the configuration names"))
        : Optional.empty();
  }

  /// The domains that the delegated servers' names are in; an address stands for itself.
  private static Set<String> owners(Survey survey, Link link) {
    return survey.delegation(link.zone()).stream()
        .flatMap(Set::stream)
        .map(ServerRules::owner)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String owner(String host) {
    try {
      DnsName parent = DnsName.of(host).parent();
      return parent.labels().size() < LABELS_MIN ? host : parent.text();
    } catch (BadValue address) {
      return host;
    }
  }
}
