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
/// @param mandate what it is and stays
/// @param progress how far it is
public record Switchover(Mandate mandate, Progress progress) {

  public String id() {
    return mandate.id();
  }

  public DnsName domain() {
    return mandate.domain();
  }

  public long generation() {
    return mandate.generation();
  }

  public Cause cause() {
    return mandate.cause();
  }

  public String actor() {
    return mandate.actor();
  }

  public String reason() {
    return mandate.reason();
  }

  public Plan plan() {
    return mandate.plan();
  }

  public Instant startedAt() {
    return mandate.startedAt();
  }

  public String configVersion() {
    return mandate.configVersion();
  }

  public int stepIndex() {
    return progress.stepIndex();
  }

  public Phase phase() {
    return progress.phase();
  }

  public int attempts() {
    return progress.attempts();
  }

  public int reasserts() {
    return progress.reasserts();
  }

  public Instant stepSince() {
    return progress.stepSince();
  }

  public Instant phaseSince() {
    return progress.phaseSince();
  }

  public Optional<Instant> servedAt() {
    return progress.servedAt();
  }

  public String detail() {
    return progress.detail();
  }

  public Step step() {
    return plan().steps().get(stepIndex());
  }

  public boolean isLastStep() {
    return stepIndex() == plan().steps().size() - 1;
  }

  /// The current step is not begun before.
  public Instant notBefore() {
    return stepSince().plus(step().after());
  }

  /// Does it wait, with nothing sent for the step, until what the step before replaced has left the
  /// caches?
  public boolean isDraining() {
    return phase() == Phase.INTENT && attempts() == 0 && !step().after().isZero();
  }

  /// Is it over, or does it only wait for its settle window or for caches?
  public boolean isQuiet() {
    return phase().isTerminal()
        || phase() == Phase.DEGRADED
        || isDraining()
        || (phase() == Phase.SERVED && isLastStep());
  }

  /// Was it given up after something had been sent, and does the record hold just that?
  ///
  /// @param held what the current step's record was last seen to hold
  public boolean tookEffectAfterAll(RecordData held) {
    boolean isSent = phase() == Phase.ABORTED && attempts() > 0;
    return isSent && cause().movesUsers() && held.equals(step().change().wanted().data());
  }

  /// Is it sure that nothing of it was ever sent?
  public boolean isUnsent() {
    return phase() == Phase.INTENT && attempts() == 0 && stepIndex() == 0;
  }

  /// The same, with no time after now: the clock was set back while the agent did not run (I67).
  public Switchover notAfter(Instant now) {
    return new Switchover(mandate.notAfter(now), progress.notAfter(now));
  }

  public Switchover to(Phase next, String newDetail, Instant now) {
    return new Switchover(mandate, progress.to(next, newDetail, now));
  }

  /// The same, with newer words on what it waits for.
  Switchover waiting(String newDetail) {
    return new Switchover(mandate, progress.waiting(newDetail));
  }

  /// The same, one more attempt.
  Switchover attempted() {
    return new Switchover(mandate, progress.attempted());
  }

  /// The same, about to write its value once more because a later writer undid it.
  Switchover reasserted(Instant now) {
    return new Switchover(mandate, progress.reasserted(now));
  }

  /// The same, at the next step of the plan.
  Switchover nextStep(Instant now) {
    return new Switchover(mandate, progress.nextStep(now));
  }

  Switchover served(Instant now) {
    return new Switchover(mandate, progress.served(now));
  }
}
