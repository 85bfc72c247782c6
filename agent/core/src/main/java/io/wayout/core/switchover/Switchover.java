// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import java.time.Instant;
import java.util.Optional;

/// One move of one domain.
///
/// @param id unique and readable, e.g. `www.shop.example#7`
/// @param generation the domain's generation that this move holds (I04)
/// @param actor who asked: `agent`, or an operator
/// @param reason why, in the actor's words
/// @param stepIndex the current step of the plan, from 0
/// @param attempts how often the current step was sent
/// @param reasserts how often a settled value had to be written again (I09)
/// @param startedAt when it was decided
/// @param stepSince when the current step began
/// @param phaseSince when the current phase began
/// @param configVersion the configuration that it is pinned to (I50)
/// @param detail the newest thing worth knowing, for people
public record Switchover(
    String id,
    DnsName domain,
    long generation,
    Cause cause,
    String actor,
    String reason,
    Plan plan,
    int stepIndex,
    Phase phase,
    int attempts,
    int reasserts,
    Instant startedAt,
    Instant stepSince,
    Instant phaseSince,
    Optional<Instant> servedAt,
    String configVersion,
    String detail) {

  public Step step() {
    return plan.steps().get(stepIndex);
  }

  public boolean isLastStep() {
    return stepIndex == plan.steps().size() - 1;
  }

  /// Is it over, or does it only wait for its settle window?
  public boolean isQuiet() {
    return phase.isTerminal() || phase == Phase.DEGRADED || (phase == Phase.SERVED && isLastStep());
  }

  /// Was it given up after something had been sent, and does the record hold just that?
  ///
  /// @param held what the current step's record was last seen to hold
  public boolean tookEffectAfterAll(RecordData held) {
    boolean isSent = phase == Phase.ABORTED && attempts > 0;
    return isSent && cause.movesUsers() && held.equals(step().change().wanted().data());
  }

  /// Is it sure that nothing of it was ever sent?
  public boolean isUnsent() {
    return phase == Phase.INTENT && attempts == 0 && stepIndex == 0;
  }

  /// The same, with no time after now: the clock was set back while the agent did not run (I67).
  public Switchover notAfter(Instant now) {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex,
        phase,
        attempts,
        reasserts,
        earlier(startedAt, now),
        earlier(stepSince, now),
        earlier(phaseSince, now),
        servedAt.map(at -> earlier(at, now)),
        configVersion,
        detail);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  public Switchover to(Phase next, String newDetail, Instant now) {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex,
        next,
        attempts,
        reasserts,
        startedAt,
        stepSince,
        now,
        servedAt,
        configVersion,
        newDetail);
  }

  /// The same, one more attempt.
  Switchover attempted() {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex,
        phase,
        attempts + 1,
        reasserts,
        startedAt,
        stepSince,
        phaseSince,
        servedAt,
        configVersion,
        detail);
  }

  /// The same, about to write its value once more because a later writer undid it.
  Switchover reasserted(Instant now) {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex,
        phase,
        attempts,
        reasserts + 1,
        startedAt,
        now,
        phaseSince,
        servedAt,
        configVersion,
        detail);
  }

  /// The same, at the next step of the plan.
  Switchover nextStep(Instant now) {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex + 1,
        phase,
        0,
        reasserts,
        startedAt,
        now,
        phaseSince,
        servedAt,
        configVersion,
        detail);
  }

  Switchover served(Instant now) {
    return new Switchover(
        id,
        domain,
        generation,
        cause,
        actor,
        reason,
        plan,
        stepIndex,
        phase,
        attempts,
        reasserts,
        startedAt,
        stepSince,
        phaseSince,
        Optional.of(now),
        configVersion,
        detail);
  }
}
