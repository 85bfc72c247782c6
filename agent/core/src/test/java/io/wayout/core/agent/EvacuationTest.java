// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Campaign.Options;
import io.wayout.core.facts.Evacuation;
import io.wayout.core.model.Domain;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvacuationTest {
  private static final Domain SHOP = shop(AUTO);
  private static final Options PLAIN = new Options(false, false, false);
  private static final Campaign.Key LEAVE = new Campaign.Key(Kind.EVACUATE, "cloud-primary");

  private final FakeShell shell = FakeShell.settled(topology(SHOP));

  @Test
  void vendorOfTheEffectiveTarget_isLeftForATargetThatIsUp() {
    assertThat(Evacuation.members(shell.state, LEAVE, PLAIN, shell.now)).containsExactly(SHOP);
    assertThat(aim(LEAVE).target()).contains(target("standby"));
  }

  @Test
  void otherVendor_isLeftByNobodyAndNobodyReturns() {
    var other = new Campaign.Key(Kind.EVACUATE, "cloud-standby");
    var back = new Campaign.Key(Kind.RETURN, "cloud-primary");

    assertThat(Evacuation.members(shell.state, other, PLAIN, shell.now)).isEmpty();
    assertThat(Evacuation.members(shell.state, back, PLAIN, shell.now)).isEmpty();
  }

  @Test
  void noTargetElsewhereUp_hasNowhereToGoAndSaysWhy() {
    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofMinutes(2));

    assertThat(Evacuation.members(shell.state, LEAVE, PLAIN, shell.now)).containsExactly(SHOP);
    assertThat(aim(LEAVE).target()).isEqualTo(Optional.empty());
    assertThat(aim(LEAVE).why()).startsWith("no target away from cloud-primary is up: standby is");
  }

  private Evacuation.Aim aim(Campaign.Key key) {
    return Evacuation.aim(shell.state, SHOP, key, PLAIN, shell.now);
  }
}
