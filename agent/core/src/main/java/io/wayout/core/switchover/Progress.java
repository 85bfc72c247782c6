// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import java.time.Instant;
import java.util.Optional;

/// How far a switchover is.
///
/// @param stepIndex the current step of the plan, from 0
/// @param attempts how often the current step was sent
/// @param reasserts how often a settled value had to be written again (I09)
/// @param stepSince when the current step began
/// @param phaseSince when the current phase began
/// @param servedAt when every authoritative server answered the last step's value
/// @param detail the newest thing worth knowing, for people
public record Progress(
    int stepIndex,
    Phase phase,
    int attempts,
    int reasserts,
    Instant stepSince,
    Instant phaseSince,
    Optional<Instant> servedAt,
    String detail) {

  public static Progress begun(String detail, Instant now) {
    return new Progress(0, Phase.INTENT, 0, 0, now, now, Optional.empty(), detail);
  }

  Progress to(Phase next, String newDetail, Instant now) {
    return new Progress(stepIndex, next, attempts, reasserts, stepSince, now, servedAt, newDetail);
  }

  Progress waiting(String newDetail) {
    return new Progress(
        stepIndex, phase, attempts, reasserts, stepSince, phaseSince, servedAt, newDetail);
  }

  Progress attempted() {
    return new Progress(
        stepIndex, phase, attempts + 1, reasserts, stepSince, phaseSince, servedAt, detail);
  }

  Progress reasserted(Instant now) {
    return new Progress(
        stepIndex, phase, attempts, reasserts + 1, now, phaseSince, servedAt, detail);
  }

  Progress nextStep(Instant now) {
    return new Progress(stepIndex + 1, phase, 0, reasserts, now, phaseSince, servedAt, detail);
  }

  Progress served(Instant now) {
    return new Progress(
        stepIndex, phase, attempts, reasserts, stepSince, phaseSince, Optional.of(now), detail);
  }

  Progress notAfter(Instant now) {
    return new Progress(
        stepIndex,
        phase,
        attempts,
        reasserts,
        earlier(stepSince, now),
        earlier(phaseSince, now),
        servedAt.map(at -> earlier(at, now)),
        detail);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
