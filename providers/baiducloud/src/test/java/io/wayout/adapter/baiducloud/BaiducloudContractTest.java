// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Baidu's own quirks, on a fake that judges signatures.
class BaiducloudContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeBaiducloud();
  }

  @Test
  void planThatEndsSoon_isAConcern() {
    FakeBaiducloud fake = (FakeBaiducloud) cloud();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.concerns(List.of(vendor().zone()))).isEmpty();
      fake.expireTime = "no moment";
      assertThat(provider.concerns(List.of(vendor().zone()))).isEmpty();
      fake.expireTime = "2026-01-01T00:00:00Z";
      assertThat(provider.concerns(List.of(vendor().zone())))
          .extracting(Concern::text)
          .containsExactly("its plan (discount) ends at 2026-01-01T00:00:00Z");
    } finally {
      fake.expireTime = "2099-01-01T00:00:00Z";
    }
  }

  @Test
  void changedRecord_keepsIdLineAndDescription() {
    RecordKey key = freshA();
    cloud()
        .records()
        .meddle(key, r -> r.withAttribute("line", "telecom").withAttribute("description", "ops"));
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 60));
  }

  @Test
  void statusThatIsNotDocumented_isNotReliedOn() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeBaiducloud.STATUS, "migrating"));

    assertThat(refusal(replace(key)).detail()).contains("migrating");
    assertThat(only(key).value()).isEqualTo("lb-a.cloud.example");
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    RecordKey key = freshKey("many", RecordType.A);
    List<String> addresses =
        IntStream.range(0, 1_100).mapToObj(i -> "10.0." + i / 200 + "." + i % 200).toList();
    vendor().put(key, A.ttl(), addresses);

    ReadOutcome outcome = read(key);

    assertThat(((ReadOutcome.Found) outcome).set().data().values()).hasSize(1_100);
  }

  @Test
  void nameServers_areThoseOfTheDelegation() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(DnsName.of("shop.example")))
          .isEqualTo(new NameServersOutcome.FromDelegation());
    }
  }

  @Test
  void disabledRecord_isMissingAndNotReplaced() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withLive(false));

    assertThat(read(key)).isEqualTo(new ReadOutcome.Missing());
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  @Test
  void severalLines_areNotGuessedAt() {
    RecordKey key = freshA();
    meddle(key, "lb-a.cloud.example", "telecom");

    assertThat(((ReadOutcome.Failed) read(key)).failure()).isInstanceOf(Garbled.class);
    assertThat(refusal(replace(key)).detail()).contains("lines", "default", "telecom");
  }

  @Test
  void weightedSet_isConflict() {
    RecordKey key = freshA();
    meddle(key, "lb-z.cloud.example", "default");

    assertThat(refusal(replace(key))).isInstanceOf(Conflict.class);
  }

  @Test
  void shrunkenSet_keepsWhatStays() {
    RecordKey key = freshKey("less", RecordType.A);
    vendor().put(key, A.ttl(), List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"));
    RecordSet old = vendor().peek(key).orElseThrow();
    RecordSet wanted = new RecordSet(A.ttl(), RecordData.of(RecordType.A, List.of("192.0.2.2")));

    WriteOutcome outcome =
        replace(
            Reach.HEALTHY, new Change(key, new Expected.Data(old.data()), wanted, RecordRef.NONE));

    assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(vendor().peek(key)).contains(wanted);
  }

  private void meddle(RecordKey key, String value, String line) {
    cloud().records().meddle(key.name(), "CNAME", value, 60, Map.of("line", line));
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
