// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.Commanded;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.guard.Refusal.Code;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An operator wants something. People win over automation (I81).
final class CommandFold {
  private CommandFold() {}

  /// A turn with the answers given so far.
  record Answered(Turn turn, List<Entry> entries) {
    Answered plus(Turn next, Entry entry) {
      List<Entry> all = new ArrayList<>(entries);
      all.add(entry);
      return new Answered(next, all);
    }
  }

  static Turn commanded(Turn turn, Commanded commanded, Instant now) {
    String actor = commanded.actor();
    Answered answered =
        switch (commanded.command()) {
          case Command.Switch wish -> SwitchCommand.run(turn, wish, actor, now);
          case Command.StartCampaign wish -> CampaignCommand.start(turn, wish, actor, now);
          case Command.StopCampaign wish -> CampaignCommand.stop(turn, wish, actor, now);
          case Command.StartDrill wish -> RehearsalCommand.start(turn, wish, actor, now);
          case Command.StopDrill wish -> RehearsalCommand.stop(turn, wish, actor, now);
          case Command.SetFreeze wish -> setFreeze(turn, wish, actor, now);
          case Command.LiftFreeze(Freeze.Scope scope) -> liftFreeze(turn, scope, actor, now);
          case Command.Acknowledge(List<DnsName> domains) -> acknowledge(turn, domains, actor, now);
          case Command.Adopt(List<String> accounts) -> OwnerFold.adopt(turn, accounts, actor, now);
          case Command.Abort(DnsName domain) -> abort(turn, domain, actor, now);
        };
    CommandResult result = new CommandResult(answered.entries());
    return answered.turn().act(new Action.Reply(commanded.id(), result));
  }

  private static Answered setFreeze(Turn turn, Command.SetFreeze wish, String actor, Instant now) {
    Freeze freeze =
        new Freeze(wish.scope(), actor, wish.reason(), now, wish.expires().map(now::plus));
    Entry entry = new CommandResult.Done(Freezing.text(wish.scope()), "frozen");
    return one(Freezing.freeze(turn, freeze, now), entry);
  }

  private static Answered liftFreeze(Turn turn, Freeze.Scope scope, String actor, Instant now) {
    State state = turn.state();
    String subject = Freezing.text(scope);
    if (!state.freezes().containsKey(scope)) {
      return one(turn, new CommandResult.Unchanged(subject, "was not frozen"));
    }
    String text = subject + " unfrozen";
    Turn next =
        turn.with(state.withFreezes(state.freezes().minus(scope)))
            .keep(new Durable.FreezeGone(scope))
            .then(t -> Rows.general(t, Kind.UNFROZEN, actor, text, now))
            .then(t ->
                Notices.tell(t, Notice.Code.UNFROZEN, Level.INFO, text, Map.of("actor", actor)));
    return one(next, new CommandResult.Done(subject, "unfrozen"));
  }

  private static Answered acknowledge(Turn turn, List<DnsName> domains, String actor, Instant now) {
    boolean isAll = domains.containsAll(turn.state().topology().domains().keySet());
    Answered answered = new Answered(isAll ? liftHold(turn, actor, now) : turn, List.of());
    for (DnsName domain : domains) {
      answered = acknowledge(answered, domain, actor, now);
    }
    return answered;
  }

  /// What a lost state left behind concerns every domain, so only a look at all of them lifts it.
  private static Turn liftHold(Turn turn, String actor, Instant now) {
    return turn.state().isHeldForAck()
        ? turn.with(turn.state().withHeldForAck(false))
            .keep(new Durable.HoldLifted())
            .then(t -> Rows.general(t, Kind.ACKNOWLEDGED, actor, "the lost state", now))
        : turn;
  }

  private static Answered acknowledge(
      Answered answered, DnsName domain, String actor, Instant now) {
    Turn turn = answered.turn();
    State state = turn.state();
    if (!state.topology().domains().containsKey(domain)) {
      return answered.plus(turn, unknownDomain(domain));
    }
    DomainMemory memory = state.memory(domain);
    if (memory.block().isEmpty()) {
      return answered.plus(turn, new CommandResult.Unchanged(domain.text(), "was not blocked"));
    }
    DomainMemory free = memory.withBlock(Optional.empty());
    Turn next =
        turn.with(state.withMemories(state.memories().plus(domain, free)))
            .keep(new Durable.DomainKept(free))
            .then(t ->
                Rows.domain(t, Kind.ACKNOWLEDGED, domain, new Said(actor, "block lifted"), now))
            .then(t ->
                Notices.tell(
                    t, Notice.Code.BLOCK_LIFTED, Level.INFO, domain, "lifted by " + actor));
    return answered.plus(next, new CommandResult.Done(domain.text(), "block lifted"));
  }

  /// Stops and reports; never undoes what was sent (H09). Automation does not start it again by
  /// itself (I81).
  private static Answered abort(Turn turn, DnsName domain, String actor, Instant now) {
    Optional<Switchover> busy = turn.state().busy(domain);
    if (busy.isEmpty()) {
      Refusal refusal =
          new Refusal(
              Code.NOTHING_TO_ABORT,
              domain + " has no switchover in progress",
              "see: wayout status " + domain);
      return one(turn, new CommandResult.Refused(domain.text(), refusal));
    }
    String where = "stopped by " + actor + " at " + busy.get().phase();
    String text =
        busy.get().phase() == Phase.INTENT
            ? where + "; nothing was sent for this step"
            : where + "; the record may hold the new value";
    Turn next =
        SwitchoverFold.hear(turn, busy.get(), new Input.Stop(Phase.ABORTED, text), now)
            .then(t -> Aftermath.blockForPerson(t, busy.get(), now))
            .then(t -> CampaignFold.leave(t, domain, where, now));
    return one(next, new CommandResult.Done(domain.text(), text));
  }

  static Entry unknownDomain(DnsName domain) {
    return new CommandResult.Refused(
        domain.text(),
        new Refusal(
            Code.UNKNOWN_DOMAIN, domain + " is not in the configuration", "see: wayout status"));
  }

  private static Answered one(Turn turn, Entry entry) {
    return new Answered(turn, List.of(entry));
  }
}
