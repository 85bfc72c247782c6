// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A bypass is undone without a wrong answer in between, seen from resolvers that cache (I12).
@Execution(ExecutionMode.CONCURRENT)
final class RestoreTest {
  private static final int TTL = 5;
  private static final int RESOLVERS = 8;

  @TempDir Path folder;

  /// The users were moved while link 2 was bypassed, so it holds a dead target when its vendor
  /// comes back, and those who ask for its name directly have cached that.
  @Test
  void vendorBackAfterAMove_cachesSeeOnlyTheRightTarget() throws Exception {
    try (Scene scene = new Scene("B back: restored", new FourVendors(folder, TTL, false));
        Resolvers resolvers =
            new Resolvers(scene.world.delegations(), RESOLVERS, Duration.ofSeconds(TTL))) {
      awaitAll(resolvers, FourVendors.PRIMARY_ADDRESS);
      scene.protocol.begin("B's name servers fall silent");
      scene.world.dataB.silence();
      scene.awaitLink1(FourVendors.PRIMARY);
      scene.awaitServed("primary");
      scene.protocol.begin("and now the target is killed");
      scene.world.primary.refuse();
      scene.awaitLink1(FourVendors.STANDBY);
      scene.awaitServed("standby");
      assertThat(scene.world.link2()).contains(FourVendors.PRIMARY);
      awaitAll(resolvers, FourVendors.STANDBY_ADDRESS);

      resolvers.expect(FourVendors.STANDBY_ADDRESS);
      scene.protocol.begin("B's name servers are back");
      scene.world.dataB.open();
      scene.awaitLink2(FourVendors.STANDBY);
      assertThat(scene.world.link1()).as("link 2 first").contains(FourVendors.STANDBY);
      scene.awaitLink1(FourVendors.LINK2);
      scene.awaitServed("standby");
      awaitAllTtlsOver();

      scene.protocol.note(resolvers.polls() + " polls, answers " + resolvers.seen());
      assertThat(resolvers.wrong()).isEmpty();
      assertThat(resolvers.polls()).isGreaterThan(1_000);
    }
  }

  private static void awaitAll(Resolvers resolvers, String address) {
    Operator.await("all caches say " + address, () -> resolvers.allSay(address));
  }

  /// Whatever a cache held at the last write has left it.
  private static void awaitAllTtlsOver() {
    Instant end = Instant.now().plusSeconds(2 * TTL);
    Operator.await("two TTLs", () -> Instant.now().isAfter(end));
  }
}
