// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.survey;

import io.wayout.core.audit.finding.Survey.Handshake;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a survey of a configuration asks.
final class Questions {
  private static final int HTTPS_PORT = 443;

  /// More would not end in time; those of standbys come first.
  private static final int HANDSHAKES_MAX = 500;

  private static final int RECORDS_MAX = 200;

  private Questions() {}

  /// Each zone at each of its accounts.
  static List<ZoneAt> zones(Topology topology) {
    return topology.domains().values().stream()
        .flatMap(d -> d.links().stream())
        .flatMap(l -> l.accounts().stream().map(a -> new ZoneAt(l.zone(), a)))
        .distinct()
        .toList();
  }

  /// The records to ask a zone's name servers for; enough to see whether they agree. An ALIAS is
  /// answered with addresses that may differ from server to server.
  static List<RecordKey> records(Topology topology, DnsName zone) {
    return topology.domains().values().stream()
        .flatMap(d -> d.links().stream())
        .filter(l -> l.zone().equals(zone))
        .flatMap(l -> l.keys().stream())
        .filter(key -> key.type() != RecordType.ALIAS)
        .distinct()
        .limit(RECORDS_MAX)
        .toList();
  }

  /// The names that targets lead to.
  static List<DnsName> names(Topology topology) {
    return topology.domains().values().stream()
        .flatMap(d -> d.targets().stream())
        .flatMap(t -> name(t).stream())
        .distinct()
        .toList();
  }

  /// A handshake with the business name at each target whose checks speak TLS (I25).
  static Map<Handshake, ProbeSpec> handshakes(Topology topology) {
    Map<Handshake, ProbeSpec> standbys = new LinkedHashMap<>();
    Map<Handshake, ProbeSpec> preferred = new LinkedHashMap<>();
    for (Domain domain : topology.domains().values()) {
      for (Target target : domain.targets()) {
        handshake(topology, domain, target)
            .ifPresent(spec ->
                (target.equals(domain.preferred()) ? preferred : standbys)
                    .put(new Handshake(target.id(), domain.name()), spec));
      }
    }
    Map<Handshake, ProbeSpec> asked = new LinkedHashMap<>();
    Stream.concat(standbys.entrySet().stream(), preferred.entrySet().stream())
        .limit(HANDSHAKES_MAX)
        .forEach(entry -> asked.put(entry.getKey(), entry.getValue()));
    return asked;
  }

  private static Optional<ProbeSpec> handshake(Topology topology, Domain domain, Target target) {
    OptionalInt port = tlsPort(topology, target);
    return port.isEmpty()
        ? Optional.empty()
        : host(target).map(host -> new ProbeSpec.Tls(host, port.getAsInt(), domain.name()));
  }

  private static OptionalInt tlsPort(Topology topology, Target target) {
    TreeMap<String, Integer> ports = new TreeMap<>();
    for (CheckId id : target.checks()) {
      switch (topology.check(id).probe()) {
        case ProbeSpec.Http http when "https".equalsIgnoreCase(http.uri().getScheme()) ->
            ports.put(id.text(), http.uri().getPort() < 0 ? HTTPS_PORT : http.uri().getPort());
        case ProbeSpec.Tls tls -> ports.put(id.text(), tls.port());
        case ProbeSpec.Http _, ProbeSpec.Tcp _, ProbeSpec.Dns _, ProbeSpec.Exec _ -> {}
      }
    }
    return ports.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ports.firstEntry().getValue());
  }

  private static Optional<String> host(Target target) {
    Stream<String> addresses =
        target.records().stream()
            .flatMap(
                r -> r instanceof RecordData.Addresses a ? a.addresses().stream() : Stream.empty());
    return Stream.concat(name(target).map(DnsName::text).stream(), addresses).findFirst();
  }

  private static Optional<DnsName> name(Target target) {
    return target.records().stream()
        .flatMap(
            r -> r instanceof RecordData.Cname(DnsName name) ? Stream.of(name) : Stream.empty())
        .findFirst();
  }
}
