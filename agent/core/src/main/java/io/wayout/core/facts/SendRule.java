// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.provider.SendGate;
import java.time.Instant;

/// The last check before the first byte of a write (I04, I06, I80).
public final class SendRule {
  private SendRule() {}

  /// A canary is never written while something that touches its account is frozen.
  public static SendGate.Verdict canary(State state, String account, Instant now) {
    Account found = state.topology().accounts().get(account);
    return found == null
        ? new SendGate.Closed("the configuration no longer has " + account)
        : Freezes.covering(state, found, now)
            .<SendGate.Verdict>map(f -> new SendGate.Closed("frozen by " + f.actor()))
            .orElseGet(SendGate.Open::new);
  }

  public static SendGate.Verdict verdict(State state, StepRef step, Instant now) {
    Switchover s = state.switchovers().get(step.domain());
    Domain domain = state.topology().domains().get(step.domain());
    if (s == null || domain == null || !s.id().equals(step.switchover())) {
      return new SendGate.Closed(step.switchover() + " is no longer the domain's newest decision");
    }
    boolean isCurrent =
        s.phase() == Phase.ATTEMPT
            && s.stepIndex() == step.stepIndex()
            && s.attempts() == step.attempt()
            && s.generation() == state.memory(step.domain()).generation();
    if (!isCurrent) {
      return new SendGate.Closed(step.switchover() + " has moved on to " + s.phase());
    }
    if (s.cause().isAutomatic()) {
      var effective = Facts.chain(state, domain, now).effective();
      var freeze =
          Freezes.covering(state, domain, effective, now)
              .or(() ->
                  domain
                      .target(s.plan().target())
                      .flatMap(target -> Freezes.covering(state, target, now)));
      if (freeze.isPresent()) {
        return new SendGate.Closed("frozen by " + freeze.get().actor());
      }
    }
    return new SendGate.Open();
  }
}
