// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Choice;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.Objections;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an act would come to now.
///
/// @param memo what is so before it, as [Inverse] reads it
public record Forecast(boolean isPossible, List<String> lines, Map<String, String> memo) {
  public Forecast {
    lines = List.copyOf(lines);
    memo = Map.copyOf(memo);
  }

  /// @param act every parameter has its value
  public static Forecast of(Act act, Sight sight) {
    return switch (act) {
      case Act.Switch move -> move(move, sight);
      case Act.Campaign campaign -> campaign(campaign, sight);
      case Act.Freeze(var where, _, _) -> {
        boolean isFrozen = sight.state().freezes().containsKey(Choices.scope(where));
        yield new Forecast(
            true,
            List.of(isFrozen ? "it is frozen already, and stays as it is" : "it is not frozen now"),
            isFrozen ? Map.of(Inverse.FOUND, "frozen") : Map.of());
      }
      case Act.Unfreeze(var where) -> {
        boolean isFrozen = sight.state().freezes().containsKey(Choices.scope(where));
        yield new Forecast(
            true,
            List.of(isFrozen ? "it is frozen now" : "it is not frozen, so nothing is done"),
            isFrozen ? Map.of() : Map.of(Inverse.FOUND, "free"));
      }
      case Act.Acknowledge(var choice) -> chosen(choice, sight);
      case Act.Await(_, var choice, _) ->
          choice.isEmpty()
              ? plain("the domains that the steps before move")
              : chosen(choice, sight);
      case Act.Http http -> plain("one request; good are " + statuses(http));
      case Act.Exec exec -> exec(exec, sight);
      case Act.Pause _ -> plain("until: wayout runbook resume");
      case Act.Approval _ -> plain("never by the one who starts the run, never twice by the same");
      case Act.Delay _, Act.Notify _, Act.Parallel _ -> new Forecast(true, List.of(), Map.of());
      case Act.PutBack(var targets) ->
          new Forecast(
              true,
              targets.entrySet().stream().map(e -> e.getKey() + " to " + e.getValue()).toList(),
              Map.of());
    };
  }

  /// Where a domain's users are led now; empty where that is no target of it.
  public static Optional<String> whereabouts(State state, Domain domain, Instant now) {
    return Facts.chain(state, domain, now).effective() instanceof Effective.At(var target, _, _)
        ? Optional.of(target)
        : Optional.empty();
  }

  private static Forecast plain(String line) {
    return new Forecast(true, List.of(line), Map.of());
  }

  private static String statuses(Act.Http http) {
    return http.expect().stream()
        .map(s -> s.first() == s.last() ? "" + s.first() : s.first() + "-" + s.last())
        .collect(Collectors.joining(", "));
  }

  private static Forecast exec(Act.Exec exec, Sight sight) {
    String program = exec.command().getFirst();
    if (!sight.rights().programs().contains(program)) {
      return new Forecast(false, List.of(program + " is not in runbook-rights.programs"), Map.of());
    }
    return sight.isProgram().test(program)
        ? plain("without a shell, with a clean environment")
        : new Forecast(false, List.of(program + " is not there, or can't be started"), Map.of());
  }

  private static Forecast chosen(Choice choice, Sight sight) {
    List<String> unknown = Choices.unknown(sight.state().topology(), choice);
    int count = Choices.domains(sight.state().topology(), choice).size();
    return unknown.isEmpty()
        ? plain(count + (count == 1 ? " domain" : " domains"))
        : new Forecast(false, unknown, Map.of());
  }

  private static Forecast move(Act.Switch move, Sight sight) {
    State state = sight.state();
    List<String> lines = new ArrayList<>(Choices.unknown(state.topology(), move.choice()));
    boolean isPossible = lines.isEmpty();
    Map<String, String> memo = new TreeMap<>();
    PlanOptions options = new PlanOptions(move.isOverwriting(), true, move.setsTtl());
    for (Domain domain : Choices.domains(state.topology(), move.choice())) {
      Optional<Target> target = domain.target(move.target());
      if (target.isEmpty()) {
        lines.add(domain.name() + ": it has no target '" + move.target() + "'");
        isPossible = false;
        continue;
      }
      whereabouts(state, domain, sight.now())
          .filter(at -> !at.equals(move.target()))
          .ifPresent(at -> memo.put(Inverse.WAS + domain.name(), at));
      Optional<Refusal> objection =
          move.isForced()
              ? Optional.empty()
              : Objections.of(state, domain, target.get(), sight.now());
      PlanOutcome outcome = Preview.of(state, domain, target.get(), options, sight.now());
      isPossible &= objection.isEmpty() && isGood(outcome);
      lines.add(
          domain.name()
              + ": "
              + objection.map(o -> "refused: " + o.message()).orElseGet(() -> words(outcome)));
    }
    return new Forecast(isPossible && !lines.isEmpty(), lines, memo);
  }

  private static boolean isGood(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Found || outcome instanceof PlanOutcome.AlreadyThere;
  }

  private static Forecast campaign(Act.Campaign act, Sight sight) {
    State state = sight.state();
    Campaign.Key key = key(act);
    Campaign.Options options = options(act);
    List<Domain> members = Evacuation.members(state, key, options, sight.now());
    List<String> lines = new ArrayList<>();
    Map<String, String> memo = new TreeMap<>();
    boolean isPossible = true;
    Campaign open = state.campaigns().get(key);
    if (open != null && open.isOpen()) {
      lines.add("joins " + open.id() + ", which is under way");
      memo.put(Inverse.FOUND, open.id());
    }
    for (Domain domain : members) {
      whereabouts(state, domain, sight.now())
          .filter(_ -> act.isBack())
          .ifPresent(at -> memo.put(Inverse.WAS + domain.name(), at));
      var aim = Evacuation.aim(state, domain, key, options, sight.now());
      Optional<PlanOutcome> outcome =
          aim.target().map(t -> Preview.of(state, domain, t, act.isOverwriting(), sight.now()));
      isPossible &= outcome.filter(Forecast::isGood).isPresent();
      lines.add(domain.name() + ": " + outcome.map(Forecast::words).orElse(aim.why()));
    }
    if (members.isEmpty()) {
      lines.add("no domain has to move now");
    }
    return new Forecast(isPossible, lines, memo);
  }

  /// The campaign that an act orders.
  public static Campaign.Key key(Act.Campaign act) {
    return new Campaign.Key(
        act.isBack() ? Campaign.Kind.RETURN : Campaign.Kind.EVACUATE, act.vendor());
  }

  public static Campaign.Options options(Act.Campaign act) {
    return new Campaign.Options(act.isForced(), act.isOverwriting(), act.isWhole());
  }

  private static String words(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanOutcome.Found(Plan plan) ->
          plan.from()
              + " -> "
              + plan.target()
              + ", "
              + plan.steps().stream().map(Forecast::words).collect(Collectors.joining(", then "));
      case PlanOutcome.AlreadyThere _ -> "is there already";
      case PlanOutcome.NoWayOut(var why) -> "no way out: " + String.join("; ", why);
      case PlanOutcome.Foreign(var place, var value) ->
          place + " holds " + value + ", which someone else set";
    };
  }

  private static String words(Step step) {
    return "link " + step.link() + " at " + step.account() + " to " + step.change().wanted().data();
  }
}
