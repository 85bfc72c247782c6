// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the vendors themselves give reason to worry about.
final class ConcernRules {
  private ConcernRules() {}

  static Stream<Finding> of(Survey survey) {
    return survey.concerns().entrySet().stream()
        .flatMap(e -> e.getValue().stream().flatMap(c -> finding(e.getKey(), c, survey).stream()));
  }

  private static Optional<Finding> finding(String account, Concern concern, Survey survey) {
    return switch (concern.kind()) {
      case CREDENTIALS_END ->
          Optional.of(told(FindingCode.CREDENTIALS_END, Kind.ACCOUNT, account, concern));
      case TOO_POWERFUL ->
          Optional.of(told(FindingCode.TOO_POWERFUL, Kind.ACCOUNT, account, concern));
      case SHARED_FATE ->
          Optional.of(told(FindingCode.SHARED_FATE, Kind.ACCOUNT, account, concern));
      case SLOW_TTL -> ofZone(FindingCode.SLOW_TTL, account, concern);
      case PLAN_ENDS -> ofZone(FindingCode.PLAN_ENDS, account, concern);
      case DROPPED_UNLESS_DELEGATED ->
          concern
              .zone()
              .map(zone -> new ZoneAt(zone, account))
              .filter(place -> isSharedOrElsewhere(place, survey))
              .map(place -> told(FindingCode.ZONE_AT_RISK, Kind.ZONE, place.toString(), concern));
    };
  }

  private static Optional<Finding> ofZone(FindingCode code, String account, Concern concern) {
    return concern
        .zone()
        .map(zone -> told(code, Kind.ZONE, new ZoneAt(zone, account).toString(), concern));
  }

  private static Finding told(FindingCode code, Kind kind, String subject, Concern concern) {
    return new Finding(code, new Subject(kind, subject), concern.text(), code.remedy());
  }

  /// Do the parent's servers differ from the account's? Where either is not known, nothing is said.
  private static boolean isSharedOrElsewhere(ZoneAt place, Survey survey) {
    Optional<SortedSet<String>> delegated = survey.delegation(place.zone());
    return delegated.isPresent()
        && survey.declared().get(place) instanceof NameServersOutcome.Known known
        && !delegated.get().equals(hosts(known));
  }

  private static Set<String> hosts(NameServersOutcome.Known known) {
    return known.servers().stream()
        .map(NameServer::host)
        .map(host -> host.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
