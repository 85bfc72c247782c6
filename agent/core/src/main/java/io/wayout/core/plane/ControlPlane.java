// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.plane.PlaneOutcome.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of one account's control plane.
///
/// Reads and writes are judged apart, because vendors lose them apart. An API that can't be read is
/// not written to. What was never written is assumed to be as writable as it is readable.
///
/// @param readable from the signed read of every interval, and from the reads of moves
/// @param written from writes alone, real ones and canaries; UNKNOWN while there is no news of any
/// @param outcomes the newest answers, newest first; at most 8
/// @param canaryAt when a canary was last begun
public record ControlPlane(
    PlaneHealth readable,
    PlaneHealth written,
    List<PlaneOutcome> outcomes,
    Diagnosis diagnosis,
    Optional<Instant> canaryAt) {
  /// Good reads in a row that end an outage: an API that recovers region by region answers now and
  /// then before it is back (P30).
  private static final int RISE = 3;

  private static final int OUTCOMES_MAX = 8;
  private static final Duration RETRY_FIRST = Duration.ofSeconds(20);
  private static final Duration RETRY_MAX = Duration.ofMinutes(1);
  private static final Duration FORGET = Duration.ofMinutes(10);

  public ControlPlane {
    outcomes = List.copyOf(outcomes);
  }

  /// Nothing is known yet.
  public static ControlPlane unknown(Instant now) {
    PlaneHealth nothing = PlaneHealth.unknown(now);
    Diagnosis well = new Diagnosis(Shape.WELL, now, "");
    return new ControlPlane(nothing, nothing, List.of(), well, Optional.empty());
  }

  public Shape shape() {
    return diagnosis.shape();
  }

  /// The same with one more answer to a read.
  ///
  /// @param isCanaried its writes are proven by canaries, so that a failure need not be forgotten
  public ControlPlane read(PlaneOutcome outcome, boolean isCanaried) {
    PlaneHealth next =
        outcome.isWell()
            ? readable.passed(outcome.detail(), RISE, outcome.at())
            : readable.failed(text(outcome), outcome.at());
    boolean isForgotten =
        outcome.isWell()
            && !isCanaried
            && written.verdict() == Verdict.DOWN
            && !written.at().plus(FORGET).isAfter(outcome.at());
    PlaneHealth writes = isForgotten ? PlaneHealth.unknown(outcome.at()) : written;
    return new ControlPlane(next, writes, with(outcome), diagnosis, canaryAt);
  }

  /// The same with one more answer to a write. Credentials that are not accepted leave no doubt;
  /// anything else must happen twice. Whoever takes a change is back from an outage of reads, too.
  public ControlPlane wrote(PlaneOutcome outcome) {
    PlaneHealth next =
        switch (outcome.symptom()) {
          case WELL -> written.risen(outcome.detail(), outcome.at());
          case DENIED -> written.lost(text(outcome), outcome.at());
          case UNREACHABLE, WRONG_PEER, BAD_CERTIFICATE, CLOCK, THROTTLED, GARBLED ->
              written.failed(text(outcome), outcome.at());
        };
    boolean isBack = outcome.isWell() && readable.verdict() == Verdict.DOWN;
    PlaneHealth reads = isBack ? readable.risen(outcome.detail(), outcome.at()) : readable;
    return new ControlPlane(reads, next, with(outcome), diagnosis, canaryAt);
  }

  /// The same with a failed read of a move, which is no verdict yet.
  public ControlPlane noted(PlaneOutcome outcome) {
    return new ControlPlane(readable, written, with(outcome), diagnosis, canaryAt);
  }

  /// A move gave this account up: what failed last leaves no doubt.
  public ControlPlane lost(String detail, Instant now) {
    boolean isWrite =
        !outcomes.isEmpty()
            && outcomes.getFirst().verb().isWrite()
            && outcomes.getFirst().at().equals(now);
    return new ControlPlane(
        isWrite ? readable : readable.lost(detail, now),
        isWrite ? written.lost(detail, now) : written,
        outcomes,
        diagnosis,
        canaryAt);
  }

  public ControlPlane diagnosed(Diagnosis next) {
    return new ControlPlane(readable, written, outcomes, next, canaryAt);
  }

  public ControlPlane canaried(Instant now) {
    return new ControlPlane(readable, written, outcomes, diagnosis, Optional.of(now));
  }

  /// Whether it takes changes, for people: from writes where there were any, else assumed from
  /// reads.
  public PlaneHealth writable() {
    if (readable.verdict() == Verdict.DOWN) {
      return readable;
    }
    return written.verdict() == Verdict.UNKNOWN ? readable.assumed() : written;
  }

  /// Why no change should be sent now; a write that failed is tried again after a while, because
  /// only a write can tell.
  public Optional<String> obstacle(Instant now) {
    if (readable.verdict() == Verdict.DOWN) {
      String news =
          readable.passes() == 0
              ? ": "
              : ", but answers again (" + readable.passes() + " of " + RISE + " times): ";
      return Optional.of("does not work since " + readable.since() + news + readable.detail());
    }
    return refusal(now);
  }

  /// The same for those who have no other way: one good read is reason enough to try.
  public Optional<String> lastObstacle(Instant now) {
    return readable.passes() > 0 ? refusal(now) : obstacle(now);
  }

  private Optional<String> refusal(Instant now) {
    boolean isRefusing = written.verdict() == Verdict.DOWN && retryAt().isAfter(now);
    return isRefusing
        ? Optional.of(
            "takes no changes since "
                + written.since()
                + " (tried again from "
                + retryAt()
                + " on): "
                + written.detail())
        : Optional.empty();
  }

  /// Since when nothing has been wrong with it; empty if something is, or if nothing is known.
  public Optional<Instant> wellSince() {
    if (readable.verdict() != Verdict.UP) {
      return Optional.empty();
    }
    Instant writes = written.verdict() == Verdict.DOWN ? written.at() : readable.since();
    return Optional.of(writes.isAfter(readable.since()) ? writes : readable.since());
  }

  /// Does something fail that is a verdict already?
  public boolean isSick() {
    return readable.verdict() == Verdict.DOWN || written.verdict() == Verdict.DOWN;
  }

  /// The newest answer that was not as it should be.
  public Optional<PlaneOutcome> newestFailure() {
    return outcomes.stream().filter(o -> !o.isWell()).findFirst();
  }

  /// The newest answer to a read.
  Optional<PlaneOutcome> newestRead() {
    return outcomes.stream().filter(o -> !o.verb().isWrite()).findFirst();
  }

  private Instant retryAt() {
    Duration wait = RETRY_FIRST.multipliedBy(Math.clamp(written.failures() - 1L, 1, 10));
    return written.at().plus(wait.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : wait);
  }

  private List<PlaneOutcome> with(PlaneOutcome outcome) {
    List<PlaneOutcome> next = new ArrayList<>();
    next.add(outcome);
    boolean isRepeated =
        outcomes.size() > 1
            && isAlike(outcome, outcomes.get(0))
            && isAlike(outcome, outcomes.get(1));
    next.addAll(isRepeated ? outcomes.subList(1, outcomes.size()) : outcomes);
    return next.subList(0, Math.min(next.size(), OUTCOMES_MAX));
  }

  /// Of answers that repeat themselves the first and the newest are kept, or an hour of them would
  /// push out what came before.
  private static boolean isAlike(PlaneOutcome one, PlaneOutcome other) {
    return one.verb() == other.verb() && one.symptom() == other.symptom();
  }

  private static String text(PlaneOutcome outcome) {
    String verb = outcome.verb() == Verb.CANARY ? "the canary: " : "";
    return verb + outcome.detail();
  }
}
