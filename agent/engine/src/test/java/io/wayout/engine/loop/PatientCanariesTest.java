// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.owner.Marker;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.Worlds;
import io.wayout.engine.verify.WatchBudgets;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Regression: seed mirror-45, a canary was written while its vendor asked to be left alone (I45).
class PatientCanariesTest {
  private static final Duration QUIET = Duration.ofMinutes(2);
  private static final ProviderFailure.Throttled SLOW =
      new ProviderFailure.Throttled("slow down", Optional.of(QUIET));

  private final FakeEffects effects = new FakeEffects();
  private final WatchBudgets budgets = new WatchBudgets(effects, Map.of());
  private final List<Action.WriteCanary> written = new ArrayList<>();
  private final List<Integer> started = new ArrayList<>();
  private final PatientCanaries canaries =
      new PatientCanaries(effects, budgets, written::add, () -> started.add(written.size()));

  PatientCanariesTest() {
    budgets.use(Worlds.topology());
  }

  @Test
  void nobodyAsksToWait_isWrittenInItsTurn() {
    canaries.write(canary());

    assertThat(written).hasSize(1);
    assertThat(started).as("the turn's end starts it").isEmpty();
  }

  @Test
  void vendorAsksToWait_theNewestIsWrittenAfterwards() {
    budgets.throttled("ali", SLOW);
    canaries.write(canary());
    effects.pass(Duration.ofMinutes(1));
    Action.WriteCanary newest = canary();
    canaries.write(newest);
    effects.pass(Duration.ofSeconds(59));
    assertThat(written).isEmpty();

    effects.pass(Duration.ofSeconds(2));

    assertThat(written).containsExactly(newest);
    assertThat(started).containsExactly(1);
  }

  @Test
  void canaryItselfIsTooMuch_theNextOneWaits() {
    Event.CanaryEnded ended =
        new Event.CanaryEnded(
            "ali", Worlds.LINK.keys().getFirst(), Optional.empty(), new WriteOutcome.Refused(SLOW));
    canaries.hear(ended);
    canaries.write(canary());
    assertThat(written).isEmpty();

    effects.pass(QUIET.plusSeconds(1));

    assertThat(written).hasSize(1);
  }

  private Action.WriteCanary canary() {
    return new Action.WriteCanary(
        "ali", Worlds.LINK.keys().getFirst(), Marker.text(Optional.of("we"), effects.now()), false);
  }
}
