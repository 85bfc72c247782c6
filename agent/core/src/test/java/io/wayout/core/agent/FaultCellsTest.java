// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.decide.Decision;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Notice.Code;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Cells of the fault matrix that need nothing but the fold: time, vendors and origins are played.
class FaultCellsTest {
  /// The vendor knows the key and not the address that we come from since this morning.
  @Test
  void p05_n14_refusedForGood_isNotRepeatedAndTheOtherLinkIsWritten() {
    FakeShell shell = settled();
    shell.readOnlyApis.add("cf");
    shell.refusal = new ProviderFailure.Rejected("your address is not allowed");
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes).containsExactly("www.shop.example@ali=" + lb("standby"));
    assertThat(shell.kept.toString()).contains("your address is not allowed");
  }

  @Test
  void x07_primaryIsBackBeforeAnyApi_nothingIsWrittenAfterwards() {
    FakeShell shell = settled();
    shell.deadApis.addAll(List.of("ali", "cf"));
    shell.run(Duration.ofMinutes(1));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(30));
    assertThat(gate(shell)).isEqualTo(Gate.NO_WAY_OUT);

    shell.down.clear();
    shell.run(Duration.ofMinutes(5));
    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(30));

    assertThat(shell.writes).isEmpty();
  }

  @Test
  void x12_goodAndBadEveryFiveMinutes_movesAtMostOncePerBlock() {
    FakeShell shell = settled();
    for (int i = 0; i < 12; i++) {
      shell.down.add(checkOf("primary"));
      shell.run(Duration.ofMinutes(5));
      shell.down.clear();
      shell.run(Duration.ofMinutes(5));
    }

    assertThat(shell.writes).hasSizeLessThanOrEqualTo(2);
  }

  /// What the vendor holds counts, and a person looks before automation goes on.
  @Test
  void t19_olderStateRestored_valueAtTheVendorIsAdoptedAndAutomationWaits() {
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    DomainMemory old = new DomainMemory(WWW, 3, Optional.of("primary"), Optional.empty());
    shell.fold(
        new Event.Recovered(
            new Memory(List.of(old), List.of(), List.of(), List.of(), List.of(), false)));
    shell.put(at(HATCH, "cf"), lb("standby"));
    shell.run(Duration.ofMinutes(2));

    assertThat(shell.codes()).contains(Code.DRIFT);
    assertThat(shell.state.memory(WWW).desired()).contains("standby");
    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofHours(2));
    assertThat(shell.writes).isEmpty();
  }

  /// A host that comes up in the middle of an outage looks first.
  @Test
  void c10_startedWhileThePrimaryIsDown_watchesAWholeWindowFirst() {
    FakeShell shell = new FakeShell(topology(shop(AUTO)));
    shell.down.add(checkOf("primary"));
    shell.run(20);
    assertThat(shell.writes).isEmpty();

    shell.run(Duration.ofMinutes(5));
    assertThat(shell.writes).hasSize(1);
    assertThat(Duration.between(T0, shell.switchover(WWW).startedAt()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  private static Gate gate(FakeShell shell) {
    Decision decision = shell.state.standings().values().iterator().next().decision();
    return ((Decision.Hold) decision).gate();
  }

  private static FakeShell settled() {
    return FakeShell.settled(topology(shop(AUTO)));
  }
}
