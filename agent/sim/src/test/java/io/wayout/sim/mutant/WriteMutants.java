// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How what is written could be broken.
final class WriteMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "delete-then-create",
              "the adapter deletes the record before it writes it anew",
              "sim/world/SimProvider",
              "vendor.put(change.key(), change.wanted(), " + "OptionalLong.of(ids.get(i)));",
              "world.history().add(new Fact.Applied(new "
                  + "io.wayout.core.model.LinkAccount(change.key(), vendor.account()), "
                  + "vendor.get(change.key()), Optional.empty(), "
                  + "OptionalLong.of(ids.get(i)))); vendor.put(change.key(), "
                  + "change.wanted(), OptionalLong.of(ids.get(i)));",
              "primary dies",
              "I01"),
          new Mutant(
              "undeclared-value",
              "what a plan writes is no declared target",
              "core/plan/Steps",
              "new RecordSet(ttl, wanted)",
              "new RecordSet(ttl, new "
                  + "RecordData.Cname(io.wayout.dns.DnsName.of(\"edge.elsewhere.example\")))",
              "primary dies",
              "I02"),
          new Mutant(
              "overwrites-foreign",
              "the planner takes every value for its own",
              "core/plan/Search",
              "(options.overwritesForeign() || data.filter(d -> chain.isOurs(fact, "
                  + "d)).isPresent())",
              "data.isPresent()",
              "foreign value, manual move",
              "I03"),
          new Mutant(
              "ignores-journal-at-restart",
              "a new process begins with nothing",
              "engine/loop/Engine",
              "new Event.Recovered(store.recover())",
              "new Event.Recovered(io.wayout.core.fold.Memory.empty())",
              "restart between two moves",
              "I04"),
          new Mutant(
              "forgets-conflict",
              "a record that changed meanwhile is written to all the same",
              "core/switchover/Reading",
              "case ReadOutcome.Found found when isExpected(s, found) -> "
                  + "Transition.to( s.attempted()",
              "case ReadOutcome.Found found when found.set() != null -> "
                  + "Transition.to( s.attempted()",
              "changed between decision and write",
              "I05"),
          new Mutant(
              "checks-once-at-start",
              "nothing is checked right before the first byte",
              "engine/execute/AccountLane",
              "SendGate gate = () -> verdict(steps);",
              "SendGate gate = SendGate.Open::new;",
              "stopped in the queue",
              "I06"),
          new Mutant(
              "raises-ttl",
              "a change brings its own, longer TTL",
              "core/plan/Steps",
              "Ttl ttl = options.setsTtl() ? fact.link().ttl() : "
                  + "lower(holds.set().ttl(), fact.link().ttl());",
              "Ttl ttl = new Ttl(3600);",
              "primary dies",
              "I12"),
          new Mutant(
              "no-wait-before-restore",
              "a bypass is undone before the caches forget the old value below",
              "core/plan/Steps",
              "waiting.add(isFirstOfLink && !waiting.isEmpty() ? step.waiting(drain) " + ": step);",
              "waiting.add(step);",
              "way around and back",
              "I12"),
          new Mutant(
              "restores-unlooked",
              "before users are led down, nobody looks at the lower link again",
              "engine/loop/Engine",
              "if (mayLeadDown(read.step()) && look.isAfter(ticker.now()))",
              "if (read.step().stepIndex() < 0)",
              "lower link changed while restoring",
              "I41"),
          new Mutant(
              "retry-without-read-back",
              "a lost answer is followed by the same write",
              "core/switchover/Sending",
              "Transition.to( s.to(Phase.IN_DOUBT, \"the outcome is not known: \" + "
                  + "failure.detail(), now), new Order.ReadRecord(now.plusSeconds(2)));",
              "Transition.to(s.attempted().to(Phase.ATTEMPT, failure.detail(), now), "
                  + "new Order.SendChange());",
              "answer lost",
              "I44"),
          new Mutant(
              "drops-late-answer",
              "a write that has not shown at once is taken for lost",
              "core/switchover/Reading",
              "boolean isLate = waited.compareTo(Budget.doubt(applyTimeMax)) >= 0;",
              "boolean isLate = true;",
              "applied late",
              "I44"),
          new Mutant(
              "no-backoff",
              "what was refused is tried again at once",
              "core/switchover/Budget",
              "return next.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : next;",
              "return next.isNegative() ? next : Duration.ofMillis(20);",
              "throttled at the worst moment",
              "I45"),
          new Mutant(
              "writes-what-is-there",
              "a value that is there already is written once more",
              "core/switchover/Reading",
              "Proving.proven(s, \"the record holds the wanted value already\", now);",
              "Transition.to(s.attempted().to(Phase.ATTEMPT, \"once more\", now), new "
                  + "Order.SendChange());",
              "done by others already",
              "I47"),
          new Mutant(
              "restore-written-again",
              "a restore that somebody undid is written again, whatever is below by now",
              "core/switchover/SwitchoverMachine",
              "if (s.cause() == Cause.RESTORE) { return GivingUp.rival(",
              "if (s.attempts() < 0) { return GivingUp.rival(",
              "a restore that is undone",
              "I41"),
          new Mutant(
              "restore-of-one-step-unlooked",
              "a restore of one step begins at once",
              "core/switchover/SwitchoverMachine",
              "boolean looksFirst = fresh.cause() == Cause.RESTORE;",
              "boolean looksFirst = fresh.attempts() < 0;",
              "lower link changed before a restore",
              "I41"),
          new Mutant(
              "settles-unseen",
              "a move is done though nobody could look at its record",
              "core/agent/Agent",
              "boolean isHeard = s.phase() == Phase.SERVED && RecordFold.isWatched(next.state(), s,"
                  + " now);",
              "boolean isHeard = s.phase() == Phase.SERVED;",
              "an older write comes while nobody can look",
              "I04"),
          new Mutant(
              "believes-what-was-below",
              "a bypass is undone by what was known before a given-up move wrote below",
              "core/facts/Repairs",
              "if (unseen.isPresent()) {",
              "if (unseen.isPresent() && first < 0) {",
              "a move below is called off",
              "I41"));

  private WriteMutants() {}
}
