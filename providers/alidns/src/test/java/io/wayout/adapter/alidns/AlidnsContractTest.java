// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
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

/// The contract, and alidns's own quirks, on a fake that judges signatures.
class AlidnsContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeAlidns();
  }

  @Test
  void writeInDoubtAtOneAddress_isReadBackElsewhereAndSentOnce() {
    writeInDoubtAtOneAddress();
  }

  @Test
  void changedRecord_keepsIdLineAndRemark() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute("Line", "telecom"));
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 60));
  }

  @Test
  void disabledRecord_isMissingAndNotReplaced() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withLive(false));

    assertThat(read(key)).isEqualTo(new ReadOutcome.Missing());
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
    assertThat(only(key).value()).isEqualTo("lb-a.cloud.example");
  }

  @Test
  void lockedRecord_isRejected() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute("Locked", "yes"));

    assertThat(refusal(replace(key)).detail()).contains("locked");
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
  void moreThanOnePage_isReadWhole() {
    RecordKey key = freshKey("many", RecordType.A);
    List<String> addresses = IntStream.range(0, 150).mapToObj(i -> "192.0.2." + i).toList();
    vendor().put(key, A.ttl(), addresses);

    ReadOutcome outcome = read(key);

    assertThat(((ReadOutcome.Found) outcome).set().data().values()).hasSize(150);
  }

  @Test
  void shrunkenSet_keepsWhatStays() {
    RecordKey key = freshKey("less", RecordType.A);
    vendor().put(key, A.ttl(), List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"));
    RecordSet old = vendor().peek(key).orElseThrow();
    vendor().put(freshKey("other", RecordType.A), A.ttl(), List.of("192.0.2.2"));
    RecordSet wanted = new RecordSet(A.ttl(), RecordData.of(RecordType.A, List.of("192.0.2.2")));

    WriteOutcome outcome =
        replace(
            Reach.HEALTHY, new Change(key, new Expected.Data(old.data()), wanted, RecordRef.NONE));

    assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(vendor().peek(key)).contains(wanted);
  }

  @Test
  void nameServers_areTheVendors() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(DnsName.of("shop.example")))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("vip3.alidns.example", 53),
                      new NameServer("vip4.alidns.example", 53))));
    }
  }

  private void meddle(RecordKey key, String value, String line) {
    cloud().records().meddle(key.name(), "CNAME", value, 60, Map.of("Line", line));
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
