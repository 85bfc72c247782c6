// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.FaultyProxy;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the servers do beyond the contract.
@ParameterizedClass
@EnumSource
@Timeout(60)
class Rfc2136ServersTest {
  private static final int CROWD = 1000;
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final DnsName WWW = DnsName.of("www.shop.example");
  private static final RecordKey ALIAS = new RecordKey(ZONE, WWW, RecordType.CNAME);
  private static final RecordKey FOUR = new RecordKey(ZONE, WWW, RecordType.A);
  private static final RecordKey SIX = new RecordKey(ZONE, WWW, RecordType.AAAA);
  private static final RecordSet CNAME = cname("lb-a.cloud.example");
  private static final RecordSet V4 = set(RecordType.A, "192.0.2.1");
  private static final RecordSet V6 = set(RecordType.AAAA, "2001:db8::1");

  private final RealServer server;

  Rfc2136ServersTest(Brand brand) {
    server = RealServer.start(brand, List.of(new SeedZone(ZONE, crowd())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void typeChanged_thereAndBack() {
    put(FOUR, V4);
    try (DnsProvider provider = Accounts.open(Reach.HEALTHY, server.key(), server.address())) {
      assertThat(replace(provider, ALIAS, V4.data(), CNAME))
          .containsExactly(new Accepted(Receipt.NONE));
      assertThat(server.ask(ALIAS)).contains(CNAME);

      assertThat(replace(provider, FOUR, CNAME.data(), V4))
          .containsExactly(new Accepted(Receipt.NONE));
      assertThat(server.ask(FOUR)).contains(V4);
    }
  }

  @Test
  void typeChangeWithOtherDataThere_isConflictAndNothingIsLost() {
    put(FOUR, V4);
    put(SIX, V6);
    try (DnsProvider provider = Accounts.open(Reach.HEALTHY, server.key(), server.address())) {
      assertConflict(replace(provider, ALIAS, V4.data(), CNAME));
    }
    assertThat(server.ask(FOUR)).contains(V4);
    assertThat(server.ask(SIX)).contains(V6);
  }

  @Test
  void ourClockIsLate_isDenied() {
    InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-20));
    Duration deadline = Duration.ofSeconds(5);
    try (DnsProvider provider = Accounts.open(server.key(), deadline, late, server.address())) {
      CheckOutcome outcome = provider.check(List.of(ZONE));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Denied.class));
      if (server.brand() != Brand.POWERDNS) {
        assertThat(outcome.toString()).contains("BADTIME", "s ahead of ours");
      }
    }
  }

  @Test
  void firstPrimaryGoneOrSilent_secondIsAsked() {
    put(ALIAS, CNAME);
    RecordSet next = cname("lb-b.cloud.example");
    try (FaultyProxy silent = FaultyProxy.silent();
        DnsProvider provider =
            Accounts.open(Reach.HEALTHY, server.key(), Ports.unused(), server.address());
        DnsProvider slow =
            Accounts.open(
                server.key(),
                Duration.ofSeconds(2),
                InstantSource.system(),
                silent.address(),
                server.address())) {
      assertThat(replace(provider, ALIAS, CNAME.data(), next))
          .containsExactly(new Accepted(Receipt.NONE));
      assertThat(slow.read(List.of(ALIAS)))
          .containsExactly(new ReadOutcome.Found(next, RecordRef.NONE));
    }
  }

  @Test
  void thousandRecords_areReadAndMovedInBatches() {
    List<RecordKey> keys =
        crowd().keySet().stream().sorted(Comparator.comparing(RecordKey::name)).toList();
    RecordSet next = cname("lb-b.cloud.example");
    int size = new Rfc2136ProviderFactory().capabilities().batchSizeMax();
    try (DnsProvider provider = Accounts.open(Reach.HEALTHY, server.key(), server.address())) {
      assertThat(provider.read(keys))
          .hasSize(CROWD)
          .containsOnly(new ReadOutcome.Found(CNAME, RecordRef.NONE));

      for (int i = 0; i < CROWD; i += size) {
        List<Change> changes =
            keys.subList(i, i + size).stream().map(key -> change(key, CNAME.data(), next)).toList();
        assertThat(provider.replace(changes, SendGate.OPEN))
            .containsOnly(new Accepted(Receipt.NONE));
      }
    }
    assertThat(server.ask(keys.getLast())).contains(next);
  }

  private static Map<RecordKey, RecordSet> crowd() {
    return IntStream.range(0, CROWD)
        .mapToObj(i -> new RecordKey(ZONE, DnsName.of("d" + i + ".shop.example"), RecordType.CNAME))
        .collect(Collectors.toMap(key -> key, _ -> CNAME));
  }

  private void put(RecordKey key, RecordSet set) {
    server.put(key, set.ttl(), set.data().values());
  }

  private static List<WriteOutcome> replace(
      DnsProvider provider, RecordKey key, RecordData expected, RecordSet wanted) {
    return provider.replace(List.of(change(key, expected, wanted)), SendGate.OPEN);
  }

  private static void assertConflict(List<WriteOutcome> outcomes) {
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.failure()).isInstanceOf(Conflict.class));
  }

  private static Change change(RecordKey key, RecordData expected, RecordSet wanted) {
    return new Change(key, new Expected.Data(expected), wanted, RecordRef.NONE);
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }

  private static RecordSet set(RecordType type, String value) {
    return new RecordSet(new Ttl(60), RecordData.of(type, List.of(value)));
  }
}
