// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.facts.Evacuation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvacuationTest {
  @Test
  void vendorOfTheEffectiveTarget_isLeftForATargetThatIsUp() {
    FakeShell shell = looked();

    assertThat(Evacuation.from(shell.state, "cloud-primary", shell.now))
        .isEqualTo(Map.of(WWW, Optional.of(target("standby"))));
  }

  @Test
  void otherVendor_isLeftByNobody() {
    FakeShell shell = looked();

    assertThat(Evacuation.from(shell.state, "cloud-standby", shell.now)).isEmpty();
  }

  @Test
  void noTargetElsewhereUp_hasNowhereToGo() {
    FakeShell shell = looked();
    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofMinutes(2));

    assertThat(Evacuation.from(shell.state, "cloud-primary", shell.now))
        .isEqualTo(Map.of(WWW, Optional.empty()));
  }

  private static FakeShell looked() {
    return FakeShell.settled(topology(shop(AUTO)));
  }
}
