// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.agent.CommandFold.Answered;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Campaign.Phase;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.facts.Evacuation.Aim;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Target;
import io.wayout.core.tell.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A person begins, joins or stops a campaign.
final class CampaignCommand {
  private CampaignCommand() {}

  static Answered start(Turn turn, Command.StartCampaign wish, String actor, Instant now) {
    State state = turn.state();
    Campaign.Key key = wish.key();
    Optional<Campaign> open = open(state, key);
    if (open.isPresent()) {
      Campaign joined = open.get();
      Turn driving = turn.with(state.withDriven(state.driven().plus(joined.id())));
      return one(
          driving, new CommandResult.Campaigning(joined.id(), true, joined.entries().size()));
    }
    Kind other = key.kind() == Kind.EVACUATE ? Kind.RETURN : Kind.EVACUATE;
    Optional<Campaign> contrary = open(state, new Campaign.Key(other, key.vendor()));
    if (contrary.isPresent()) {
      String message = contrary.get().id() + " is under way";
      return refused(
          turn,
          key,
          Code.CAMPAIGN_OPEN,
          message,
          "stop it first: wayout " + verb(other) + " " + key.vendor() + " --stop");
    }
    List<Entry> entries = entries(state, wish, now);
    return entries.isEmpty()
        ? one(turn, new CommandResult.Unchanged(key.vendor(), "no domain has to move"))
        : begin(turn, wish, entries, new Said(actor, wish.reason()), now);
  }

  private static Answered begin(
      Turn turn, Command.StartCampaign wish, List<Entry> entries, Said said, Instant now) {
    Campaign.Key key = wish.key();
    Campaign fresh =
        new Campaign(
            verb(key.kind()) + "-" + key.vendor() + "-" + number(turn.state(), key),
            key.kind(),
            key.vendor(),
            wish.options(),
            said.actor(),
            said.text(),
            now,
            Phase.CANARY,
            now,
            "",
            entries);
    String text = fresh.id() + " begins with " + entries.size() + " domains: " + said.text();
    State state = turn.state();
    Turn next =
        turn.with(
                state
                    .withCampaigns(state.campaigns().plus(key, fresh))
                    .withDriven(state.driven().plus(fresh.id())))
            .keep(new Durable.CampaignKept(fresh))
            .then(t -> Rows.general(t, JournalRow.Kind.CAMPAIGN, said.actor(), text, now))
            .then(t -> CampaignFold.tell(t, fresh, Notice.Code.CAMPAIGN_STARTED, Level.WARN, text))
            .then(t -> CampaignFold.advance(t, fresh, true, now));
    return one(next, new CommandResult.Campaigning(fresh.id(), false, entries.size()));
  }

  static Answered stop(Turn turn, Command.StopCampaign wish, String actor, Instant now) {
    Optional<Campaign> open = open(turn.state(), wish.key());
    if (open.isEmpty() || open.get().phase().isTerminal()) {
      String verb = verb(wish.key().kind());
      return refused(
          turn,
          wish.key(),
          Code.NO_CAMPAIGN,
          "there is no " + verb + " of " + wish.key().vendor() + " to stop",
          "see: wayout status");
    }
    String by = "stopped by " + actor + (wish.reason().isBlank() ? "" : ": " + wish.reason());
    List<Entry> entries =
        open.get().entries().stream()
            .map(e ->
                e.standing() == Standing.WAITING || e.standing() == Standing.HELD
                    ? e.to(Standing.SKIPPED, by, now)
                    : e)
            .toList();
    Campaign stopped = open.get().with(entries).to(Phase.STOPPED, by, now);
    String text =
        CampaignFold.counts(stopped)
            + "; moves under way that end by themselves: "
            + stopped.count(Standing.MOVING);
    return one(
        CampaignFold.put(turn, open.get(), stopped, now),
        new CommandResult.Done(stopped.id(), text));
  }

  private static Optional<Campaign> open(State state, Campaign.Key key) {
    return Optional.ofNullable(state.campaigns().get(key)).filter(c -> !c.phase().isTerminal());
  }

  private static List<Entry> entries(State state, Command.StartCampaign wish, Instant now) {
    List<Entry> entries = new ArrayList<>();
    for (Domain domain : Evacuation.members(state, wish.key(), wish.options(), now)) {
      Long seen = wish.seen().get(domain.name());
      if (seen == null && !wish.seen().isEmpty()) {
        continue;
      }
      Aim aim = Evacuation.aim(state, domain, wish.key(), wish.options(), now);
      String target = aim.target().map(Target::name).orElse("");
      Entry entry = Entry.waiting(domain.name(), target, Evacuation.sort(aim), now);
      boolean isChanged = seen != null && seen != state.memory(domain.name()).generation();
      entries.add(
          isChanged
              ? entry.to(Standing.SKIPPED, "it was decided anew since you looked", now)
              : entry);
    }
    return entries;
  }

  /// One more than the newest of its key, which is kept.
  private static long number(State state, Campaign.Key key) {
    Campaign last = state.campaigns().get(key);
    return last == null
        ? 1
        : 1 + Long.parseLong(last.id().substring(last.id().lastIndexOf('-') + 1));
  }

  private static String verb(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Answered refused(
      Turn turn, Campaign.Key key, Code code, String message, String remedy) {
    return one(turn, new CommandResult.Refused(key.vendor(), new Refusal(code, message, remedy)));
  }

  private static Answered one(Turn turn, CommandResult.Entry entry) {
    return new Answered(turn, List.of(entry));
  }
}
