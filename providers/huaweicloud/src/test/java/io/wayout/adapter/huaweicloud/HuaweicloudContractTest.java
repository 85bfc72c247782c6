// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Huawei Cloud's own quirks, on a fake that judges signatures.
class HuaweicloudContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeHuaweicloud();
  }

  @Test
  void changedSet_keepsIdLineAndWeight() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeHuaweicloud.LINE, "Dianxin"));
    cloud().records().meddle(key, r -> r.withAttribute(FakeHuaweicloud.WEIGHT, "7"));
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example.", 60));
  }

  @Test
  void setOnItsWay_isReadAndTakesNoSecondWriter() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeHuaweicloud.STATUS, "PENDING_UPDATE"));

    assertThat(read(key)).isInstanceOf(ReadOutcome.Found.class);
    assertThat(refusal(replace(key)))
        .isEqualTo(
            new Throttled(
                key + " is still PENDING_UPDATE, and takes no change meanwhile",
                Optional.of(Duration.ofSeconds(5))));
    assertThat(vendor().peek(key)).contains(A);
  }

  /// Another writer between our look and our request: the vendor itself says no.
  @Test
  void setThatBecomesBusyBeforeTheWrite_isThrottled() {
    RecordKey key = freshA();
    SendGate gate =
        () -> {
          cloud()
              .records()
              .meddle(key, r -> r.withAttribute(FakeHuaweicloud.STATUS, "PENDING_UPDATE"));
          return new SendGate.Open();
        };

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      WriteOutcome outcome = provider.replace(List.of(change(key)), gate).getFirst();
      assertThat(refusal(outcome)).isInstanceOf(Throttled.class);
    }
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void acceptedChange_isPublishedOnceTheSetIsActive() {
    RecordKey key = freshA();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      WriteOutcome outcome = provider.replace(List.of(change(key)), SendGate.OPEN).getFirst();
      Receipt receipt = ((WriteOutcome.Accepted) outcome).receipt();

      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Published());
      status(key, "PENDING_UPDATE");
      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Pending());
      status(key, "ERROR");
      assertThat(provider.progress(receipt)).isInstanceOf(Progress.Failed.class);
      assertThat(provider.progress(Receipt.NONE)).isEqualTo(new Progress.Untracked());
    }
  }

  @Test
  void disabledSet_isMissingAndNotReplaced() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withLive(false));

    assertThat(read(key)).isEqualTo(new ReadOutcome.Missing());
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
    assertThat(only(key).value()).isEqualTo("lb-a.cloud.example.");
  }

  @Test
  void setsThatMustNotBeTouched_areRejected() {
    RecordKey builtIn = freshA();
    cloud().records().meddle(builtIn, r -> r.withAttribute(FakeHuaweicloud.BUILT_IN, "true"));
    RecordKey broken = freshA();
    status(broken, "ERROR");

    assertThat(refusal(replace(builtIn))).isInstanceOf(Rejected.class);
    assertThat(refusal(replace(broken))).isInstanceOf(Rejected.class);
  }

  @Test
  void severalLines_areNotGuessedAt() {
    RecordKey key = freshA();
    meddle(key, Map.of(FakeHuaweicloud.LINE, "Dianxin"));

    assertThat(((ReadOutcome.Failed) read(key)).failure()).isInstanceOf(Garbled.class);
    assertThat(refusal(replace(key)).detail()).contains("lines", "default_view", "Dianxin");
  }

  @Test
  void weightedSets_areConflict() {
    RecordKey key = freshA();
    meddle(key, Map.of(FakeHuaweicloud.WEIGHT, "9"));

    assertThat(refusal(replace(key))).isInstanceOf(Conflict.class);
  }

  @Test
  void addressesBesideOthers_areCreated() {
    RecordKey four = freshKey("both", RecordType.A);
    vendor().put(four, new Ttl(60), List.of("192.0.2.1"));
    RecordKey six = new RecordKey(four.zone(), four.name(), RecordType.AAAA);
    RecordSet wanted =
        new RecordSet(
            new Ttl(60), RecordData.of(RecordType.AAAA, List.of("2001:db8::1", "2001:db8::2")));

    Change creation = new Change(six, new Expected.Nothing(), wanted, RecordRef.NONE);
    assertThat(replace(Reach.HEALTHY, creation)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(vendor().peek(six)).contains(wanted);
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    List<RecordKey> keys = IntStream.range(0, 1_100).mapToObj(_ -> freshA()).toList();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.read(keys)).hasSize(1_100).allMatch(ReadOutcome.Found.class::isInstance);
    }
  }

  @Test
  void nameServers_areTheVendors() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1.huaweicloud-dns.example", 53),
                      new NameServer("ns1.huaweicloud-dns.example.net", 53))));
    }
  }

  private void status(RecordKey key, String status) {
    cloud().records().meddle(key, r -> r.withAttribute(FakeHuaweicloud.STATUS, status));
  }

  private void meddle(RecordKey key, Map<String, String> attributes) {
    cloud().records().meddle(key.name(), "CNAME", "lb-a.cloud.example.", 60, attributes);
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
