// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.agent.CommandFold.Answered;
import io.wayout.core.facts.Objections;
import io.wayout.core.facts.Planning;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A person moves domains.
final class SwitchCommand {
  private SwitchCommand() {}

  /// The wish for one of the domains.
  ///
  /// @param expected the generation that the person saw; empty: whatever it is
  private record Wish(
      Command.Switch whole, DnsName name, Optional<Long> expected, String actor, Instant now) {
    PlanOptions options() {
      return new PlanOptions(whole.overwriteForeign(), true, whole.setsTtl());
    }

    Optional<Target> target(Domain domain) {
      return whole.target().map(domain::target).orElse(Optional.of(domain.preferred()));
    }
  }

  static Answered run(Turn turn, Command.Switch whole, String actor, Instant now) {
    Answered answered = new Answered(turn, List.of());
    List<Long> generations = whole.expectedGenerations();
    for (int i = 0; i < whole.domains().size(); i++) {
      Optional<Long> expected =
          generations.isEmpty() ? Optional.empty() : Optional.of(generations.get(i));
      answered = one(answered, new Wish(whole, whole.domains().get(i), expected, actor, now));
    }
    return answered;
  }

  private static Answered one(Answered answered, Wish wish) {
    Turn turn = answered.turn();
    Domain domain = turn.state().topology().domains().get(wish.name());
    if (domain == null) {
      return answered.plus(turn, CommandFold.unknownDomain(wish.name()));
    }
    Optional<Target> target = wish.target(domain);
    if (target.isEmpty()) {
      return answered.plus(turn, unknownTarget(domain, wish.whole().target().orElse("")));
    }
    return early(turn.state(), wish, domain, target.get())
        .map(entry -> answered.plus(turn, entry))
        .orElseGet(() -> planned(answered, wish, domain, target.get()));
  }

  /// Answers that need no plan.
  private static Optional<Entry> early(State state, Wish wish, Domain domain, Target target) {
    Optional<Switchover> busy = state.busy(domain.name()).filter(s -> !s.cause().isAutomatic());
    if (busy.filter(s -> s.plan().target().equals(target.name())).isPresent()) {
      return Optional.of(new CommandResult.Started(domain.name(), busy.get().id()));
    }
    long generation = state.memory(domain.name()).generation();
    if (wish.expected().filter(e -> e != generation).isPresent()) {
      String text = " was decided anew since you looked (generation " + generation + ")";
      String remedy = "look again, then repeat the command";
      Refusal changed = new Refusal(Code.WORLD_CHANGED, domain.name() + text, remedy);
      return Optional.of(refused(domain, changed));
    }
    return wish.whole().force()
        ? Optional.empty()
        : Objections.of(state, domain, target, wish.now()).map(r -> refused(domain, r));
  }

  private static Answered planned(Answered answered, Wish wish, Domain domain, Target target) {
    Turn turn = answered.turn();
    PlanOutcome outcome = Preview.of(turn.state(), domain, target, wish.options(), wish.now());
    return switch (outcome) {
      case PlanOutcome.Found(Plan plan) -> start(answered, wish, plan);
      case PlanOutcome.AlreadyThere _ -> stay(answered, wish, domain, target);
      case PlanOutcome.NoWayOut _ when isCalledOff(turn.state(), wish, domain, target) ->
          stay(answered, wish, domain, target);
      case PlanOutcome.NoWayOut(List<String> obstacles) ->
          answered.plus(
              turn,
              refused(
                  domain,
                  new Refusal(
                      Code.NO_WAY_OUT,
                      "no link of "
                          + domain.name()
                          + " can be written: "
                          + String.join("; ", obstacles),
                      "wait for one of these APIs, or change a record in a vendor's console")));
      case PlanOutcome.Foreign(String place, String value) ->
          answered.plus(
              turn,
              refused(
                  domain,
                  new Refusal(
                      Code.FOREIGN_VALUE,
                      place + " holds " + value + ", which is neither the next link nor a target",
                      "find out who set it; then use --overwrite-foreign, or declare it")));
    };
  }

  /// It is there through a bypass that can't be undone now, and the wish is against a move that is
  /// under way (H05).
  private static boolean isCalledOff(State state, Wish wish, Domain domain, Target target) {
    return state
            .busy(domain.name())
            .filter(s -> !s.plan().target().equals(target.name()))
            .isPresent()
        && Planning.of(state, domain, target, wish.options(), wish.now())
            instanceof PlanOutcome.AlreadyThere;
  }

  /// It is there, unless a move that is under way leads it elsewhere: that one is stopped, and what
  /// it may have written is written back (I81).
  private static Answered stay(Answered answered, Wish wish, Domain domain, Target target) {
    State state = answered.turn().state();
    Optional<Switchover> away =
        state.busy(domain.name()).filter(s -> !s.plan().target().equals(target.name()));
    String there = "is at " + target.name();
    if (away.isEmpty()) {
      return answered.plus(
          answered.turn(), new CommandResult.Unchanged(domain.name().text(), there));
    }
    Switchover s = away.get();
    Plan back = s.plan().undone(s.stepIndex(), target.name());
    if (s.isUnsent() || back.steps().isEmpty()) {
      Input stop = new Input.Stop(Phase.SUPERSEDED, "stopped by " + wish.actor());
      Turn next =
          SwitchoverFold.hear(answered.turn(), s, stop, wish.now())
              .then(t -> Aftermath.stays(t, domain, target))
              .then(t -> Aftermath.blockForPerson(t, s, wish.now()));
      String text = there + "; " + s.id() + " was stopped before it moved anybody";
      return answered.plus(next, new CommandResult.Done(domain.name().text(), text));
    }
    return start(answered, wish, back);
  }

  private static Answered start(Answered answered, Wish wish, Plan plan) {
    Turn turn = answered.turn();
    Switchover fresh =
        Deciding.fresh(
            turn.state(),
            plan,
            Cause.MANUAL,
            new Said(wish.actor(), wish.whole().reason()),
            wish.now());
    Turn next = SwitchoverFold.begin(turn, fresh, wish.now());
    return answered.plus(next, new CommandResult.Started(plan.domain(), fresh.id()));
  }

  private static Entry unknownTarget(Domain domain, String target) {
    String known = domain.targets().stream().map(Target::name).collect(Collectors.joining(", "));
    return refused(
        domain,
        new Refusal(
            Code.UNKNOWN_TARGET,
            domain.name() + " has no target '" + target + "'",
            "its targets are: " + known));
  }

  private static Entry refused(Domain domain, Refusal refusal) {
    return new CommandResult.Refused(domain.name().text(), refusal);
  }
}
