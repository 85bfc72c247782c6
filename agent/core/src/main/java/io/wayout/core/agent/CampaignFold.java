// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.campaign.Advance;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.facts.Outlooks;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Leads campaigns on. A campaign and the moves that it begins are kept in one transaction, so that
/// a restart finds each domain either before its move or at it (T07).
final class CampaignFold {
  private CampaignFold() {}

  /// Time went on: also what was held is looked at again.
  static Turn tick(Turn turn, Instant now) {
    return all(turn, true, now);
  }

  /// Something became of a move.
  static Turn heard(Turn turn, Instant now) {
    return all(turn, false, now);
  }

  private static Turn all(Turn turn, boolean isTick, Instant now) {
    Turn next = turn;
    for (Campaign campaign : List.copyOf(turn.state().campaigns().values())) {
      if (campaign.isOpen() && turn.state().driven().contains(campaign.id())) {
        next = advance(next, campaign, isTick, now);
      }
    }
    return next;
  }

  static Turn advance(Turn turn, Campaign before, boolean isTick, Instant now) {
    State state = turn.state();
    if (state.isJournalDown()) {
      return turn;
    }
    Advance.Step step = Advance.next(before, new Outlooks(state, before, now), isTick, now);
    Turn next = turn;
    Campaign campaign = step.campaign();
    if (!step.ready().isEmpty()) {
      List<Entry> entries = new ArrayList<>(campaign.entries());
      for (Advance.Ready ready : step.ready()) {
        Said said = new Said(campaign.actor(), campaign.mark());
        Switchover fresh =
            Deciding.fresh(next.state(), ready.outlook().plan(), Cause.MANUAL, said, now);
        next = SwitchoverFold.begin(next, fresh, now);
        entries.set(
            entries.indexOf(ready.entry()),
            ready
                .entry()
                .moving(ready.outlook().target(), ready.outlook().sort(), fresh.id(), now));
      }
      campaign = campaign.with(entries);
    }
    return campaign.equals(before) ? next : put(next, before, campaign, now);
  }

  /// A person stopped the domain's move; the campaign does not begin it again.
  static Turn leave(Turn turn, DnsName domain, String why, Instant now) {
    Turn next = turn;
    for (Campaign campaign : List.copyOf(turn.state().campaigns().values())) {
      List<Entry> entries =
          campaign.entries().stream()
              .map(e ->
                  e.domain().equals(domain) && e.isUnderWay()
                      ? e.to(Standing.SKIPPED, why, now)
                      : e)
              .toList();
      Campaign left = campaign.with(entries);
      next = left.equals(campaign) ? next : put(next, campaign, left, now);
    }
    return next;
  }

  /// Keeps a changed campaign, and tells people when its phase is new.
  static Turn put(Turn turn, Campaign before, Campaign campaign, Instant now) {
    State state = turn.state();
    Turn kept =
        turn.with(state.withCampaigns(state.campaigns().plus(campaign.key(), campaign)))
            .keep(new Durable.CampaignKept(campaign));
    return campaign.phase() == before.phase() ? kept : entered(kept, campaign, now);
  }

  private static Turn entered(Turn turn, Campaign campaign, Instant now) {
    String text = text(campaign);
    Turn next = Rows.general(turn, Kind.CAMPAIGN, Rows.AGENT, text, now);
    return switch (campaign.phase()) {
      case CANARY, MOVING -> tell(next, campaign, Code.CAMPAIGN_PHASE, Level.INFO, text);
      case WAITING -> tell(next, campaign, Code.CAMPAIGN_WAITS, Level.ALARM, text);
      case DONE, STOPPED -> tell(next, campaign, Code.CAMPAIGN_DONE, Level.WARN, text);
      case HALTED -> tell(next, campaign, Code.CAMPAIGN_HALTED, Level.ALARM, text);
    };
  }

  private static String text(Campaign campaign) {
    String word =
        switch (campaign.phase()) {
          case CANARY -> "moves its canary";
          case MOVING -> "goes on beyond its canary";
          case WAITING -> "waits for what can't move yet";
          case DONE -> "is done";
          case STOPPED -> "was stopped";
          case HALTED -> "stopped itself";
        };
    return campaign.id()
        + " "
        + word
        + ": "
        + counts(campaign)
        + (campaign.detail().isEmpty() ? "" : "; " + campaign.detail());
  }

  static String counts(Campaign campaign) {
    return campaign.count(Standing.SERVED)
        + " of "
        + campaign.entries().size()
        + " served, "
        + campaign.count(Standing.HELD)
        + " held, "
        + campaign.count(Standing.SKIPPED)
        + " skipped";
  }

  static Turn tell(Turn turn, Campaign campaign, Code code, Level level, String text) {
    Map<String, String> facts =
        Map.of(
            "campaign", campaign.id(),
            "vendor", campaign.vendor(),
            "actor", campaign.actor(),
            "phase", campaign.phase().name());
    return Notices.tell(turn, code, level, text, facts);
  }
}
