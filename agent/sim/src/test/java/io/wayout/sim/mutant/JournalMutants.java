// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How the journal, the proof and the way out could be broken.
final class JournalMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "no-settle",
              "a move is done as soon as it is served",
              "core/switchover/SwitchoverMachine",
              "boolean isSettled = "
                  + "!s.servedAt().orElse(s.phaseSince()).plus(settle).isAfter(now);",
              "boolean isSettled = !settle.isNegative();",
              "primary dies",
              "I09"),
          new Mutant(
              "fights-for-ever",
              "another writer is written over again and again",
              "core/switchover/SwitchoverMachine",
              "if (!isOldValue || s.reasserts() >= Budget.REASSERTS_MAX) {",
              "if (!isOldValue) {",
              "a tool that puts its value back",
              "I09"),
          new Mutant(
              "blind-replay",
              "a change that waited for minutes is sent as it is",
              "core/switchover/SwitchoverMachine",
              "return Duration.between(from, now).compareTo(Budget.INTENT_AGE_MAX) " + "<= 0",
              "return !from.isAfter(now)",
              "killed between decision and write",
              "I42"),
          new Mutant(
              "two-plans-at-once",
              "a new decision leaves the old one under way",
              "core/agent/SwitchoverFold",
              "return old == null || old.phase().isTerminal() ? turn :",
              "return old == null || old.generation() < fresh.generation() ? turn :",
              "manual move over a stuck one",
              "I43"),
          new Mutant(
              "done-at-ack",
              "the vendor's word is enough",
              "core/switchover/Sending",
              "Transition.to( s.to(Phase.ACKED, \"the provider accepted the change\", "
                  + "now), new Order.ReadRecord(now));",
              "Proving.asked(s.to(Phase.READ_BACK, \"accepted\", now), true, \"accepted\", now);",
              "servers lag",
              "I46"),
          new Mutant(
              "api-is-proof",
              "what the API reads back is taken for what is served",
              "core/switchover/Proving",
              "return s.step().isSilent() ? served(",
              "return s.attempts() > 0 ? served(",
              "servers lag",
              "I46"),
          new Mutant(
              "journal-after-action",
              "what a decision asks for is done before it is kept",
              "engine/loop/AgentLoop",
              "if (!turn.durables().isEmpty() && !isKept(turn)) { return false; } adopt(turn); return true;",
              "adopt(turn); return turn.durables().isEmpty() || isKept(turn);",
              "disk full",
              "I63"),
          new Mutant(
              "ignores-journal-failure",
              "what could not be kept is done all the same",
              "engine/loop/AgentLoop",
              "journalFailed(failed); return false;",
              "journalFailed(failed); return true;",
              "disk full",
              "I63"),
          new Mutant(
              "forgets-unkept-look",
              "what was seen while the journal failed is forgotten",
              "engine/loop/AgentLoop",
              "queue(event);",
              "{ if (!(event instanceof Event.RecordsObserved)) { queue(event); } }",
              "the look before a restore can't be kept",
              "I41"),
          new Mutant(
              "hides-journal-failure",
              "nobody is told that the journal fails",
              "engine/loop/AgentLoop",
              "if (outage.isEmpty()) { tell(",
              "if (outage.filter(String::isEmpty).isPresent()) { tell(",
              "disk full",
              "I64"),
          new Mutant(
              "abort-forgets-block",
              "a move that fails lifts the block of an older one",
              "core/agent/Aftermath",
              "b -> !(isVain && b.switchover().equals(s.id()))",
              "_ -> isVain",
              "manual move denied",
              "I65"),
          new Mutant(
              "wall-clock",
              "decisions follow the wall clock",
              "engine/loop/AgentLoop",
              "Turn turn = Agent.fold(state.withJournalDown(false), event, " + "ticker.now());",
              "Turn turn = Agent.fold(state.withJournalDown(false), event, " + "ticker.wall());",
              "clock jumps",
              "I67"),
          new Mutant(
              "tells-too-early",
              "users are said to have moved when the vendor accepted",
              "core/agent/SwitchoverFold",
              "case ACKED -> Aftermath.block(turn, s, now);",
              "case ACKED -> Notices.tell(Aftermath.block(turn, s, now), "
                  + "Code.SWITCHOVER_SERVED, Level.WARN, s, \"accepted\");",
              "primary dies",
              "I85"),
          new Mutant(
              "state-before-write",
              "the new value is believed before it is written",
              "core/agent/SwitchoverFold",
              "turn.act(new Action.Write(ref, s.step().account(), " + "s.step().change()));",
              "seen(turn, s, now).act(new Action.Write(ref, s.step().account(), "
                  + "s.step().change()));",
              "writes denied",
              "I41"),
          new Mutant(
              "probe-follows-the-name",
              "every target is probed through the business name",
              "engine/probe/ProbeSchedule",
              "ports.prober().probe(check.probe(), check.timing().timeout());",
              "ports.prober().probe(id.text().startsWith(\"shop-\") ? new "
                  + "io.wayout.core.model.ProbeSpec.Tcp(\"shop-0.cloud.example\", 443) : "
                  + "check.probe(), check.timing().timeout());",
              "primary dies for long",
              "I41"),
          new Mutant(
              "unbounded-retry",
              "an API that refuses is tried for ever",
              "core/switchover/Sending",
              "if (waited.plus(pause).compareTo(Budget.OTHER_LINK_AFTER) > 0) {",
              "if (waited.isNegative()) {",
              "throttled at the worst moment",
              "I41"),
          new Mutant(
              "trusts-empty-list",
              "an empty answer means that the record is gone",
              "engine/verify/RecordPoller",
              "case ReadOutcome.Missing _ -> served(answer, asked).orElseGet(() -> "
                  + "new Observed.Empty(Source.API, asked));",
              "case ReadOutcome.Missing _ -> new " + "Observed.Empty(Source.AUTHORITATIVE, asked);",
              "reads find nothing",
              "I41"),
          new Mutant(
              "gives-up-on-empty-list",
              "a link whose API finds no record is tried again and again",
              "core/switchover/Reading",
              "case ReadOutcome.Missing _ -> GivingUp.missing(s, now); "
                  + "case ReadOutcome.Failed(ProviderFailure failure) -> Sending.notSent(s, failure, now);",
              "case ReadOutcome.Missing _ -> "
                  + "Transition.to(s.to(Phase.ABORTED, \"no record any more\", now)); "
                  + "case ReadOutcome.Failed(ProviderFailure failure) -> Sending.notSent(s, failure, now);",
              "reads find nothing",
              "I41"),
          new Mutant(
              "vain-move-forgets-person",
              "a move that was never applied lifts what a person had blocked before",
              "core/agent/Aftermath",
              "if (isPersons) { return turn; }",
              "",
              "manual move in vain",
              "I28"),
          new Mutant(
              "denied-for-ever",
              "an API that once rejected our keys is never believed again",
              "core/plane/ControlPlane",
              "? readable.passed(outcome.detail(), RISE, outcome.at())",
              "? (readable.verdict() == Verdict.DOWN ? readable : "
                  + "readable.passed(outcome.detail(), RISE, outcome.at()))",
              "way around and back",
              "converges"));

  private JournalMutants() {}
}
