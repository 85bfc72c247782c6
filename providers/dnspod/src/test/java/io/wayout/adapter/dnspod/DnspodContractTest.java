// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract, and DNSPod's own quirks, on a fake that judges signatures.
class DnspodContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeDnspod();
  }

  @Test
  void changedRecord_keepsIdLineAndRemark() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeDnspod.LINE, "10=1"));
    cloud().records().meddle(key, r -> r.withAttribute(FakeDnspod.REMARK, "ops"));
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example.", 60));
  }

  @Test
  void pausedRecord_isMissingAndNotReplaced() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withLive(false));

    assertThat(read(key)).isEqualTo(new ReadOutcome.Missing());
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
    assertThat(only(key).value()).isEqualTo("lb-a.cloud.example.");
  }

  @Test
  void severalLines_areNotGuessedAt() {
    RecordKey key = freshA();
    meddle(key, "lb-a.cloud.example.", "10=1");

    assertThat(((ReadOutcome.Failed) read(key)).failure()).isInstanceOf(Garbled.class);
    assertThat(refusal(replace(key)).detail()).contains("lines", "0", "10=1");
  }

  @Test
  void weightedSet_isConflict() {
    RecordKey key = freshA();
    meddle(key, "lb-z.cloud.example.", "0");

    assertThat(refusal(replace(key))).isInstanceOf(Conflict.class);
  }

  @Test
  void nameServers_areTheVendors() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ada.dnspod.example", 53),
                      new NameServer("bob.dnspod.example", 53))));
    }
  }

  private void meddle(RecordKey key, String value, String line) {
    cloud().records().meddle(key.name(), "CNAME", value, 60, Map.of(FakeDnspod.LINE, line));
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
