// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.audit.finding.Finding;
import io.wayout.core.audit.finding.Findings;
import io.wayout.core.audit.finding.Survey;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Whether there is a way out, before the day of the outage.
///
/// @param isOffline it judges the configuration alone
/// @param state what it judges
/// @param mendings single changes that would open most ways, best first
/// @param findings what is wrong today, worst first
public record Audit(
    boolean isOffline,
    State state,
    List<Domain> domains,
    EscapeMatrix matrix,
    List<Mending> mendings,
    List<Finding> findings) {
  public Audit {
    domains = List.copyOf(domains);
    mendings = List.copyOf(mendings);
    findings = List.copyOf(findings);
  }

  /// Judges the configuration alone, in a world in order.
  ///
  /// @param withPairs also every pair of vendors
  public static Audit offline(
      Topology topology, Home home, List<Domain> domains, boolean withPairs, Instant now) {
    State state = Assumed.world(topology, now);
    return new Audit(
        true,
        state,
        domains,
        EscapeMatrix.of(state, home, domains, withPairs, now),
        Mendings.of(topology, home, now),
        Findings.offline(state, home.vendor(), home.channels()));
  }

  /// Judges the world as it is.
  ///
  /// @param withPairs also every pair of vendors
  public static Audit live(Facts facts, List<Domain> domains, boolean withPairs, Instant now) {
    State state = facts.state();
    return new Audit(
        false,
        state,
        domains,
        EscapeMatrix.of(state, facts.home(), domains, withPairs, now),
        Mendings.of(state.topology(), facts.home(), now),
        Stream.concat(
                Findings.live(
                    state,
                    facts.survey(),
                    new Findings.Place(facts.home().vendor(), facts.home().channels()),
                    now)
                    .stream(),
                facts.others().stream())
            .sorted()
            .toList());
  }

  /// What a live audit judges.
  ///
  /// @param others what other rooms have found
  public record Facts(State state, Home home, Survey survey, List<Finding> others) {
    public Facts {
      others = List.copyOf(others);
    }

    /// Nobody else has found anything.
    public Facts(State state, Home home, Survey survey) {
      this(state, home, survey, List.of());
    }
  }
}
