// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.daemon.Factories;
import io.wayout.app.system.ManyClouds.Pair;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The daemon with every cloud vendor at once: each pair of vendors carries a domain of two links.
/// The vendors are fakes; what resolvers see is a real name server's.
@Execution(ExecutionMode.CONCURRENT)
final class CloudPairsTest {
  private static final Set<String> PROVEN_ON_REAL_SERVERS = Set.of("memory", "powerdns", "rfc2136");

  @TempDir Path folder;

  @Test
  void anyPairOfClouds_movesByItsLowerLinkAndAroundIt() throws IOException {
    try (ManyClouds world = new ManyClouds(folder);
        AgentProcess agent = AgentProcess.start(world.config(), folder.resolve("agent.log"))) {
      agent.awaitReady(world.socket());
      Operator operator = new Operator(world.socket());
      world.pairs.forEach(pair -> operator.awaitCalm(world.domain(pair)));

      world.primary.refuse();
      Operator.await("all moved", () -> world.pairs.stream().allMatch(p -> isLowered(world, p)));
      assertThat(world.pairs).allMatch(pair -> !isBypassed(world, pair, ManyClouds.STANDBY));

      world.primary.heal();
      world.pairs.forEach(pair -> operator.awaitCalm(world.domain(pair)));
      around(world, operator);
    }
  }

  /// Half of the vendors refuse every key; domains whose lower link is at one of them go around it.
  private static void around(ManyClouds world, Operator operator) {
    List<String> names = List.copyOf(world.vendors.keySet());
    List<String> lost = names.subList(names.size() / 2, names.size());
    lost.forEach(name -> {
      var cloud = world.vendors.get(name).cloud();
      cloud.mishap(Where.ALL, new Mishap.Instead(cloud.forgetsKeys()));
    });
    List<Pair> cut =
        world.pairs.stream()
            .filter(p -> lost.contains(p.lower()) && !lost.contains(p.upper()))
            .toList();
    cut.forEach(
        pair -> Operator.await(pair + " seen", () -> isLowerLost(operator, world.domain(pair))));
    String all =
        cut.stream().map(p -> "'" + world.domain(p) + "'").collect(Collectors.joining(","));
    operator.post("/switch", "{'domains':[" + all + "],'target':'primary','reason':'test'}");
    Operator.await(
        "all gone around",
        () -> cut.stream().allMatch(pair -> isBypassed(world, pair, ManyClouds.PRIMARY)));
  }

  @Test
  void anyCloudAdapter_hasAFake() throws IOException {
    Set<String> adapters = new TreeSet<>(Factories.installed().keySet());
    adapters.removeAll(PROVEN_ON_REAL_SERVERS);
    try (ManyClouds world = new ManyClouds(folder)) {
      assertThat(world.vendors.keySet()).isEqualTo(adapters);
    }
  }

  private static boolean isLowerLost(Operator operator, DnsName domain) {
    return operator.domain(domain).list("links").getLast().list("accounts").stream()
        .allMatch(a -> a.get("control").text("verdict").equals("DOWN"));
  }

  private static boolean isLowered(ManyClouds world, Pair pair) {
    return world.lower(pair).equals(Optional.of(new RecordData.Cname(ManyClouds.STANDBY)));
  }

  private static boolean isBypassed(ManyClouds world, Pair pair, DnsName target) {
    return world.upper(pair).equals(Optional.of(new RecordData.Cname(target)));
  }
}
