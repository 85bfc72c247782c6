// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Edge DNS's own quirks, on a fake that judges signatures and nonces.
class AkamaiContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeAkamai();
  }

  @Test
  void acceptedChange_isPendingAndThenPublished() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      WriteOutcome outcome = provider.replace(List.of(change(freshA())), SendGate.OPEN).getFirst();
      Receipt receipt = ((Accepted) outcome).receipt();

      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Pending());
      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Published());
      assertThat(provider.progress(Receipt.NONE)).isEqualTo(new Progress.Untracked());
    }
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    List<RecordKey> keys = IntStream.range(0, 230).mapToObj(_ -> freshA()).toList();

    List<ReadOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.read(keys);
    }

    assertThat(outcomes).hasSize(230).allMatch(ReadOutcome.Found.class::isInstance);
  }

  /// Two who create at once: Edge DNS lets one win, and the other hears of it.
  @Test
  void setThatAppearsBeforeItsCreation_isConflict() {
    RecordKey key = freshKey("late", RecordType.CNAME);
    SendGate gate =
        () -> {
          vendor().put(key, A.ttl(), A.data().values());
          return new SendGate.Open();
        };

    assertThat(refusal(replace(new Change(key, new Expected.Nothing(), B, RecordRef.NONE), gate)))
        .isInstanceOf(Conflict.class);
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void setThatIsTakenAwayBeforeItsReplacement_isConflictAndStaysAway() {
    RecordKey key = freshA();
    SendGate gate =
        () -> {
          cloud()
              .records()
              .at(key.name(), "CNAME")
              .forEach(record -> cloud().records().remove(record.id()));
          return new SendGate.Open();
        };

    assertThat(refusal(replace(change(key), gate))).isInstanceOf(Conflict.class);
    assertThat(vendor().peek(key)).isEmpty();
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("a1-1.akam.example", 53),
                      new NameServer("a2-2.akam.example", 53))));
    }
  }

  @Test
  void manyZones_areCheckedInOneList() {
    List<DnsName> zones =
        IntStream.range(0, 5).mapToObj(i -> DnsName.of("z" + i + ".example")).toList();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of())).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(List.of(vendor().zone()))).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(zones))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              f -> assertThat(f.failure().detail()).contains("z0.example"));
    }
  }

  private WriteOutcome replace(Change change, SendGate gate) {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      return provider.replace(List.of(change), gate).getFirst();
    }
  }
}
