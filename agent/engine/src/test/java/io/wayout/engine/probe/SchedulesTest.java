// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Event;
import io.wayout.core.model.CheckId;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.engine.verify.NameServers;
import io.wayout.engine.verify.WatchBudgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When questions are asked (I45).
class SchedulesTest {
  private final FakeEffects effects = new FakeEffects();
  private final List<Event> events = new ArrayList<>();

  @Test
  void probes_startByTheClockHoweverLongTheyTake() {
    ProbeSchedule schedule = new ProbeSchedule(Worlds.ports(effects), events::add);
    schedule.schedule(Worlds.topology());

    effects.pass(Duration.ofSeconds(31));

    assertThat(effects.calls).hasSize(8);
  }

  /// Regression: a host that had slept for an hour made up for every missed probe at once.
  @Test
  void c05_hostSlept_missedProbesAreNotMadeUpFor() {
    ProbeSchedule schedule = new ProbeSchedule(Worlds.ports(effects), events::add);
    schedule.schedule(Worlds.topology());
    effects.pass(Duration.ofSeconds(2));
    effects.calls.clear();

    effects.sleep(Duration.ofHours(1));
    effects.pass(Duration.ofSeconds(1));

    assertThat(effects.calls).hasSize(2);
  }

  /// Regression: a success from before a standstill was taken for one of now.
  @Test
  void c05_resultHeardLongAfterItsEnd_isNoNews() {
    ProbeSchedule schedule = new ProbeSchedule(Worlds.ports(effects), events::add);
    schedule.schedule(Worlds.topology());
    effects.pass(Duration.ofSeconds(2));

    effects.endCall();
    assertThat(events).hasSize(1);
    effects.late = Duration.ofMinutes(1);
    effects.endCall();
    assertThat(events).hasSize(1);
  }

  @Test
  void checkThatIsGone_tellsNothingMore() {
    ProbeSchedule schedule = new ProbeSchedule(Worlds.ports(effects), events::add);
    schedule.schedule(Worlds.topology());
    effects.pass(Duration.ofSeconds(2));
    schedule.stop();

    while (!effects.calls.isEmpty()) {
      effects.endCall();
    }
    effects.pass(Duration.ofMinutes(1));

    assertThat(events).isEmpty();
    assertThat(effects.calls).isEmpty();
  }

  @Test
  void confirmation_comesBesideTheRhythm() {
    ProbeSchedule schedule = new ProbeSchedule(Worlds.ports(effects), events::add);
    schedule.schedule(Worlds.topology());
    effects.pass(Duration.ofSeconds(2));
    effects.calls.clear();

    schedule.probeAt(Worlds.CHECK, effects.now().plusSeconds(1));
    schedule.probeAt(new CheckId("unknown"), effects.now().plusSeconds(1));
    effects.pass(Duration.ofSeconds(1));

    assertThat(effects.calls).hasSize(1);
  }

  /// Regression: a vendor whose API hangs was asked again and again, and the questions piled up.
  @Test
  void planesThatHang_areNotAskedAgainBeforeTheyAnswer() {
    PlaneSchedule schedule =
        new PlaneSchedule(
            Worlds.ports(effects),
            new NameServers(effects, Worlds.ports(effects).authorities()),
            new WatchBudgets(effects, Map.of()),
            events::add,
            Map.of("ali", new FakeProvider((_, _) -> List.of())));
    schedule.schedule(Worlds.topology());

    effects.pass(Duration.ofHours(1));
    assertThat(effects.calls).hasSize(2);

    effects.endCall();
    effects.endCall();
    effects.pass(Duration.ofSeconds(1));
    assertThat(effects.calls).hasSize(2);
    assertThat(events).hasSize(2);
  }
}
