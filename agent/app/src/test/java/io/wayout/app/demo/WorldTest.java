// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordType;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world = fresh();
  private final Visitor visitor =
      new Visitor(world, DemoRun.authorities(new SecureRandom()), InstantSource.system());

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void allIsWell_pageComesFromThePrimary() {
    Visit visit = visitor.visit();

    assertThat(visit.isFrom("primary")).as(visit.page()).isTrue();
    assertThat(visit.path()).hasSize(3);
    assertThat(visit.path().getFirst())
        .contains("www.shop.example.", "30 IN CNAME", "www.hatch.example.", "alder");
    assertThat(visit.path().get(1)).contains("15 IN CNAME", "primary.origin.example.", "birch");
    assertThat(visit.path().getLast()).contains("300 IN A", "127.0.0.1");
  }

  @Test
  void primaryIsDown_usersAreRefused() {
    world.primary().goDown();

    Visit visit = visitor.visit();

    assertThat(visit.isServed()).isFalse();
    assertThat(visit.page()).containsIgnoringCase("refused");
  }

  @Test
  void primaryComesBack_servesAtTheSameAddress() throws IOException {
    var before = world.primary().address();
    world.primary().goDown();

    world.primary().comeBack();

    assertThat(world.primary().address()).isEqualTo(before);
    assertThat(visitor.visit().isFrom("primary")).isTrue();
  }

  @Test
  void recordMoves_usersFollow() {
    world.birch().put(World.HATCH, RecordType.CNAME, World.HATCH_TTL, World.STANDBY.text());

    assertThat(visitor.visit().isFrom("standby")).isTrue();
  }

  @Test
  void controlPlaneIsLost_usersNoticeNothing() {
    world.birch().loseControlPlane();

    assertThat(visitor.visit().isFrom("primary")).isTrue();
  }

  private static World fresh() {
    try {
      return new World(InstantSource.system(), () -> new byte[32]);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
