// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.plan.Forecast;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Evacuations and returns, followed to their end. One that this step began before is joined by its
/// id, whatever became of it.
final class Campaigns {
  private static final String ID = "campaign";
  private final Agents agents;

  Campaigns(Agents agents) {
    this.agents = agents;
  }

  Outcome lead(Work work, Act.Campaign act) throws InterruptedException {
    Campaign.Key key = Forecast.key(act);
    Optional<Campaign> begun = begun(work, key);
    if (begun.isPresent()) {
      work.notes().note(Map.of(ID, begun.get().id()));
      return follow(work, key, begun.get().id());
    }
    Optional<Campaign> found = Optional.ofNullable(agents.state().campaigns().get(key));
    if (found.filter(c -> !c.phase().isTerminal()).isPresent()) {
      work.notes().note(Map.of(Inverse.FOUND, found.get().id(), ID, found.get().id()));
    } else if (act.isBack()) {
      work.notes().note(was(key, act));
    }
    Command order = new Command.StartCampaign(key, Forecast.options(act), work.mark(), Map.of());
    CommandResult.Entry entry = agents.order(work, order).getFirst();
    return switch (entry) {
      case CommandResult.Campaigning(var id, _, _) -> {
        work.notes().note(Map.of(ID, id));
        yield follow(work, key, id);
      }
      case CommandResult.Unchanged(_, var text) -> Outcome.well(text);
      case CommandResult.Done(_, var text) -> Outcome.well(text);
      case CommandResult.Refused(_, var refusal) -> Outcome.failed(refusal.message());
      case CommandResult.Started(_, var id) -> Outcome.failed("unexpected: " + id);
      case CommandResult.Rehearsing(var id, _, _, _) -> Outcome.failed("unexpected: " + id);
    };
  }

  /// Begins no more moves; those under way end by themselves.
  void callOff(Work work, Act.Campaign act) throws InterruptedException {
    Campaign.Key key = Forecast.key(act);
    Campaign campaign = agents.state().campaigns().get(key);
    if (campaign != null
        && campaign.actor().equals(work.actor())
        && !campaign.phase().isTerminal()) {
      agents.order(work, new Command.StopCampaign(key, "the run was aborted"));
    }
  }

  /// The campaign that this step began or joined before.
  private Optional<Campaign> begun(Work work, Campaign.Key key) {
    Campaign newest = agents.state().campaigns().get(key);
    if (newest == null || !work.isAgain()) {
      return Optional.empty();
    }
    boolean isKnown = newest.id().equals(work.step().memo().get(ID));
    boolean isOurs = newest.actor().equals(work.actor()) && newest.reason().equals(work.mark());
    boolean isLive =
        switch (newest.phase()) {
          case CANARY, MOVING, WAITING, DONE -> true;
          case STOPPED, HALTED -> work.step().tries() <= 1;
        };
    return Optional.of(newest).filter(_ -> (isKnown || isOurs) && isLive);
  }

  private Map<String, String> was(Campaign.Key key, Act.Campaign act) {
    State state = agents.state();
    Map<String, String> was = new TreeMap<>();
    for (Domain domain : Evacuation.members(state, key, Forecast.options(act), agents.now())) {
      Forecast.whereabouts(state, domain, agents.now())
          .ifPresent(at -> was.put(Inverse.WAS + domain.name(), at));
    }
    return was;
  }

  private Outcome follow(Work work, Campaign.Key key, String id) throws InterruptedException {
    String told = "";
    while (true) {
      Campaign campaign = agents.state().campaigns().get(key);
      if (campaign == null || !campaign.id().equals(id)) {
        return Outcome.failed(id + " is not known any more");
      }
      String counts = counts(campaign);
      if (!counts.equals(told)) {
        work.notes().tell(counts);
        told = counts;
      }
      if (!campaign.isOpen()) {
        return end(campaign, counts);
      }
      agents.pause();
    }
  }

  private static Outcome end(Campaign campaign, String counts) {
    return switch (campaign.phase()) {
      case DONE -> Outcome.well(counts);
      case STOPPED, HALTED -> Outcome.failed(counts + "; " + campaign.detail());
      case CANARY, MOVING, WAITING -> Outcome.failed(counts + "; it ended early");
    };
  }

  private static String counts(Campaign campaign) {
    return campaign.id()
        + ": "
        + campaign.count(Standing.SERVED)
        + " of "
        + campaign.entries().size()
        + " served, "
        + campaign.count(Standing.HELD)
        + " held, "
        + campaign.count(Standing.SKIPPED)
        + " skipped";
  }
}
