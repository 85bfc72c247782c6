// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and JD Cloud's own quirks, on a fake that judges signatures and nonces.
class JdcloudContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeJdcloud();
  }

  @Test
  void changedRecord_keepsIdLineAndWeight() {
    RecordKey key = freshA();
    attribute(key, FakeJdcloud.VIEW, "5");
    attribute(key, FakeJdcloud.WEIGHT, "7");
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 60));
  }

  @Test
  void recordOfSeveralLines_isReadAndNotReplaced() {
    RecordKey key = freshA();
    attribute(key, FakeJdcloud.VIEW, "1,2");

    assertThat(read(key)).isInstanceOf(ReadOutcome.Found.class);
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
    assertThat(only(key).value()).isEqualTo("lb-a.cloud.example");
  }

  @Test
  void severalLines_areNotGuessedAt() {
    RecordKey key = freshA();
    meddle(key, "lb-a.cloud.example", "5");

    assertThat(((ReadOutcome.Failed) read(key)).failure()).isInstanceOf(Garbled.class);
    assertThat(refusal(replace(key)).detail()).contains("lines", "-1", "5");
  }

  @Test
  void weightedSet_isConflict() {
    RecordKey key = freshA();
    meddle(key, "lb-z.cloud.example", "-1");

    assertThat(refusal(replace(key))).isInstanceOf(Conflict.class);
  }

  @Test
  void pausedRecord_isMissingAndNotReplaced() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withLive(false));

    assertThat(read(key)).isEqualTo(new ReadOutcome.Missing());
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  /// The vendor has no code for "it is there already"; the record tells.
  @Test
  void refusalWithoutAReason_isHeldAgainstTheRecord() {
    RecordKey done = freshA();
    RecordKey foreign = freshA();
    RecordKey unchanged = freshA();

    assertThat(refused(done, "lb-b.cloud.example")).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(refusal(refused(foreign, "lb-z.cloud.example"))).isInstanceOf(Conflict.class);
    assertThat(refusal(refused(unchanged, "lb-a.cloud.example"))).isInstanceOf(Rejected.class);
  }

  /// A nonce that the gateway has seen means that this very request arrived before.
  @Test
  void nonceSeenBefore_isUnknown() {
    RecordKey key = freshA();
    FakeAnswer seen =
        FakeAnswer.json(
            403,
            Map.of(
                "requestId",
                "x",
                "error",
                Map.of(
                    "code",
                    403,
                    "status",
                    "HTTP_FORBIDDEN",
                    "message",
                    "please use different noncestr [gw]")));
    cloud().mishap(Where.WRITES, new Mishap.Reworded(_ -> seen));

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Unknown.class);
    assertThat(vendor().peek(key)).contains(B);
  }

  @Test
  void everyRequest_hasANonceOfItsOwn() {
    IntStream.range(0, 5).forEach(_ -> read(freshA()));

    assertThat(cloud().requests().stream().map(r -> r.header("x-jdcloud-nonce")))
        .doesNotHaveDuplicates();
  }

  @Test
  void apexAndWildcard_areFoundWithoutASearch() {
    RecordKey wildcard = key("*." + vendor().zone());
    vendor().put(wildcard, A.ttl(), A.data().values());
    int before = cloud().requests().size();

    assertThat(read(wildcard)).isInstanceOf(ReadOutcome.Found.class);
    assertThat(read(key(vendor().zone().text()))).isEqualTo(new ReadOutcome.Missing());
    assertThat(cloud().requests().stream().skip(before).map(FakeRequest::query))
        .noneMatch(query -> query.contains("search"));
  }

  @Test
  void nameThatIsPartOfAnother_isToldApart() {
    RecordKey part = freshKey("w", RecordType.CNAME);
    RecordKey longer = key("x-" + part.name());
    vendor().put(longer, A.ttl(), A.data().values());

    assertThat(read(part)).isEqualTo(new ReadOutcome.Missing());
    assertThat(read(longer)).isInstanceOf(ReadOutcome.Found.class);
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    List<RecordKey> keys = IntStream.range(0, 250).mapToObj(_ -> freshA()).toList();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.read(keys)).hasSize(250).allMatch(ReadOutcome.Found.class::isInstance);
    }
  }

  @Test
  void nameServers_areTheVendors() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1.jdgslb.example", 53),
                      new NameServer("ns2.jdgslb.example", 53))));
    }
  }

  /// The vendor refuses a write with a bare 400, while the record gets this value.
  private WriteOutcome refused(RecordKey key, String value) {
    cloud().mishap(Where.WRITES, new Mishap.Instead(cloud().ttlTooSmall()));
    SendGate gate =
        () -> {
          cloud().records().meddle(key, r -> r.withValue(value, 60));
          return new SendGate.Open();
        };
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      return provider.replace(List.of(change(key)), gate).getFirst();
    } finally {
      cloud().heal();
    }
  }

  private RecordKey key(String name) {
    return new RecordKey(vendor().zone(), DnsName.of(name), RecordType.CNAME);
  }

  private void attribute(RecordKey key, String name, String text) {
    cloud().records().meddle(key, r -> r.withAttribute(name, text));
  }

  private void meddle(RecordKey key, String value, String view) {
    cloud().records().meddle(key.name(), "CNAME", value, 60, Map.of(FakeJdcloud.VIEW, view));
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
