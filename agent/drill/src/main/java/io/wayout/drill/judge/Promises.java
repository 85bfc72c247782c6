// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.model.Domain;
import io.wayout.dns.DnsName;
import io.wayout.drill.judge.Finding.Kind;
import io.wayout.drill.play.Take;
import io.wayout.drill.script.Expect;
import io.wayout.sim.check.Court;
import io.wayout.sim.check.Violation;
import io.wayout.sim.world.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a take to its promises.
final class Promises {
  private static final int NAMES_MAX = 3;

  private Promises() {}

  /// One of each invariant, in the order of the court.
  static List<Finding> invariants(Take take) {
    return Court.invariants().stream().map(name -> invariant(take, name)).toList();
  }

  private static Finding invariant(Take take, String name) {
    List<Violation> broken =
        take.violations().stream().filter(v -> v.invariant().equals(name)).toList();
    String text =
        broken.stream()
            .limit(NAMES_MAX)
            .map(v -> Words.since(take, v.at()) + " " + v.text())
            .collect(Collectors.joining("; "));
    return new Finding(name, Kind.INVARIANT, broken.isEmpty(), Words.relative(take, text));
  }

  /// What the scenario asks for, as far as it does.
  static List<Finding> expectations(Take take, List<Fate> fates) {
    Expect expect = take.scenario().expect();
    List<Finding> findings = new ArrayList<>();
    expect.writesMax().ifPresent(max -> findings.add(writes(take, max)));
    expect.movesMax().ifPresent(max -> findings.add(movesPerDomain(fates, max)));
    expect.restored().ifPresent(limit -> findings.add(restored(limit, fates)));
    expect.endsAt().ifPresent(end -> findings.add(ends(take, end, fates)));
    return findings;
  }

  private static Finding writes(Take take, int max) {
    long sent =
        take.history().stream()
            .filter(h -> h.fact() instanceof Fact.Sent && h.at().isAfter(take.start()))
            .count();
    return expectation("at most " + max + " changes sent", sent <= max, sent + " were sent");
  }

  private static Finding movesPerDomain(List<Fate> fates, int max) {
    List<DnsName> broken =
        fates.stream()
            .filter(f -> f.moves().stream().filter(Move::isElsewhere).count() > max)
            .map(Fate::domain)
            .toList();
    return expectation(
        "users of a domain are led elsewhere at most " + max + " times",
        broken.isEmpty(),
        names(broken) + " more often");
  }

  /// Those without any way out are judged by the verdict, and those that automation may not move by
  /// nobody.
  private static Finding restored(Expect.Limit limit, List<Fate> fates) {
    List<DnsName> late =
        fates.stream()
            .filter(f -> f.isLate() && f.kind() == Fate.Kind.MOVED)
            .map(Fate::domain)
            .toList();
    String within =
        switch (limit) {
          case Expect.Rto() -> "the domain's rto";
          case Expect.Time(var duration) -> duration.toSeconds() + " s";
        };
    return expectation(
        "no user of a domain with a way out is without it for longer than " + within,
        late.isEmpty(),
        names(late) + " were longer");
  }

  private static Finding ends(Take take, Expect.End end, List<Fate> fates) {
    List<DnsName> wrong = new ArrayList<>();
    for (Fate fate : fates) {
      Domain domain = take.twin().topology().domains().get(fate.domain());
      boolean isMoved = fate.moves().stream().anyMatch(Move::isElsewhere);
      boolean isPreferred = domain != null && domain.preferred().name().equals(fate.endsAt());
      if (isMoved && isPreferred != (end == Expect.End.PREFERRED)) {
        wrong.add(fate.domain());
      }
    }
    String where = end == Expect.End.PREFERRED ? "at its preferred target" : "where it was moved";
    return expectation("what moved ends " + where, wrong.isEmpty(), names(wrong) + " do not");
  }

  private static Finding expectation(String name, boolean isKept, String otherwise) {
    return new Finding(name, Kind.EXPECTATION, isKept, isKept ? "" : otherwise);
  }

  private static String names(List<DnsName> domains) {
    Stream<String> first = domains.stream().limit(NAMES_MAX).map(DnsName::text);
    int more = domains.size() - NAMES_MAX;
    return first.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
  }
}
