// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.advise.Advice;
import io.wayout.core.advise.Advice.Ending;
import io.wayout.core.advise.Ledger;
import io.wayout.core.decide.Decision.Move;
import io.wayout.core.decide.Situation;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Domain;
import io.wayout.core.plan.Plan;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps the ledger of the mode `advise`.
final class AdviseFold {
  /// Read, write and publication, as long as all goes well.
  private static final Duration REQUESTS = Duration.ofSeconds(10);

  private AdviseFold() {}

  /// Automation would make this move now.
  static Turn advise(Turn turn, Domain domain, Move move, Plan plan, Instant now) {
    Advice open = turn.state().advices().get(domain.name());
    if (open != null && open.to().equals(move.target()) && open.cause() == move.cause()) {
      return turn;
    }
    Turn next =
        open == null
            ? turn
            : end(
                turn,
                open,
                new Ending(Ending.Kind.WITHDRAWN, now, "another move is advised instead"),
                now);
    Advice advice =
        new Advice(
            Advice.idOf(domain.name(), now),
            domain.name(),
            now,
            plan.from(),
            move.target(),
            move.cause(),
            move.text(),
            moveTime(plan),
            Optional.empty());
    State state = next.state();
    return next.with(state.withAdvices(state.advices().plus(domain.name(), advice)))
        .keep(new Durable.AdviceKept(advice));
  }

  /// Looks whether an open advice of the domain has ended.
  static Turn heed(Turn turn, Situation situation, Instant now) {
    Advice open = turn.state().advices().get(situation.domain().name());
    if (open == null) {
      return turn;
    }
    Optional<Ending> ending = Ledger.ending(open, situation, now);
    return ending.isEmpty() ? turn : end(turn, open, ending.get(), now);
  }

  /// The configuration no longer has the domain.
  static Turn withdraw(Turn turn, DnsName domain, Instant now) {
    Advice open = turn.state().advices().get(domain);
    return open == null
        ? turn
        : end(
            turn,
            open,
            new Ending(Ending.Kind.WITHDRAWN, now, "the configuration has it no more"),
            now);
  }

  private static Turn end(Turn turn, Advice open, Ending ending, Instant now) {
    Advice ended = open.ended(ending);
    State state = turn.state();
    String text =
        ended.score()
            + ": the move to "
            + ended.to()
            + " that was advised at "
            + ended.at()
            + (ended.saved().isZero() ? "" : " would have saved " + seconds(ended.saved()))
            + "; "
            + ending.text();
    return turn.with(state.withAdvices(state.advices().minus(open.domain())))
        .keep(new Durable.AdviceKept(ended))
        .then(t -> Rows.domain(t, Kind.SCORED, open.domain(), Said.byAgent(text), now));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  /// After the last request users keep what they have for the TTL of the record that is replaced.
  private static Duration moveTime(Plan plan) {
    return plan.steps().stream()
        .map(s -> s.change().wanted().ttl().toDuration())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(REQUESTS);
  }
}
