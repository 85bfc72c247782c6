// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.testkit.server.Brand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at random moments of many moves under load: each domain ends where the journal wants it,
/// was written exactly once for each move, and was never empty (I01, I63, I65).
///
/// `-Dwayout.kills=100` kills more often, `-Dwayout.seed` replays.
final class RandomKillTest {
  private static final int KILLS = Integer.getInteger("wayout.kills", 5);
  private static final long SEED = Long.getLong("wayout.seed", System.nanoTime());
  private static final int DOMAINS = 20;
  private static final int MOMENT_MILLIS_MAX = 400;
  private static final DnsName HATCH = DnsName.of("hatch.example");

  @TempDir Path folder;

  @Test
  void killedAtRandom_everyMoveIsWrittenOnce() {
    System.err.println("RandomKillTest: -Dwayout.kills=" + KILLS + " -Dwayout.seed=" + SEED);
    Random random = new Random(SEED);
    try (TwoVendors world = new TwoVendors(folder, Brand.BIND, DOMAINS);
        Watcher watcher = new Watcher(world.second, all())) {
      Path config = world.config("mode: auto, down-for: 0s, standby-for: 1s");
      long serial = Serial.of(world.second, HATCH);
      List<String> moves = new ArrayList<>();
      for (int kill = 0; kill <= KILLS; kill++) {
        try (AgentProcess agent = start(world, config)) {
          finish(world, moves);
          if (kill < KILLS) {
            moves.add(kill % 2 == 0 ? "standby" : "primary");
            killAfter(random.nextInt(MOMENT_MILLIS_MAX), world, agent, moves.getLast());
          }
        }
      }
      List<String> values = moves.stream().map(t -> t + ".cloud.example").toList();
      assertThat(ZoneChanges.since(world.second, HATCH, serial))
          .as("seed %d", SEED)
          .hasSize(DOMAINS)
          .allSatisfy((name, given) -> assertThat(given).as(name).isEqualTo(values));
      assertThat(watcher.seen()).isSubsetOf(TwoVendors.PRIMARY.text(), TwoVendors.STANDBY.text());
    }
  }

  /// Orders the move of all domains and kills the agent some moment after that.
  private static void killAfter(int millis, TwoVendors world, AgentProcess agent, String target) {
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    CompletableFuture<Void> killed = CompletableFuture.runAsync(agent::kill, later);
    order(new Operator(world.socket()), target);
    killed.join();
  }

  /// The last order is given again, in case it was lost on its way, and comes to its end.
  private static void finish(TwoVendors world, List<String> moves) {
    Operator operator = new Operator(world.socket());
    IntStream.range(0, DOMAINS).forEach(operator::awaitCalm);
    if (moves.isEmpty()) {
      return;
    }
    String target = moves.getLast();
    operator.move(target);
    Optional<DnsName> wanted = Optional.of(DnsName.of(target + ".cloud.example"));
    for (int n = 0; n < DOMAINS; n++) {
      int domain = n;
      Operator.await(
          TwoVendors.domain(n) + " at " + target,
          () -> world.lowerTarget(domain).equals(wanted) && isDone(operator, domain, target));
    }
  }

  private static boolean isDone(Operator operator, int n, String target) {
    var domain = operator.domain(n);
    return domain.text("desired").equals(target) && !domain.has("switchover");
  }

  private static void order(Operator operator, String target) {
    try {
      operator.move(target);
    } catch (RuntimeException cutOff) {
      assertThat(cutOff).as("killed before it answered").hasMessageNotContaining("HTTP/1.1 4");
    }
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }

  private static List<RecordKey> all() {
    return IntStream.range(0, DOMAINS).mapToObj(TwoVendors::lower).toList();
  }
}
