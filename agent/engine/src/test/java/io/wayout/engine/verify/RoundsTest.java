// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.engine.port.Effects.Cancel;
import io.wayout.engine.port.Ports;
import io.wayout.engine.verify.Rounds.Round;
import io.wayout.provider.DnsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeEffects effects = new FakeEffects();
  private final DnsProvider provider = new FakeProvider((_, _) -> List.of());
  private final Rounds rounds = new Rounds(Worlds.ports(effects), Map.of("ali", provider));
  private final List<String> heard = new ArrayList<>();

  @Test
  void newConfiguration_endsTheRoundBefore() {
    Round first = rounds.begin(MINUTE);
    Round second = rounds.begin(MINUTE.multipliedBy(2));

    assertThat(first.isOver()).isTrue();
    assertThat(first.provider("ali")).isEmpty();
    assertThat(second.isOver()).isFalse();
    assertThat(second.provider("ali")).containsSame(provider);
    assertThat(second.interval()).isEqualTo(MINUTE.multipliedBy(2));
    assertThat(rounds.newest()).isSameAs(second);
  }

  @Test
  void nothingHasBegunOrAllHasEnded_nobodyIsAsked() {
    Round round = rounds.begin(MINUTE);
    rounds.end();

    assertThat(round.isOver()).isTrue();
    assertThat(round.provider("ali")).isEmpty();
  }

  @Test
  void providersChange_roundAsksTheNewOnes() {
    DnsProvider other = new FakeProvider((_, _) -> List.of());
    Round round = rounds.begin(MINUTE);
    rounds.use(Map.of("hatch", other));

    assertThat(round.provider("ali")).isEmpty();
    assertThat(round.provider("hatch")).containsSame(other);
  }

  /// What an answer costs has to be counted, whoever still wants to hear it.
  @Test
  void answerAfterTheEnd_isHeard() {
    Round round = rounds.begin(MINUTE);
    round.ask("lane", () -> "answer", heard::add);
    rounds.end();

    effects.endCall();

    assertThat(heard).containsExactly("answer");
  }

  @Test
  void nextTime_isATenthEarlierOrLater() {
    assertThat(next(0)).isEqualTo(Duration.ofSeconds(54));
    assertThat(next(0.5)).isEqualTo(MINUTE);
    assertThat(next(0.999)).isBetween(Duration.ofMillis(65_980), Duration.ofSeconds(66));
  }

  @Test
  void nextTimeThatIsTakenBack_doesNotCome() {
    Cancel cancel = rounds.begin(MINUTE).again(effects.now(), MINUTE, () -> heard.add("again"));
    cancel.cancel();

    effects.pass(MINUTE.multipliedBy(2));

    assertThat(heard).isEmpty();
  }

  /// How long it takes until the task runs, as the dice fall.
  private static Duration next(double dice) {
    FakeEffects time = new FakeEffects();
    Ports fair = Worlds.ports(time);
    Ports ports = new Ports(time, time, () -> dice, fair.prober(), fair.authorities());
    Instant start = time.now();
    List<Instant> ran = new ArrayList<>();
    new Rounds(ports, Map.of()).begin(MINUTE).again(start, MINUTE, () -> ran.add(time.now()));
    time.pass(MINUTE.multipliedBy(2));
    return Duration.between(start, ran.getFirst());
  }
}
