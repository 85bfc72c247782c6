// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and DigitalOcean's own quirks.
class DigitaloceanContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeDigitalocean();
  }

  @Test
  void changedRecord_keepsItsIdentifier() {
    RecordKey key = freshA();
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 60));
  }

  @Test
  void recordReplacedWhileTheGateIsAsked_isConflict() {
    RecordKey key = freshA();
    SendGate gate =
        () -> {
          cloud().records().remove(only(key).id());
          cloud().records().meddle(key.name(), "CNAME", "x.example", 60, Map.of());
          return new SendGate.Open();
        };

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(refusal(provider.replace(List.of(change(key)), gate).getFirst()))
          .isInstanceOf(Conflict.class);
    }
    assertThat(only(key).value()).isEqualTo("x.example");
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    List<RecordKey> keys = IntStream.range(0, 450).mapToObj(_ -> freshA()).toList();

    List<ReadOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.read(keys);
    }
    assertThat(outcomes).hasSize(450).allMatch(ReadOutcome.Found.class::isInstance);
  }

  @Test
  void nameServers_areThoseOfTheDomain() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  IntStream.rangeClosed(1, 3)
                      .mapToObj(i -> new NameServer("ns" + i + ".digitalocean.com", 53))
                      .toList()));
    }
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> records = cloud().records().at(key.name(), key.type().name());
    assertThat(records).hasSize(1);
    return records.getFirst();
  }
}
