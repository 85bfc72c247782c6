// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Link 2 is mirrored at PowerDNS and a second BIND, and one of them takes no changes.
@Execution(ExecutionMode.CONCURRENT)
final class MirrorTest {
  @TempDir Path folder;

  @Test
  void oneAccountRefused_theWholeLinkAboveIsWritten() throws Exception {
    try (Scene scene = scene("mirrored link 2, one account refused")) {
      scene.world.mirrorControl().refuse();
      awaitMirrorRefused(scene);
      scene.protocol.begin("the mirror's API refuses connections; now the target is killed");
      scene.world.primary.refuse();
      scene.awaitLink1(FourVendors.STANDBY);
      scene.awaitServed("standby");
      assertThat(scene.world.link2()).contains(FourVendors.PRIMARY);
      assertThat(scene.world.link2AtMirror()).contains(FourVendors.PRIMARY);
    }
  }

  /// What a vendor still owes survives the agent: it is written when the vendor is back.
  @Test
  void p26_onlyAPartCanBeWritten_restIsCompletedByTheNextAgent() throws Exception {
    try (Scene scene = scene("mirrored link 2 in part, crash, completed")) {
      scene.world.controlA.refuse();
      scene.world.mirrorControl().refuse();
      scene.awaitRefused(1);
      awaitMirrorRefused(scene);
      scene.protocol.begin("A and the mirror refuse connections; now the target is killed");
      scene.world.primary.refuse();
      scene.awaitLink2(FourVendors.STANDBY);
      scene.awaitServed("standby");
      assertThat(scene.world.link2AtMirror()).as("owed").contains(FourVendors.PRIMARY);

      scene.crash();
      awaitMirrorRefused(scene);
      assertThat(scene.world.link2AtMirror()).as("still owed").contains(FourVendors.PRIMARY);
      scene.protocol.begin("the agent was killed and started again; now the mirror is back");
      scene.world.mirrorControl().open();
      awaitMirror(scene, FourVendors.STANDBY);
      assertThat(scene.world.link1()).contains(FourVendors.LINK2);
      assertThat(scene.world.link2()).contains(FourVendors.STANDBY);
    }
  }

  private Scene scene(String name) {
    return new Scene(name, new FourVendors(folder, 5, true));
  }

  private static void awaitMirrorRefused(Scene scene) {
    Operator.await("the mirror's API", () -> scene.control(2, 1).equals("DOWN"));
  }

  private static void awaitMirror(Scene scene, DnsName target) {
    Operator.await(
        "the mirror is " + target, () -> scene.world.link2AtMirror().equals(Optional.of(target)));
    scene.protocol.passed("the mirror leads to " + target);
  }
}
