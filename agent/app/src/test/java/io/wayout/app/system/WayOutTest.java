// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One vendor fails in one way, and the domain is led out through a link in another vendor's hands:
/// for real, with the shipped agent, BIND and PowerDNS.
@Execution(ExecutionMode.CONCURRENT)
final class WayOutTest {
  @TempDir Path folder;

  @Test
  void upperLinkRefusedAndTargetKilled_lowerLinkLeadsOut() throws Exception {
    try (Scene scene = scene("A's control plane refused, its target killed")) {
      scene.world.controlA.refuse();
      scene.awaitRefused(1);
      assertThat(scene.world.link2()).as("no reason to move").contains(FourVendors.PRIMARY);

      scene.protocol.begin("A's API refuses connections; now the target is killed");
      scene.world.primary.refuse();
      scene.awaitLink2(FourVendors.STANDBY);
      scene.awaitServed("standby");
      assertThat(scene.world.link1()).contains(FourVendors.LINK2);
    }
  }

  @Test
  void lowerLinkUnauthorizedAndTargetKilled_upperLinkBypassesIt() throws Exception {
    try (Scene scene = scene("B's API answers 401, target killed")) {
      scene.world.controlB.unauthorize();
      scene.awaitRefused(2);
      assertThat(scene.world.link1()).as("no reason to move").contains(FourVendors.LINK2);

      scene.protocol.begin("B's API answers 401 to valid keys; now the target is killed");
      scene.world.primary.refuse();
      scene.awaitLink1(FourVendors.STANDBY);
      scene.awaitServed("standby");
      assertThat(scene.world.link2()).contains(FourVendors.PRIMARY);
    }
  }

  @Test
  void nameServersOfLowerLinkStopped_upperLinkBypassesThem() throws Exception {
    try (Scene scene = scene("B's name servers stopped, targets healthy")) {
      scene.protocol.begin("B's name servers fall silent");
      scene.world.dataB.silence();
      scene.awaitLink1(FourVendors.PRIMARY);
      scene.awaitServed("primary");
      assertThat(scene.world.link2()).contains(FourVendors.PRIMARY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void p05_bothApisRefused_stuckAndExplainedAndMovedByTheFirstThatReturns(int first)
      throws Exception {
    try (Scene scene = scene("both APIs refused, then link " + first + "'s returns")) {
      scene.world.controlA.refuse();
      scene.world.controlB.refuse();
      scene.awaitRefused(1, 2);
      scene.world.primary.refuse();
      Operator.await("stuck", () -> gate(scene).equals("NO_WAY_OUT"));
      Program why = scene.wayout("why", FourVendors.DOMAIN.text());
      assertThat(why.output()).contains("link 1", "link 2", "bind", "power");
      assertThat(scene.wayout("status", FourVendors.DOMAIN.text()).output())
          .contains("bind", "power");
      assertThat(scene.world.link1()).contains(FourVendors.LINK2);
      assertThat(scene.world.link2()).contains(FourVendors.PRIMARY);

      scene.protocol.begin("the API of link " + first + " returns");
      if (first == 1) {
        scene.world.controlA.open();
        scene.awaitLink1(FourVendors.STANDBY);
      } else {
        scene.world.controlB.open();
        scene.awaitLink2(FourVendors.STANDBY);
      }
      scene.awaitServed("standby");
    }
  }

  private static String gate(Scene scene) {
    return scene.operator.domain(FourVendors.DOMAIN).get("decision").text("gate");
  }

  private Scene scene(String name) {
    return new Scene(name, new FourVendors(folder, 5, false));
  }
}
