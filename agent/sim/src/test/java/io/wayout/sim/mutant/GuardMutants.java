// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// Guards that only one seed in thousands had asked for, taken away again.
final class GuardMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "forgets-a-superseded-person",
              "a person's move on its way does not count once a newer one takes its place",
              "core/agent/SwitchoverFold",
              "Turn next = isOnItsWay && s.cause() == Cause.MANUAL ? "
                  + "Aftermath.block(sent, s, now) : sent;",
              "Turn next = sent;",
              "seed 6678",
              "I28"),
          new Mutant(
              "undoes-a-bypass-too-soon",
              "automation undoes a bypass while a person's move waits for the caches",
              "core/facts/Repairs",
              "if (draining.isPresent()) {",
              "if (draining.isPresent() && first < 0) {",
              "seed 578",
              "I12"));

  private GuardMutants() {}
}
