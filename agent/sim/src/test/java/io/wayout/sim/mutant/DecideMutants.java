// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How decisions could be broken.
final class DecideMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "no-canary",
              "all domains move at once",
              "core/facts/Pacing",
              "return isProven || alike < safety.canary()",
              "return isProven || alike >= 0",
              "primary dies",
              "I11"),
          new Mutant(
              "no-campaign-canary",
              "an evacuation begins with everything",
              "core/facts/Outlooks",
              "return safety.canary();",
              "return 1_000;",
              "evacuation",
              "I11"),
          new Mutant(
              "fall-threshold-1",
              "one failed probe says down",
              "core/health/CheckHealth",
              "count >= timing.fall() ? Verdict.DOWN : verdict",
              "count >= 1 ? Verdict.DOWN : verdict",
              "blips",
              "I20"),
          new Mutant(
              "unknown-is-down",
              "an answer that says nothing counts as a failure",
              "core/health/CheckHealth",
              "case ProbeResult.Inconclusive _ -> blank(timing, result, now);",
              "case ProbeResult.Inconclusive _ -> failed(timing, result, now);",
              "probes turned away",
              "I20"),
          new Mutant(
              "switch-on-all-down",
              "when everything is down, anything seems better",
              "core/decide/Failover",
              "return new Hold( Gate.ALL_DOWN, \"every target is down, so nothing "
                  + "would be won until one is up; \" + health.detail());",
              "return new Move(s.domain().targets().getLast().name(), "
                  + "Cause.FAILOVER, \"anything is better\");",
              "all down",
              "I21"),
          new Mutant(
              "no-witness",
              "our own network is never in doubt",
              "core/facts/Climates",
              """
                      isolated(state),
                      lossy(state, now),
                      witnessed(state),\
              """,
              """
                      Optional.<String>empty(),
                      Optional.<String>empty(),
                      Optional.empty(),\
              """,
              "witnesses silent",
              "I22"),
          new Mutant(
              "ignores-mass-down",
              "most targets fall at once, and it is never us",
              "core/facts/Climates",
              "return fallen * 2 <= targets.size()",
              "return fallen >= 0",
              "most targets fall",
              "I23"),
          new Mutant(
              "failover-on-api-error",
              "an API that fails makes its domains move",
              "core/agent/Deciding",
              "return switch (Decider.decide(situation, now)) {",
              "boolean isApiDown = domain.links().stream().flatMap(l -> "
                  + "l.accounts().stream()).anyMatch(a -> "
                  + "io.wayout.core.facts.Planes.control(turn.state(), a).isSick()); "
                  + "return switch (isApiDown && situation.busy().isEmpty() ? new "
                  + "Move(\"standby1\", Cause.FAILOVER, \"its API is down\") : "
                  + "Decider.decide(situation, now)) {",
              "valid keys rejected",
              "I24"),
          new Mutant(
              "unproven-standby",
              "any other target is good enough",
              "core/decide/Failover",
              "!t.equals(target) && s.health(t).isProven()",
              "!t.equals(target) && s.health(t).verdict() == Verdict.UP",
              "standby back a moment ago",
              "I25"),
          new Mutant(
              "ignores-down-for",
              "the first verdict moves users, however young",
              "core/decide/Failover",
              "return failing.plus(downFor).isAfter(now)",
              "return failing.isAfter(now)",
              "primary dies",
              "I27"),
          new Mutant(
              "ignores-block",
              "a second move follows the first one at once",
              "core/decide/Permission",
              "if (move.cause().movesUsers() && s.block().filter(b -> "
                  + "b.holds(now)).isPresent()) {",
              "if (move.cause().movesUsers() && s.block().filter(b -> "
                  + "b.since().isAfter(now)).isPresent()) {",
              "standby dies after the move",
              "I28"),
          new Mutant(
              "ack-not-needed",
              "a person's move blocks only for a while",
              "core/agent/Aftermath",
              "s.cause() == Cause.MANUAL ? Optional.empty() :",
              "s.cause() == Cause.RESTORE ? Optional.empty() :",
              "standby dies after a manual move",
              "I28"),
          new Mutant(
              "returns-unasked",
              "the preferred target is taken back as soon as it is up",
              "core/decide/Upkeep",
              "case Failback.Manual _ -> new Hold( Gate.FAILBACK_WAITS, "
                  + "preferred.name() + \" is up again; return with: wayout failback \" + "
                  + "s.domain().name());",
              "case Failback.Manual _ -> failbackAfter(preferred, health, "
                  + "Duration.ZERO, now);",
              "primary comes back",
              "I28"),
          new Mutant(
              "bypass-leads-elsewhere",
              "what leads around a silent link leads to another target as well",
              "core/decide/Upkeep",
              "return bypass(s, s.deadLink().get(), target.name(), now);",
              "return bypass(s, s.deadLink().get(), "
                  + "s.domain().targets().getLast().name(), now);",
              "name servers silent",
              "I29"),
          new Mutant(
              "trusts-old-sights",
              "after the host was suspended automation acts on what it saw before",
              "core/facts/Standstill",
              ".filter(woke -> woke.plus(WAIT_MAX).isAfter(now))",
              ".filter(woke -> woke.isAfter(now))",
              "suspended in a silence",
              "I24"),
          new Mutant(
              "ignores-freeze",
              "automation decides under a freeze",
              "core/decide/Permission",
              "if (s.freeze().isPresent()) {",
              "if (s.freeze().filter(f -> f.isOver(now)).isPresent()) {",
              "frozen before",
              "I80"),
          new Mutant(
              "ignores-freeze-at-send",
              "a freeze stops no change that waits in the queue",
              "core/facts/SendRule",
              "if (freeze.isPresent()) {",
              "if (freeze.filter(f -> f.isOver(now)).isPresent()) {",
              "frozen in the queue",
              "I80"),
          new Mutant(
              "advises-and-moves",
              "advise mode moves users",
              "core/agent/Deciding",
              "if (domain.policy().mode() == Mode.ADVISE) {",
              "if (domain.policy().mode() == Mode.MANUAL) {",
              "advise mode",
              "I81"),
          new Mutant(
              "overtakes-a-person",
              "automation decides while a person's move is under way",
              "core/decide/Decider",
              "if (s.busy().isPresent()) {",
              "if (s.busy().filter(String::isEmpty).isPresent()) {",
              "manual move in doubt",
              "I81"));

  private DecideMutants() {}
}
