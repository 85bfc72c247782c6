// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

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
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Oracle's own quirks, on a fake that verifies signatures and requirements.
class OcidnsContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeOci();
  }

  @Test
  void manyChanges_areOneRequest() {
    List<RecordKey> keys = IntStream.range(0, 20).mapToObj(_ -> freshA()).toList();
    int before = writes();

    List<WriteOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.replace(keys.stream().map(CloudContract::change).toList(), SendGate.OPEN);
    }

    assertThat(outcomes).hasSize(20).allMatch(WriteOutcome.Accepted.class::isInstance);
    assertThat(keys).allSatisfy(key -> assertThat(vendor().peek(key)).contains(B));
    assertThat(writes() - before).isEqualTo(1);
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

  /// Two who create at once: the one who is later hears of it, though Oracle blames the request.
  @Test
  void setThatAppearsBeforeItsCreation_isConflict() {
    RecordKey key = freshKey("late", RecordType.CNAME);
    SendGate gate =
        () -> {
          vendor().put(key, A.ttl(), A.data().values());
          return new SendGate.Open();
        };

    WriteOutcome outcome;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      Change creation = new Change(key, new Expected.Nothing(), B, RecordRef.NONE);
      outcome = provider.replace(List.of(creation), gate).getFirst();
    }

    assertThat(refusal(outcome)).isInstanceOf(Conflict.class);
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1.p68.dns.oracle.example", 53),
                      new NameServer("ns2.p68.dns.oracle.example", 53))));
    }
  }

  @Test
  void check_asksForTheZonesOrForTheKeyAlone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of())).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(List.of(vendor().zone()))).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(List.of(vendor().zone(), DnsName.of("z.example"))))
          .isInstanceOf(CheckOutcome.Failed.class);
    }
    try (DnsProvider provider = vendor().open(Reach.WRONG_CREDENTIALS)) {
      assertThat(provider.check(List.of())).isInstanceOf(CheckOutcome.Failed.class);
    }
  }

  private int writes() {
    return (int)
        cloud().requests().stream().map(FakeRequest::method).filter(m -> !m.equals("GET")).count();
  }
}
