// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.custody.Owners;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.decide.Situation.Climate;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.rehearsal.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// May a domain be moved for a rehearsal now (H13)? Nothing overrules a reason not to: a drill can
/// wait.
public final class DrillRule {
  private DrillRule() {}

  /// The answer.
  public sealed interface Verdict {
    /// @param plan the way out
    record Fit(Rehearsal.Script script, Plan plan) implements Verdict {}

    record Unfit(Refusal refusal) implements Verdict {}
  }

  public static Verdict judge(State state, Domain domain, Command.StartDrill wish, Instant now) {
    Optional<Refusal> refusal =
        forbidden(state, wish, now)
            .or(() -> Drills.open(state).map(DrillRule::another))
            .or(() -> unfit(state, domain, now));
    Optional<Target> home = home(state, domain, now);
    if (refusal.isPresent() || home.isEmpty()) {
      return new Verdict.Unfit(refusal.orElseThrow());
    }
    Optional<Target> away = away(state, domain, home.get(), wish, now);
    if (away.isEmpty()) {
      return new Verdict.Unfit(noStandby(domain, home.get(), wish));
    }
    return Objections.of(state, domain, away.get(), now)
        .<Verdict>map(Verdict.Unfit::new)
        .orElseGet(
            () -> planned(state, domain, script(state, domain, home.get(), away.get(), wish), now));
  }

  private static Verdict planned(State state, Domain domain, Rehearsal.Script script, Instant now) {
    return switch (Drills.way(state, domain, script.away(), now)) {
      case PlanOutcome.Found(Plan plan) -> new Verdict.Fit(script, plan);
      case PlanOutcome.AlreadyThere() ->
          unfit(Code.DRILL_NOT_ALLOWED, "it is at " + script.away() + " already");
      case PlanOutcome.NoWayOut(var obstacles) ->
          unfit(Code.NO_WAY_OUT, String.join("; ", obstacles));
      case PlanOutcome.Foreign(var place, var value) ->
          unfit(Code.FOREIGN_VALUE, place + " holds " + value + ", which nobody declared");
    };
  }

  private static Verdict unfit(Code code, String why) {
    return new Verdict.Unfit(new Refusal(code, why, "drill when all is well"));
  }

  /// What the configuration says about it.
  private static Optional<Refusal> forbidden(State state, Command.StartDrill wish, Instant now) {
    LiveDrills rule = state.topology().safety().liveDrills();
    if (!rule.domains().contains(wish.domain())) {
      return Optional.of(
          new Refusal(
              Code.DRILL_NOT_ALLOWED,
              wish.domain() + " is not among safety.live-drills.domains",
              "add it there and reload; choose a domain that few users have"));
    }
    return rule.isOpen(now)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Code.DRILL_NOT_ALLOWED,
                "live drills begin at " + rule.times() + ", and now it is " + now,
                "wait, or change safety.live-drills.windows"));
  }

  private static Refusal another(Rehearsal open) {
    return new Refusal(
        Code.DRILL_NOT_ALLOWED,
        open.id() + " by " + open.actor() + " is under way, and there is one at a time",
        "wait for it, or stop it with: wayout drill --live " + open.script().domain() + " --stop");
  }

  /// Only what is well in every respect is rehearsed with.
  private static Optional<Refusal> unfit(State state, Domain domain, Instant now) {
    Climate climate = Climates.of(state, now);
    Optional<String> trouble =
        climate
            .isolated()
            .or(climate::lossy)
            .or(climate::massDown)
            .or(() -> state.isHeldForAck() ? Optional.of("the state was lost") : Optional.empty())
            .or(() -> state.isJournalDown() ? Optional.of("no journal") : Optional.empty())
            .or(() -> Owners.hold(state, domain).map(Hold::text))
            .or(() -> campaign(state))
            .or(() -> frozen(state, domain, now))
            .or(() -> state.busy(domain.name()).map(s -> s.id() + " is in progress"))
            .or(() -> blocked(state, domain, now))
            .or(() -> astray(state, domain, now))
            .or(() -> Drills.lostLever(state, domain, now));
    return trouble.map(why ->
        new Refusal(
            Code.DRILL_NOT_ALLOWED,
            "not now: " + why,
            "see: wayout why " + domain.name() + "; drill when all is well"));
  }

  private static Optional<String> campaign(State state) {
    return state.campaigns().values().stream()
        .filter(c -> !c.phase().isTerminal())
        .findFirst()
        .map(c -> c.id() + " is under way");
  }

  private static Optional<String> frozen(State state, Domain domain, Instant now) {
    return Freezes.covering(state, domain, Facts.chain(state, domain, now).effective(), now)
        .map(f -> "frozen by " + f.actor() + ": " + f.reason());
  }

  private static Optional<String> blocked(State state, Domain domain, Instant now) {
    return state
        .memory(domain.name())
        .block()
        .filter(b -> b.holds(now))
        .map(b -> "it moved lately and is blocked; acknowledge it first");
  }

  /// It must be where it belongs, through its whole chain.
  private static Optional<String> astray(State state, Domain domain, Instant now) {
    Effective effective = Facts.chain(state, domain, now).effective();
    if (!(effective instanceof Effective.At at)) {
      return Optional.of("its chain leads to no target");
    }
    boolean isCanonical = at.throughLink() == domain.links().size();
    Optional<String> desired = state.memory(domain.name()).desired();
    return isCanonical && desired.filter(d -> !d.equals(at.target())).isEmpty()
        ? Optional.empty()
        : Optional.of("it is bypassed, or not where it was decided to be");
  }

  private static Optional<Target> home(State state, Domain domain, Instant now) {
    return Facts.chain(state, domain, now).effective() instanceof Effective.At at
        ? domain.target(at.target())
        : Optional.empty();
  }

  private static Optional<Target> away(
      State state, Domain domain, Target home, Command.StartDrill wish, Instant now) {
    return domain.targets().stream()
        .filter(t -> !t.equals(home))
        .filter(t -> wish.target().map(t.name()::equals).orElse(true))
        .filter(t -> Facts.health(state, domain, t, now).isProven())
        .findFirst();
  }

  private static Refusal noStandby(Domain domain, Target home, Command.StartDrill wish) {
    return new Refusal(
        Code.TARGET_NOT_HEALTHY,
        wish.target().orElse("no target besides " + home.name())
            + (wish.target().isPresent() ? " is not" : " is")
            + " proven: up for standby-for without a failed check",
        "see: wayout status " + domain.name());
  }

  private static Rehearsal.Script script(
      State state, Domain domain, Target home, Target away, Command.StartDrill wish) {
    Duration stay = wish.stay().orElse(state.topology().safety().liveDrills().stay());
    return new Rehearsal.Script(
        domain.name(), Drills.group(domain), home.name(), away.name(), stay);
  }
}
