// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.Recovered;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;
import java.util.Map;

/// The agent starts: what was durable is true again, and unfinished moves are resumed or given up.
final class RecoveryFold {
  private RecoveryFold() {}

  static Turn recovered(Turn turn, Recovered recovered, Instant now) {
    Memory memory = notAfter(recovered.memory(), now);
    State state = turn.state().withHeldForAck(memory.isQuarantined());
    for (DomainMemory domain : memory.domains()) {
      state = state.withMemories(state.memories().plus(domain.domain(), domain));
    }
    for (Freeze freeze : memory.freezes()) {
      state = state.withFreezes(state.freezes().plus(freeze.scope(), freeze));
    }
    for (Switchover s : memory.unfinished()) {
      state = state.withSwitchovers(state.switchovers().plus(s.domain(), s));
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
      next = resume(next, s, now);
    }
    return next;
  }

  /// What was kept by a clock that has been set back since counts from now on, so that nothing
  /// waits for hours that have been before (I67).
  private static Memory notAfter(Memory memory, Instant now) {
    return new Memory(
        memory.domains().stream()
            .map(d ->
                new DomainMemory(
                    d.domain(), d.generation(), d.desired(), d.block().map(b -> b.notAfter(now))))
            .toList(),
        memory.unfinished().stream().map(s -> s.notAfter(now)).toList(),
        memory.freezes().stream().map(f -> f.notAfter(now)).toList(),
        memory.isQuarantined());
  }

  private static Turn resume(Turn turn, Switchover s, Instant now) {
    Turn told =
        Notices.tell(
            turn, Code.RESUMED, Level.WARN, s, "found at " + s.phase() + " after a restart");
    if (!ReloadFold.isCovered(turn.state().topology(), s)) {
      Switchover ended = s.to(Phase.ABORTED, "the configuration no longer has it", now);
      return told.with(
              told.state().withSwitchovers(told.state().switchovers().plus(s.domain(), ended)))
          .keep(new Durable.SwitchoverKept(ended))
          .then(t -> Rows.phase(t, ended, now));
    }
    return SwitchoverFold.hear(told, s, new Input.Restart(), now);
  }
}
