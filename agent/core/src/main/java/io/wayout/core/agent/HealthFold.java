// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.facts.Climates;
import io.wayout.core.facts.Facts;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event.Probed;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.tell.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A probe ended.
final class HealthFold {
  private static final Duration CERTIFICATE_WARNING = Duration.ofDays(14);

  /// What falls within this time has one reason, as far as witnesses can tell.
  private static final Duration TOGETHER = Duration.ofSeconds(1);

  private HealthFold() {}

  static Turn probed(Turn turn, Probed probed, Instant now) {
    State state = turn.state();
    Check check = state.topology().checks().get(probed.check());
    if (check == null) {
      return turn;
    }
    CheckHealth before = Facts.check(state, check.id());
    CheckHealth after = before.observe(check.timing(), probed.result(), now);
    Turn next =
        turn.with(state.withChecks(state.checks().plus(check.id(), after)))
            .then(t -> confirm(t, check, after, now))
            .then(t -> certificate(t, check, before, probed.result(), now))
            .then(t -> blank(t, check, before, after));
    return before.verdict() == after.verdict() ? next : changed(next, check, before, after, now);
  }

  /// A first failure is confirmed soon, by probes that don't wait for each other: a black hole
  /// costs its time-out once and not once per probe.
  private static Turn confirm(Turn turn, Check check, CheckHealth after, Instant now) {
    if (!after.isInDoubt() || after.failures() > 1) {
      return turn;
    }
    Turn next = turn;
    for (int nth = 1; nth < check.timing().fall(); nth++) {
      Instant at = now.plus(check.timing().confirm().multipliedBy(nth));
      next = next.act(new Action.ProbeAt(check.id(), at));
    }
    return next;
  }

  /// A check that never says anything is told once, or nobody would know why nothing is known.
  private static Turn blank(Turn turn, Check check, CheckHealth before, CheckHealth after) {
    boolean isStillUnknown =
        before.verdict() == Verdict.UNKNOWN && after.verdict() == Verdict.UNKNOWN;
    return isStillUnknown && after.blanks() == check.timing().fall()
        ? tellVerdict(turn, check, after)
        : turn;
  }

  private static Turn changed(
      Turn turn, Check check, CheckHealth before, CheckHealth after, Instant now) {
    Climate then =
        Climates.of(turn.state().withChecks(turn.state().checks().plus(check.id(), before)), now);
    Climate climate = Climates.of(turn.state(), now);
    return tellVerdict(turn, check, after)
        .then(t -> tellClimate(t, then, climate))
        .then(t -> askWitnesses(t, check, after, now))
        .then(t -> Deciding.all(t, domain -> uses(domain, check), now));
  }

  /// Nobody is moved before the witnesses have answered since the fall (I22): they are asked now,
  /// once for all that falls together (I45).
  private static Turn askWitnesses(Turn turn, Check check, CheckHealth after, Instant now) {
    State state = turn.state();
    List<CheckId> witnesses = state.topology().witnesses();
    Instant lately = now.minus(TOGETHER);
    boolean isAsked =
        state.checks().entrySet().stream()
            .filter(e -> !e.getKey().equals(check.id()))
            .map(Map.Entry::getValue)
            .anyMatch(h -> h.verdict() == Verdict.DOWN && h.since().isAfter(lately));
    if (after.verdict() != Verdict.DOWN || isAsked || witnesses.contains(check.id())) {
      return turn;
    }
    Turn next = turn;
    for (CheckId witness : witnesses) {
      next = next.act(new Action.ProbeAt(witness, now));
    }
    return next;
  }

  private static boolean uses(Domain domain, Check check) {
    return domain.targets().stream().anyMatch(t -> t.checks().contains(check.id()));
  }

  private static Turn tellVerdict(Turn turn, Check check, CheckHealth after) {
    Map<String, String> facts = Map.of("check", check.id().text());
    String text = check.id() + " is " + after.verdict() + ": " + after.detail();
    return switch (after.verdict()) {
      case UP -> Notices.tell(turn, Code.CHECK_UP, Level.INFO, text, facts);
      case DOWN -> Notices.tell(turn, Code.CHECK_DOWN, Level.WARN, text, facts);
      case UNKNOWN -> Notices.tell(turn, Code.CHECK_UNKNOWN, Level.WARN, text, facts);
    };
  }

  private static Turn tellClimate(Turn turn, Climate before, Climate after) {
    Turn next = turn;
    if (before.isolated().isEmpty() && after.isolated().isPresent()) {
      next = Notices.tell(next, Code.ISOLATED, Level.ALARM, after.isolated().get(), Map.of());
    }
    if (before.isolated().isPresent() && after.isolated().isEmpty()) {
      next =
          Notices.tell(next, Code.WITNESSES_BACK, Level.INFO, "enough witnesses answer", Map.of());
    }
    if (before.massDown().isEmpty() && after.massDown().isPresent()) {
      next = Notices.tell(next, Code.MASS_DOWN, Level.ALARM, after.massDown().get(), Map.of());
    }
    return next;
  }

  private static Turn certificate(
      Turn turn, Check check, CheckHealth before, ProbeResult result, Instant now) {
    Optional<Instant> end = expires(result);
    boolean isDue = end.filter(e -> e.isBefore(now.plus(CERTIFICATE_WARNING))).isPresent();
    boolean isNew =
        before.last().flatMap(HealthFold::expires).filter(end.orElse(now)::equals).isEmpty();
    if (!isDue || !isNew) {
      return turn;
    }
    return Notices.tell(
        turn,
        Code.CERTIFICATE_EXPIRES,
        Level.WARN,
        "the certificate behind " + check.id() + " expires at " + end.get(),
        Map.of("check", check.id().text()));
  }

  private static Optional<Instant> expires(ProbeResult result) {
    return result instanceof ProbeResult.Pass pass ? pass.certificateExpires() : Optional.empty();
  }
}
