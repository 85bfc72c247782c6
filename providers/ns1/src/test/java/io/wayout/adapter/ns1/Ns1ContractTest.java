// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and NS1's own quirks.
class Ns1ContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeNs1();
  }

  @Test
  void recordThatIsLinked_isRefused() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeNs1.LINK, "other.shop.example"));

    assertThat(failure(read(key))).isInstanceOf(Rejected.class);
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  @Test
  void oneAnswerWithFilters_isMovedAndTheyStay() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeNs1.FILTERS, "up"));

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(cloud().records().at(key.name(), "CNAME").getFirst().attribute(FakeNs1.FILTERS))
        .isEqualTo("up");
  }

  @Test
  void severalAnswersThatAreSteered_areRefused() {
    RecordKey key = freshKey("steered", RecordType.A);
    RecordSet old = addresses("192.0.2.1", "192.0.2.2");
    vendor().put(key, old.ttl(), old.data().values());
    cloud().records().meddle(key, r -> r.withAttribute(FakeNs1.NOTE, "geo"));
    Change change =
        new Change(
            key,
            new Expected.Data(old.data()),
            addresses("192.0.2.1", "192.0.2.3"),
            RecordRef.NONE);

    assertThat(refusal(replace(Reach.HEALTHY, change))).isInstanceOf(Rejected.class);
    assertThat(vendor().peek(key)).contains(old);
  }

  @Test
  void advancedRecordInALongList_isAskedForByItself() {
    List<RecordKey> keys = IntStream.range(0, 20).mapToObj(_ -> freshA()).toList();
    cloud().records().meddle(keys.get(7), r -> r.withAttribute(FakeNs1.NOTE, "geo"));

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.read(keys)).containsOnly(new ReadOutcome.Found(A, RecordRef.NONE));
    }
  }

  @Test
  void recordThatVanishesWhileTheGateIsAsked_isConflict() {
    RecordKey key = freshA();
    SendGate gate =
        () -> {
          cloud().records().remove(cloud().records().at(key.name(), "CNAME").getFirst().id());
          return new SendGate.Open();
        };

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(refusal(provider.replace(List.of(change(key)), gate).getFirst()))
          .isInstanceOf(Conflict.class);
    }
    assertThat(vendor().peek(key)).isEqualTo(Optional.empty());
  }

  @Test
  void recordThatAppearsBeforeItsCreation_isConflict() {
    RecordKey key = freshKey("late", RecordType.CNAME);
    SendGate gate =
        () -> {
          vendor().put(key, A.ttl(), A.data().values());
          return new SendGate.Open();
        };
    Change creation = new Change(key, new Expected.Nothing(), B, RecordRef.NONE);

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(refusal(provider.replace(List.of(creation), gate).getFirst()))
          .isInstanceOf(Conflict.class);
    }
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void limitWithoutRetryAfter_tellsHowLongOneRequestTakes() {
    RecordKey key = freshA();
    cloud().mishap(Where.READS, new Mishap.Instead(cloud().throttled()));

    assertThat(failure(read(key)))
        .isInstanceOfSatisfying(
            Throttled.class,
            throttled -> assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(2)));
  }

  @Test
  void secondaryZone_isNoPlaceToWrite() {
    ((FakeNs1) cloud()).takeFromAnother(true);
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of(vendor().zone())))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Rejected.class));
    } finally {
      ((FakeNs1) cloud()).takeFromAnother(false);
    }
  }

  @Test
  void manyZones_areLookedUpInTheList() {
    DnsName other = DnsName.of("other.example");
    DnsName ours = vendor().zone();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of(other, ours, other, ours)))
          .isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(List.of(other, ours, other, DnsName.of("x.example"))))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Absent.class));
    }
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("dns1.p01.nsone.net", 53),
                      new NameServer("dns2.p01.nsone.net", 53))));
    }
  }

  private static RecordSet addresses(String... values) {
    return new RecordSet(A.ttl(), RecordData.of(RecordType.A, List.of(values)));
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcome).failure();
  }
}
