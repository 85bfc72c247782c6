// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.core.switchover.Switchover;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// I45: who is asked to wait waits: a move sends nothing to an account before the time that its
/// vendor named, and whoever watches and is asked to wait does not ask again before.
final class WaitsAsAsked implements Oracle {
  /// Questions that were on their way already.
  private static final Duration UNDER_WAY = Duration.ofSeconds(15);

  private final Map<String, Quiet> moves = new HashMap<>();
  private final Map<String, Quiet> watching = new HashMap<>();

  private record Quiet(Instant from, Instant until) {
    boolean covers(Instant now) {
      return now.isAfter(from) && now.isBefore(until);
    }
  }

  @Override
  public String invariant() {
    return "I45 waits as asked";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    switch (fact) {
      case Fact.Started _, Fact.Reloaded _ -> {
        moves.clear();
        watching.clear();
      }
      case Fact.Answered(long id, WriteOutcome.Refused(ProviderFailure failure)) ->
          scene
              .sending(id)
              .flatMap(Scene.Sending::switchover)
              .ifPresent(s -> asked(failure, Duration.ZERO, scene).ifPresent(q -> put(s, q)));
      case Fact.Sent sent -> sent(sent, scene, findings);
      case Fact _ -> Calls.of(fact).ifPresent(call -> called(call, scene, findings));
    }
  }

  private void put(Switchover s, Quiet quiet) {
    moves.put(s.id() + " " + s.step().account(), quiet);
  }

  private void sent(Fact.Sent sent, Scene scene, Findings findings) {
    scene
        .owner(sent.change().key())
        .flatMap(d -> scene.newest(d.name()))
        .map(s -> moves.get(s.id() + " " + sent.account()))
        .filter(quiet -> quiet.covers(scene.now()))
        .ifPresent(quiet -> findings.add("#" + sent.id() + " is sent before " + quiet.until()));
  }

  private void called(Calls call, Scene scene, Findings findings) {
    Quiet quiet = watching.get(call.account());
    boolean isWatching = Calls.areWatching(scene);
    if (quiet != null
        && isWatching
        && quiet.from().plus(UNDER_WAY).isBefore(scene.now())
        && quiet.covers(scene.now())) {
      findings.add(call.account() + " is watched before " + quiet.until());
      watching.remove(call.account());
    }
    if (isWatching) {
      call.failure()
          .flatMap(f -> asked(f, call.elapsed(), scene))
          .ifPresent(q -> watching.put(call.account(), q));
    }
  }

  private static Optional<Quiet> asked(ProviderFailure failure, Duration elapsed, Scene scene) {
    Instant heard = scene.now().plus(elapsed);
    return failure instanceof ProviderFailure.Throttled slow
        ? slow.retryAfter().map(wait -> new Quiet(heard, heard.plus(wait)))
        : Optional.empty();
  }
}
