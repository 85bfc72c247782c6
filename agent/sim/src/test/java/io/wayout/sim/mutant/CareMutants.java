// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How vendors, configurations and a lost state could be treated wrongly.
final class CareMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "writes-into-the-blank",
              "where the API lists no record, one is written",
              "core/switchover/Reading",
              "case ReadOutcome.Missing _ -> GivingUp.missing(s, now); case"
                  + " ReadOutcome.Failed(ProviderFailure failure) -> Sending.notSent(s, failure, now);",
              "case ReadOutcome.Missing _ -> Transition.to( s.attempted().to(Phase.ATTEMPT,"
                  + " \"nothing there\", now), new Order.SendChange()); case"
                  + " ReadOutcome.Failed(ProviderFailure failure) -> Sending.notSent(s, failure, now);",
              "reads find nothing",
              "I32"),
          new Mutant(
              "ignores-retry-after",
              "a vendor that asks to wait is tried again at once",
              "core/switchover/Budget",
              "return throttled.retryAfter().filter(asked -> asked.compareTo(own) >"
                  + " 0).orElse(own);",
              "return own;",
              "asked to wait",
              "I45 waits as asked"),
          new Mutant(
              "watches-the-throttled",
              "a vendor that asks to wait is watched as before",
              "engine/verify/WatchBudgets",
              "if (spending != null) {",
              "if (spending == null) {",
              "asked to wait",
              "I45 waits as asked"),
          new Mutant(
              "watches-without-budget",
              "watching uses up what the vendor takes in a day",
              "engine/verify/WatchBudgets",
              ".filter(opens -> opens.isAfter(now));",
              ".filter(opens -> opens.equals(Instant.MAX));",
              "a small allowance",
              "I45 within budget"),
          new Mutant(
              "one-failure-is-an-outage",
              "one call that meets an ill endpoint says that the API is gone",
              "core/health/PlaneHealth",
              "private static final int FALL = 2;",
              "private static final int FALL = 1;",
              "one endpoint ill",
              "I24"),
          new Mutant(
              "believes-a-lost-state",
              "after its state was lost, automation goes on as if it had been empty",
              "core/agent/RecoveryFold",
              "turn.state().withHeldForAck(memory.isQuarantined()).withOwnerships(memory.ownerships());",
              "turn.state().withHeldForAck(false).withOwnerships(memory.ownerships());",
              "state lost",
              "I66"),
          new Mutant(
              "takes-any-configuration",
              "a configuration may take away what a move is about to use",
              "core/facts/ReloadRule",
              "obstacle(state, domain, next).ifPresent(obstacles::add);",
              "if (obstacles.size() > 9) { obstacle(state, domain, next).ifPresent(obstacles::add);"
                  + " }",
              "standby removed in mid-move",
              "I50"),
          new Mutant(
              "resumes-what-is-gone",
              "after a restart a move goes on to a target that is no longer declared",
              "core/agent/RecoveryFold",
              "if (!ReloadRule.isCovered(turn.state().topology(), s)) {",
              "if (s.plan().steps().isEmpty()) {",
              "standby removed while it was down",
              "I50"),
          new Mutant(
              "uses-what-was-refused",
              "a configuration that was refused is used all the same",
              "sim/run/Incarnation",
              "world.history().add(new Fact.ReloadRefused(obstacles));",
              "world.history().add(new Fact.ReloadRefused(obstacles)); engine.reload(next,"
                  + " providers);",
              "standby removed in mid-move",
              "I49"),
          new Mutant(
              "waits-too-short",
              "a restore waits for half of the time that caches live",
              "core/plan/Steps",
              ".map(Ttl::toDuration)",
              ".map(t -> t.toDuration().dividedBy(2))",
              "way around and back",
              "I12 users"));

  private CareMutants() {}
}
