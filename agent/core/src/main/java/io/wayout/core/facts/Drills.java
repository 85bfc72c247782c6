// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.fold.State;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.rehearsal.Advance.Sight;
import io.wayout.core.rehearsal.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// What live drills have to do with the state of the world.
public final class Drills {
  /// The way home leaves no user behind and overwrites nobody.
  private static final PlanOptions PLAIN = new PlanOptions(false, false, false);

  private Drills() {}

  /// Domains of one group have the same targets and the same accounts behind each link, so that a
  /// drill of one of them proves the keys, the checks and the standby of all.
  public static String group(Domain domain) {
    String targets = domain.targets().stream().map(Target::id).collect(Collectors.joining(" "));
    String links =
        domain.links().stream()
            .map(l -> String.join("+", l.accounts()))
            .collect(Collectors.joining(" "));
    return targets + " via " + links;
  }

  /// Why automation must not move the domain before somebody has rehearsed it; empty if it may
  /// (I97).
  public static Optional<String> stale(State state, Domain domain, Instant now) {
    Optional<Duration> within = domain.policy().requireDrill();
    if (within.isEmpty()) {
      return Optional.empty();
    }
    Rehearsal newest = state.rehearsals().get(group(domain));
    Optional<Instant> green = Optional.ofNullable(newest).flatMap(Rehearsal::greenAt);
    if (green.filter(at -> at.plus(within.get()).isAfter(now)).isPresent()) {
      return Optional.empty();
    }
    String days = within.get().toDays() + " days";
    return Optional.of(
        green
                .map(at -> "the last live drill that ended well was at " + at + " and ")
                .orElse("no live drill has ended well, and ")
            + "require-drill asks for one within "
            + days
            + "; run: wayout drill --live DOMAIN, with a domain of the group "
            + group(domain));
  }

  /// The open drill, if there is one.
  public static Optional<Rehearsal> open(State state) {
    return state.rehearsals().values().stream().filter(Rehearsal::isOpen).findFirst();
  }

  /// The way to a target for everybody, right now.
  public static PlanOutcome way(State state, Domain domain, String target, Instant now) {
    return Planning.of(state, domain, domain.target(target).orElseThrow(), PLAIN, now);
  }

  /// Does the configuration still have both targets of a drill?
  public static boolean isDeclared(Domain domain, Rehearsal drill) {
    return domain.target(drill.script().home()).isPresent()
        && domain.target(drill.script().away()).isPresent();
  }

  /// How things stand for a drill.
  ///
  /// @param domain with both targets of the drill
  public static Sight sight(State state, Domain domain, Rehearsal drill, Instant now) {
    return new Sight(
        drill.course().move().map(move -> Outlooks.course(state, domain.name(), move, now)),
        taken(state, domain, drill, now),
        alarm(state, domain, drill, now),
        obstacle(state, domain, drill, now),
        domain.policy().rto());
  }

  private static Optional<String> taken(State state, Domain domain, Rehearsal drill, Instant now) {
    return Freezes.all(state, domain, Facts.chain(state, domain, now).effective(), now)
        .filter(f -> f.since().isAfter(drill.startedAt()))
        .findFirst()
        .map(f -> "frozen by " + f.actor() + ": " + f.reason())
        .or(() -> overtaken(state, domain, drill))
        .or(() -> foreign(state, domain, now))
        .or(() -> homeless(state, domain, drill, now));
  }

  /// What somebody else put there is never written over, so it can't be led home either (I03).
  private static Optional<String> foreign(State state, Domain domain, Instant now) {
    return Facts.chain(state, domain, now).effective() instanceof Effective.Foreign f
        ? Optional.of("someone else changed " + f.place() + " to " + f.value())
        : Optional.empty();
  }

  /// The newest order of a person wins.
  private static Optional<String> overtaken(State state, Domain domain, Rehearsal drill) {
    return Optional.ofNullable(state.switchovers().get(domain.name()))
        .filter(s -> !s.startedAt().isBefore(drill.startedAt()))
        .filter(s -> s.cause().movesUsers() && !s.reason().equals(drill.mark()))
        .map(s -> s.actor() + " moved it to " + s.plan().target());
  }

  /// Users who are well where they are don't go back to a target that is down.
  private static Optional<String> homeless(
      State state, Domain domain, Rehearsal drill, Instant now) {
    TargetHealth home = health(state, domain, drill.script().home(), now);
    TargetHealth away = health(state, domain, drill.script().away(), now);
    boolean isAway = drill.phase() != Rehearsal.Phase.OUT;
    return isAway && home.verdict() == Verdict.DOWN && away.verdict() == Verdict.UP
        ? Optional.of(
            drill.script().home() + " went down meanwhile (" + home.detail() + "), so it stays")
        : Optional.empty();
  }

  private static Optional<String> alarm(State state, Domain domain, Rehearsal drill, Instant now) {
    TargetHealth away = health(state, domain, drill.script().away(), now);
    if (away.verdict() != Verdict.UP) {
      return Optional.of(drill.script().away() + " is " + away.verdict() + ": " + away.detail());
    }
    Climate climate = Climates.of(state, now);
    return climate.isolated().or(climate::massDown).or(() -> lostLever(state, domain, now));
  }

  /// While a lever fails or a link falls silent, nobody should be far from home.
  static Optional<String> lostLever(State state, Domain domain, Instant now) {
    Optional<String> silent =
        Facts.chain(state, domain, now).links().stream()
            .filter(fact -> !fact.isAnswering())
            .findFirst()
            .map(f -> "link " + f.number() + " (" + f.link().name() + ") is not answered");
    return silent.or(() ->
        domain.links().stream()
            .flatMap(l -> l.places().stream())
            .flatMap(place -> Facts.obstacle(state, place, now).stream())
            .findFirst());
  }

  private static Optional<String> obstacle(
      State state, Domain domain, Rehearsal drill, Instant now) {
    TargetHealth home = health(state, domain, drill.script().home(), now);
    if (home.verdict() != Verdict.UP) {
      return Optional.of(drill.script().home() + " is " + home.verdict() + ": " + home.detail());
    }
    Optional<String> isolated = Climates.of(state, now).isolated();
    return isolated.isPresent()
        ? isolated
        : switch (way(state, domain, drill.script().home(), now)) {
          case PlanOutcome.Found(Plan _) -> Optional.empty();
          case PlanOutcome.AlreadyThere() -> Optional.empty();
          case PlanOutcome.NoWayOut(var obstacles) -> Optional.of(String.join("; ", obstacles));
          case PlanOutcome.Foreign(var place, var value) ->
              Optional.of(place + " holds " + value + ", which nobody declared");
        };
  }

  private static TargetHealth health(State state, Domain domain, String target, Instant now) {
    return Facts.health(state, domain, domain.target(target).orElseThrow(), now);
  }
}
