// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Outlook;
import io.wayout.core.campaign.Outlook.Course;
import io.wayout.core.facts.Evacuation.Aim;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a campaign's domains could do, by what the state knows now.
public final class Outlooks implements Outlook.Sight {
  private static final Duration PAUSE_AFTER_ABORT = Duration.ofSeconds(10);

  private final State state;
  private final Campaign campaign;
  private final Instant now;

  public Outlooks(State state, Campaign campaign, Instant now) {
    this.state = state;
    this.campaign = campaign;
    this.now = now;
  }

  @Override
  public int room() {
    return campaign.options().isWhole() ? Integer.MAX_VALUE : Pacing.room(state);
  }

  @Override
  public int canary() {
    Safety safety = state.topology().safety();
    return safety.canary();
  }

  @Override
  public Outlook outlook(Entry entry) {
    Domain domain = state.topology().domains().get(entry.domain());
    if (domain == null) {
      return new Outlook.Needless("the configuration has it no more");
    }
    if (domain.links().stream()
        .flatMap(l -> l.places().stream())
        .anyMatch(place -> !state.records().containsKey(place))) {
      return new Outlook.Unclear("its records have not been looked at yet");
    }
    return needless(domain)
        .or(() -> frozen(domain))
        .or(() -> inTheWay(domain))
        .orElseGet(() -> look(domain));
  }

  /// The newest order of a person wins: who moved the domain since, knows better.
  private Optional<Outlook> needless(Domain domain) {
    Switchover last = state.switchovers().get(domain.name());
    if (last != null
        && last.cause() == Cause.MANUAL
        && last.startedAt().isAfter(campaign.startedAt())
        && !campaign.isMark(last.reason())) {
      return Optional.of(
          new Outlook.Needless(last.actor() + " moved it to " + last.plan().target()));
    }
    Optional<Target> where = Evacuation.whereabouts(state, domain, now);
    boolean isNeedless =
        campaign.kind() == Kind.EVACUATE
            ? !Evacuation.isAt(state, domain, campaign.vendor(), now)
            : where.filter(t -> t.equals(domain.preferred())).isPresent();
    return isNeedless
        ? Optional.of(
            new Outlook.Needless(
                "it is at " + where.map(Target::name).orElse("no known target") + " already"))
        : Optional.empty();
  }

  /// A freeze that is older than the campaign was known to the person who began it.
  private Optional<Outlook> frozen(Domain domain) {
    return Freezes.all(state, domain, Facts.chain(state, domain, now).effective(), now)
        .filter(f -> f.since().isAfter(campaign.startedAt()))
        .findFirst()
        .map(this::frozen);
  }

  private Outlook frozen(Freeze freeze) {
    return new Outlook.Stuck(
        "frozen by " + freeze.actor() + " since the campaign began: " + freeze.reason());
  }

  private Optional<Outlook> inTheWay(Domain domain) {
    Switchover last = state.switchovers().get(domain.name());
    if (last == null) {
      return Optional.empty();
    }
    boolean isJustAborted =
        last.phase() == Phase.ABORTED && last.phaseSince().plus(PAUSE_AFTER_ABORT).isAfter(now);
    if (isJustAborted) {
      return Optional.of(new Outlook.Unclear("its last move was aborted just now"));
    }
    if (last.isQuiet() || campaign.options().isForced()) {
      return Optional.empty();
    }
    boolean isAway =
        domain
            .target(last.plan().target())
            .filter(t -> t.vendor().equals(campaign.vendor()) == (campaign.kind() == Kind.RETURN))
            .isPresent();
    if (last.cause().isAutomatic()) {
      return isAway
          ? Optional.of(new Outlook.Unclear("the agent is moving it already"))
          : Optional.empty();
    }
    return Optional.of(
        new Outlook.Stuck(
            last.id() + " by " + last.actor() + " to " + last.plan().target() + " is under way"));
  }

  private Outlook look(Domain domain) {
    Aim aim = Evacuation.aim(state, domain, campaign.key(), campaign.options(), now);
    if (aim.target().isEmpty()) {
      return new Outlook.Stuck(aim.why());
    }
    Target target = aim.target().get();
    boolean isOverwriting = campaign.options().isOverwriting();
    return switch (Preview.of(state, domain, target, isOverwriting, now)) {
      case PlanOutcome.Found(var plan) -> new Outlook.Ready(target.name(), target.id(), plan);
      case PlanOutcome.AlreadyThere() ->
          new Outlook.Needless("it is at " + target.name() + " already");
      case PlanOutcome.NoWayOut(var obstacles) ->
          new Outlook.Stuck("no way out: " + String.join("; ", obstacles));
      case PlanOutcome.Foreign(var place, var value) ->
          new Outlook.Stuck(
              place + " holds " + value + ", which nobody declared (--overwrite-foreign)");
    };
  }

  @Override
  public Course course(Entry entry) {
    return course(state, entry.domain(), entry.switchover().orElse(""), now);
  }

  /// What became of a domain's move.
  ///
  /// @param id of the switchover
  static Course course(State state, DnsName domain, String id, Instant now) {
    Switchover s = state.switchovers().get(domain);
    if (s == null) {
      return new Course.Vain("its move is not known any more");
    }
    if (!s.id().equals(id)) {
      return new Course.Overtaken(s.actor() + " moved it on to " + s.plan().target());
    }
    return switch (s.phase()) {
      case INTENT, ATTEMPT, IN_DOUBT, ACKED, READ_BACK -> new Course.Going();
      case SERVED -> s.isLastStep() ? new Course.Served() : new Course.Going();
      case DONE -> new Course.Served();
      case DEGRADED -> new Course.Slow(s.detail());
      case ABORTED ->
          isNobodysFault(state, s, now)
              ? new Course.Vain(s.detail())
              : new Course.Failed(s.detail());
      case FROZEN -> new Course.Failed(s.detail());
      case SUPERSEDED -> new Course.Overtaken(s.detail());
    };
  }

  /// Nothing was sent, or the lever is gone: the planner looks for another one.
  private static boolean isNobodysFault(State state, Switchover s, Instant now) {
    return s.attempts() == 0 || Facts.obstacle(state, s.step().place(), now).isPresent();
  }
}
