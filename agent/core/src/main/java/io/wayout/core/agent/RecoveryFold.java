// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.facts.ReloadRule;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.LookedUp;
import io.wayout.core.fold.Event.Recovered;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import java.time.Instant;
import java.util.Map;

/// The agent starts: what was durable is true again, and unfinished moves are resumed or given up.
final class RecoveryFold {
  private RecoveryFold() {}

  static Turn recovered(Turn turn, Recovered recovered, Instant now) {
    Memory memory = notAfter(recovered.memory(), now);
    State state =
        turn.state().withHeldForAck(memory.isQuarantined()).withOwnerships(memory.ownerships());
    for (DomainMemory domain : memory.domains()) {
      state = state.withMemories(state.memories().plus(domain.domain(), domain));
    }
    for (Freeze freeze : memory.freezes()) {
      state = state.withFreezes(state.freezes().plus(freeze.scope(), freeze));
    }
    for (Advice advice : memory.advices()) {
      state = state.withAdvices(state.advices().plus(advice.domain(), advice));
    }
    for (Campaign campaign : memory.campaigns()) {
      state =
          state
              .withCampaigns(state.campaigns().plus(campaign.key(), campaign))
              .withDriven(state.driven().plus(campaign.id()));
    }
    for (Rehearsal drill : memory.rehearsals()) {
      state =
          state
              .withRehearsals(state.rehearsals().plus(drill.script().group(), drill))
              .withDriven(state.driven().plus(drill.id()));
    }
    for (Switchover s : memory.unfinished()) {
      if (isNewest(memory, s)) {
        state = state.withSwitchovers(state.switchovers().plus(s.domain(), s));
      }
    }
    String text =
        "started with configuration "
            + ReloadFold.shortVersion(state.topology())
            + (memory.isQuarantined()
                ? "; the state was lost, automation waits for: wayout ack --all"
                : "");
    Level level = memory.isQuarantined() ? Level.ALARM : Level.INFO;
    Turn next =
        turn.with(state)
            .then(t -> Rows.general(t, Kind.STARTED, Rows.AGENT, text, now))
            .then(t -> Notices.tell(t, Code.STARTED, level, text, Map.of()));
    for (Switchover s : memory.unfinished()) {
      next = isNewest(memory, s) ? resume(next, s, now) : outlived(next, s, now);
    }
    return next;
  }

  /// What a command needs of the past: the memories, the freezes, and who is at work. A move that
  /// is only settling is left to the daemon.
  static Turn lookedUp(Turn turn, LookedUp lookedUp, Instant now) {
    Memory memory = notAfter(lookedUp.memory(), now);
    State state = turn.state().withHeldForAck(memory.isQuarantined());
    for (DomainMemory domain : memory.domains()) {
      state = state.withMemories(state.memories().plus(domain.domain(), domain));
    }
    for (Freeze freeze : memory.freezes()) {
      state = state.withFreezes(state.freezes().plus(freeze.scope(), freeze));
    }
    for (Advice advice : memory.advices()) {
      state = state.withAdvices(state.advices().plus(advice.domain(), advice));
    }
    for (Campaign campaign : memory.campaigns()) {
      state = state.withCampaigns(state.campaigns().plus(campaign.key(), campaign));
    }
    for (Rehearsal drill : memory.rehearsals()) {
      state = state.withRehearsals(state.rehearsals().plus(drill.script().group(), drill));
    }
    for (Switchover s : memory.unfinished()) {
      if (!s.isQuiet() && isNewest(memory, s)) {
        state = state.withSwitchovers(state.switchovers().plus(s.domain(), s));
      }
    }
    return turn.with(state);
  }

  private static boolean isNewest(Memory memory, Switchover s) {
    return memory.unfinished().stream()
        .noneMatch(o -> o.domain().equals(s.domain()) && o.generation() > s.generation());
  }

  /// A command moved the domain on while the daemon did not run (I43).
  private static Turn outlived(Turn turn, Switchover s, Instant now) {
    Switchover ended = s.to(Phase.SUPERSEDED, "superseded by a newer move", now);
    return turn.keep(new Durable.SwitchoverKept(ended)).then(t -> Rows.phase(t, ended, now));
  }

  /// What was kept by a clock that has been set back since counts from now on, so that nothing
  /// waits for hours that have been before (I67).
  private static Memory notAfter(Memory memory, Instant now) {
    return new Memory(
        memory.domains().stream()
            .map(d -> d.withBlock(d.block().map(b -> b.notAfter(now))))
            .toList(),
        memory.unfinished().stream().map(s -> s.notAfter(now)).toList(),
        memory.freezes().stream().map(f -> f.notAfter(now)).toList(),
        memory.advices(),
        memory.campaigns(),
        memory.rehearsals(),
        memory.ownerships().notAfter(now),
        memory.isQuarantined());
  }

  private static Turn resume(Turn turn, Switchover s, Instant now) {
    Turn told =
        Notices.tell(
            turn, Code.RESUMED, Level.WARN, s, "found at " + s.phase() + " after a restart");
    if (!ReloadRule.isCovered(turn.state().topology(), s)) {
      Switchover ended = s.to(Phase.ABORTED, "the configuration no longer has it", now);
      return told.with(
              told.state().withSwitchovers(told.state().switchovers().plus(s.domain(), ended)))
          .keep(new Durable.SwitchoverKept(ended))
          .then(t -> Rows.phase(t, ended, now));
    }
    return SwitchoverFold.hear(told, s, new Input.Restart(), now);
  }
}
