// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How mirrored links, canaries and the accounts of other installations could be treated wrongly.
final class MirrorMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "forgets-the-rest",
              "what a move left undone at one account is not remembered",
              "core/agent/SwitchoverFold",
              "boolean isLong = fresh.plan().steps().size() > 1 || isMirrored;",
              "boolean isLong = fresh.plan().steps().size() > 1;",
              "one of two accounts denied",
              "I48"),
          new Mutant(
              "undoes-the-half",
              "accounts that differ are made equal the way back",
              "core/decide/Decider",
              "? new Move(pending.get().target(), Cause.COMPLETION, text)",
              "? new Move(s.domain().preferred().name(), Cause.COMPLETION, text)",
              "one of two accounts denied",
              "I48"),
          new Mutant(
              "hides-the-rest",
              "nobody is told that a move reached only some accounts",
              "core/agent/Deciding",
              "case REST_PENDING -> Notices.tell(turn, Code.HELD, Level.WARN, domain.name(), "
                  + "hold.text());",
              "case REST_PENDING -> turn;",
              "one of two accounts denied",
              "I48"),
          new Mutant(
              "forgets-the-rest-in-a-silence",
              "while the account that was moved is silent, the domain seems to be led elsewhere",
              "core/facts/Repairs",
              "at.target().equals(target.name()) || isOpen(chain, target);",
              "at.target().equals(target.name());",
              "the account that was moved is silent",
              "I48"),
          new Mutant(
              "forgets-what-was-superseded",
              "what an older move had sent to another account is not looked for",
              "core/agent/Deciding",
              "&& Facts.isSeen(turn.state(), situation.domain());",
              ";",
              "turned back while the other account is slow",
              "I48"),
          new Mutant(
              "asks-the-other-vendor",
              "with an API dead, the other vendor's servers are asked for its records",
              "engine/verify/NameServers",
              "case NameServersOutcome.Failed _ when last != null && last.isTold() ->",
              "case NameServersOutcome.Failed _ when last != null && last.servers().isEmpty() ->",
              "one of two accounts denied",
              "I48"),
          new Mutant(
              "never-proves",
              "an account's canary is written once and never again",
              "core/facts/Canaries",
              "return !last.plus(gap).isAfter(now);",
              "return !last.plus(gap).plusSeconds(36_000).isAfter(now);",
              "canaries",
              "I88"),
          new Mutant(
              "canary-under-a-freeze",
              "a freeze stops no canary that waits in the queue",
              "core/facts/SendRule",
              ": Freezes.covering(state, found, now) .<SendGate.Verdict>map(",
              ": Freezes.covering(state, found, now).filter(f -> f.isOver(now))"
                  + ".<SendGate.Verdict>map(",
              "frozen before a canary's turn",
              "I88"),
          new Mutant(
              "canary-over-a-marker",
              "a canary replaces whatever marker it finds",
              "engine/execute/CanaryWrite",
              "case Marker.Signed theirs when !isOurs(theirs) && !canary.takesOver() ->",
              "case Marker.Signed theirs when theirs.installation().isEmpty() ->",
              "taken over between two looks",
              "I88"),
          new Mutant(
              "moves-what-others-guard",
              "automation goes on at an account that another installation has taken over",
              "core/decide/Permission",
              "if (s.guard().isPresent() && s.domain().policy().mode() == Mode.AUTO) {",
              "if (s.guard().isPresent() && s.domain().policy().mode() == Mode.MANUAL) {",
              "guarded by another installation",
              "I03 guarded"),
          new Mutant(
              "impatient-canary",
              "a canary does not wait for a vendor that asks for it",
              "engine/loop/PatientCanaries",
              "if (isWaiting || later.isPresent()) {",
              "if (isWaiting) {",
              "asked to wait before a canary",
              "I45 waits as asked"));

  private MirrorMutants() {}
}
