// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I63: no request leaves before its attempt is durable, in the state and as a journal row; each
/// attempt is one request.
final class JournalFirst implements Oracle {
  private final Map<String, Integer> attempts = new HashMap<>();

  @Override
  public String invariant() {
    return "I63 journal first";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(this::count);
    }
    if (fact instanceof Fact.Sent sent && !scene.isCanary(sent)) {
      judge(sent, scene, findings);
    }
    if (fact instanceof Fact.Answered(long id, WriteOutcome.Refused(var failure))
        && isOneChangesFault(failure)) {
      scene
          .sending(id)
          .flatMap(Scene.Sending::switchover)
          .ifPresent(s -> attempts.merge(s.id(), 1, Integer::sum));
    }
  }

  /// Of a batch that is refused whole for one change's sake, surely without effect, the others are
  /// sent again under the same rows.
  private static boolean isOneChangesFault(ProviderFailure failure) {
    return failure instanceof ProviderFailure.Conflict
        || failure instanceof ProviderFailure.Rejected;
  }

  private void count(Durable durable) {
    if (durable instanceof Durable.Row(JournalRow row)
        && row.kind() == JournalRow.Kind.ATTEMPT
        && row.switchover().isPresent()) {
      attempts.merge(row.switchover().get(), 1, Integer::sum);
    }
  }

  private void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Optional<Switchover> newest =
        scene.owner(sent.change().key()).flatMap(d -> scene.newest(d.name()));
    if (newest.filter(s -> s.phase() == Phase.ATTEMPT).isEmpty()) {
      findings.add("#" + sent.id() + " leaves while the journal says " + newest);
      return;
    }
    int left = attempts.merge(newest.get().id(), -1, Integer::sum);
    if (left < 0) {
      findings.add("#" + sent.id() + " leaves without a row of its own");
    }
  }
}
