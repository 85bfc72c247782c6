// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.dns.DnsName;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.provider.Change;
import io.wayout.provider.Progress;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How vendors are asked about accepted changes.
class ProgressLaneTest {
  private static final Receipt RECEIPT = new Receipt("C1");

  private final FakeEffects effects = new FakeEffects();
  private final List<Event> events = new ArrayList<>();
  private final FakeProvider provider =
      new FakeProvider((changes, _) ->
          Collections.nCopies(changes.size(), new WriteOutcome.Accepted(Receipt.NONE)));
  private final Executor executor =
      new Executor(
          () -> State.initial(Worlds.topology(), effects.now()),
          events::add,
          Worlds.ports(effects),
          Map.of("ali", provider));

  @Test
  void changesThatWentOutTogether_areOneQuestion() {
    executor.progress(new Action.AskProgress(step(1), "ali", RECEIPT));
    executor.progress(new Action.AskProgress(step(2), "ali", RECEIPT));
    executor.progress(new Action.AskProgress(step(3), "ali", new Receipt("C2")));
    executor.flush();
    effects.endCall();
    effects.endCall();

    assertThat(effects.calls).isEmpty();
    assertThat(events)
        .containsExactly(
            new Event.ProgressAsked(List.of(step(1), step(2)), new Progress.Untracked()),
            new Event.ProgressAsked(List.of(step(3)), new Progress.Untracked()));
  }

  @Test
  void questionUnderWay_holdsUpNoWrite() {
    executor.progress(new Action.AskProgress(step(1), "ali", RECEIPT));
    executor.flush();
    executor.write(
        new Action.Write(
            step(1),
            "ali",
            new Change(
                Worlds.LINK.keys().getFirst(),
                new Change.Expected.Data(Worlds.lb("primary")),
                new io.wayout.dns.RecordSet(Worlds.LINK.ttl(), Worlds.lb("standby")),
                RecordRef.NONE)));
    executor.flush();

    assertThat(effects.calls).hasSize(2);
    assertThat(executor.isIdle()).isFalse();
    effects.endCall();
    effects.endCall();
    assertThat(provider.batches).containsExactly(1);
    assertThat(executor.isIdle()).isTrue();
  }

  private static StepRef step(int n) {
    DnsName name = DnsName.of("w" + n + ".shop.example");
    return new StepRef(name, name + "#1", 0, 1);
  }
}
