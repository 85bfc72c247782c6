// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
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

/// The contract, and deSEC's own quirks, on a fake that judges tokens.
class DesecContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeDesec();
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
    List<RecordKey> keys = IntStream.range(0, 1_100).mapToObj(_ -> freshA()).toList();

    List<ReadOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.read(keys);
    }

    assertThat(outcomes).hasSize(1_100).allMatch(ReadOutcome.Found.class::isInstance);
  }

  /// Two who create at once: deSEC lets one win, and the other hears of it.
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
  void aliasRecords_areRefusedHonestly() {
    RecordKey key = freshKey("apex", RecordType.ALIAS);

    assertThat(((ReadOutcome.Failed) read(key)).failure()).isInstanceOf(Rejected.class);
    RecordSet alias = new RecordSet(A.ttl(), RecordData.of(RecordType.ALIAS, A.data().values()));
    Change creation = new Change(key, new Expected.Nothing(), alias, RecordRef.NONE);
    assertThat(refusal(replace(Reach.HEALTHY, creation))).isInstanceOf(Rejected.class);
  }

  @Test
  void tokenThatManagesTokens_isAConcern() {
    FakeDesec fake = (FakeDesec) cloud();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.concerns(List.of(vendor().zone()))).isEmpty();
      fake.isPowerful = true;
      assertThat(provider.concerns(List.of(vendor().zone())))
          .extracting(Concern::kind)
          .containsExactly(Concern.Kind.TOO_POWERFUL);
    } finally {
      fake.isPowerful = false;
    }
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1.desec.example", 53),
                      new NameServer("ns2.desec.example", 53))));
    }
  }

  private int writes() {
    return (int)
        cloud().requests().stream().map(FakeRequest::method).filter(m -> !m.equals("GET")).count();
  }
}
