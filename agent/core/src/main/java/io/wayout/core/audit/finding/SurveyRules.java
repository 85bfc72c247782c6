// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.audit.finding.Survey.Handshake;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData.Cname;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What asking around shows.
final class SurveyRules {
  private static final Duration CERTIFICATE_MIN = Duration.ofDays(14);

  private SurveyRules() {}

  static Stream<Finding> of(Topology topology, Survey survey, Instant now) {
    return Stream.of(
            survey.declared().entrySet().stream()
                .flatMap(e -> delegation(e.getKey(), e.getValue(), survey).stream()),
            survey.certificates().entrySet().stream().flatMap(e -> certificate(e, now).stream()),
            targets(topology).flatMap(t -> dangling(t, survey).stream()))
        .flatMap(found -> found);
  }

  private static Stream<Target> targets(Topology topology) {
    return topology.domains().values().stream().flatMap(d -> d.targets().stream()).distinct();
  }

  /// Where a zone has several accounts, each must be delegated to, or resolvers never ask it.
  private static Optional<Finding> delegation(
      ZoneAt place, NameServersOutcome outcome, Survey survey) {
    Optional<SortedSet<String>> delegated = survey.delegation(place.zone());
    if (delegated.isEmpty() || !(outcome instanceof NameServersOutcome.Known known)) {
      return Optional.empty();
    }
    SortedSet<String> declared =
        known.servers().stream()
            .map(NameServer::host)
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> common = new TreeSet<>(declared);
    common.retainAll(delegated.get());
    if (common.equals(declared)) {
      return Optional.empty();
    }
    boolean isElsewhere = common.isEmpty();
    return Optional.of(
        new Finding(
            isElsewhere ? FindingCode.DELEGATED_ELSEWHERE : FindingCode.DELEGATED_PARTLY,
            new Subject(Kind.ZONE, place.toString()),
            "it is delegated to "
                + words(delegated.get())
                + ", and the account names "
                + words(declared),
            "let the registrar delegate it to the account's name servers"));
  }

  private static Optional<Finding> certificate(
      Map.Entry<Handshake, ProbeResult> seen, Instant now) {
    Handshake at = seen.getKey();
    Subject subject = new Subject(Kind.TARGET, at.target());
    return switch (seen.getValue()) {
      case ProbeResult.Fail(String detail) ->
          Optional.of(
              new Finding(
                  FindingCode.STANDBY_CERTIFICATE,
                  subject,
                  "no valid TLS for " + at.name() + " there: " + detail,
                  "install a certificate for " + at.name() + " at the target"));
      case ProbeResult.Pass pass ->
          pass.certificateExpires()
              .filter(end -> end.isBefore(now.plus(CERTIFICATE_MIN)))
              .map(end ->
                  new Finding(
                      FindingCode.CERTIFICATE_ENDS,
                      subject,
                      "its certificate for " + at.name() + " ends at " + end,
                      "renew it"));
      case ProbeResult.Inconclusive _ -> Optional.empty();
    };
  }

  private static Optional<Finding> dangling(Target target, Survey survey) {
    return target.records().stream()
        .flatMap(r -> r instanceof Cname(DnsName name) ? Stream.of(name) : Stream.empty())
        .filter(name -> Boolean.FALSE.equals(survey.names().get(name)))
        .findFirst()
        .map(name ->
            new Finding(
                FindingCode.TARGET_DANGLING,
                new Subject(Kind.TARGET, target.id()),
                name + " does not exist",
                "set it up again at " + target.vendor() + ", or remove the target"));
  }

  private static String words(SortedSet<String> hosts) {
    return String.join(" ", hosts);
  }
}
