// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.ProgressAsked;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Publication;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.fold.Turn;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.provider.Claim;
import io.wayout.provider.Progress;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.util.Optional;

/// Vendors that track changes are asked how far theirs is, while it is accepted and not yet served.
/// What they say is told, and decides nothing (I46).
final class PublicationFold {
  private PublicationFold() {}

  /// A write ended; from now on its vendor may be asked, if it tracks changes.
  static Turn written(Turn turn, StepRef step, WriteOutcome outcome, Instant now) {
    Optional<Switchover> current = SwitchoverFold.current(turn.state(), step);
    boolean isTracked =
        current
            .map(s -> turn.state().topology().account(s.step().account()))
            .filter(a -> !(a.capabilities().changeTracking() instanceof Claim.No))
            .isPresent();
    return isTracked && outcome instanceof WriteOutcome.Accepted(var receipt)
        ? put(turn, Publication.accepted(step, receipt, now))
        : turn;
  }

  /// What the vendor has said about a step's change, behind a semicolon; empty text if nothing.
  static String remark(State state, StepRef step) {
    return known(state, step).flatMap(Publication::words).map(words -> "; " + words).orElse("");
  }

  /// The change is not to be seen where it should be: the vendor may know why.
  static Turn ask(Turn turn, StepRef step, Instant now) {
    Optional<Publication> due = known(turn.state(), step).filter(p -> p.isDue(now));
    Optional<Switchover> waiting =
        SwitchoverFold.current(turn.state(), step).filter(s -> isWaiting(s.phase()));
    return due.isEmpty() || waiting.isEmpty()
        ? turn
        : put(turn, due.get().asked(now))
            .act(new Action.AskProgress(step, waiting.get().step().account(), due.get().receipt()));
  }

  /// A vendor's word, journaled where it is another one than before.
  static Turn asked(Turn turn, ProgressAsked asked, Instant now) {
    Turn next = turn;
    for (StepRef step : asked.steps()) {
      Optional<Publication> known = known(next.state(), step);
      if (known.isPresent()) {
        next = heard(next, known.get(), asked.progress(), now);
      }
    }
    return next;
  }

  private static Turn heard(Turn turn, Publication known, Progress progress, Instant now) {
    Publication heard = known.heard(progress);
    Turn next = put(turn, heard);
    Optional<String> words = heard.words().filter(_ -> known.isNews(progress));
    Optional<Switchover> current = SwitchoverFold.current(next.state(), known.step());
    return words.isEmpty() || current.isEmpty() ? next : row(next, current.get(), words.get(), now);
  }

  private static Turn row(Turn turn, Switchover s, String words, Instant now) {
    return turn.keep(
        new Durable.Row(
            new JournalRow(
                now,
                Kind.PUBLISHING,
                Optional.of(s.domain()),
                Optional.of(s.id()),
                s.generation(),
                s.actor(),
                s.step().place() + ": " + words)));
  }

  /// A change that is served or given up is nobody's question any more.
  static State forgetOver(State state, Switchover s) {
    return isWaiting(s.phase())
        ? state
        : state.withPublications(state.publications().minus(s.domain()));
  }

  private static boolean isWaiting(Phase phase) {
    return phase == Phase.ACKED || phase == Phase.READ_BACK || phase == Phase.DEGRADED;
  }

  private static Optional<Publication> known(State state, StepRef step) {
    return Optional.ofNullable(state.publications().get(step.domain()))
        .filter(p -> p.step().equals(step));
  }

  private static Turn put(Turn turn, Publication publication) {
    State state = turn.state();
    return turn.with(
        state.withPublications(
            state.publications().plus(publication.step().domain(), publication)));
  }
}
