// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Azure's own quirks, on a fake that lends tokens and judges etags.
class AzurednsContractTest extends CloudContract {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @Override
  protected FakeCloud newCloud() {
    return new FakeAzure();
  }

  @Test
  void manyCalls_shareOneToken() {
    RecordKey key = freshA();
    int before = azure().lent();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      for (int i = 0; i < 5; i++) {
        assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
      }
      assertThat(provider.replace(List.of(change(key)), SendGate.OPEN).getFirst())
          .isInstanceOf(WriteOutcome.Accepted.class);
    }
    assertThat(azure().lent() - before).isEqualTo(1);
  }

  @Test
  void entraDown_livingTokenGoesOnAndTheCheckTells() {
    RecordKey key = freshA();
    try (DnsProvider provider = opened()) {
      provider.read(List.of(key));
      cloud().mishap(Where.TOKENS, new Mishap.Instead(FakeAnswer.html(503)));
      pass(Duration.ofMinutes(40));

      assertThat(provider.replace(List.of(change(key)), SendGate.OPEN).getFirst())
          .isInstanceOf(WriteOutcome.Accepted.class);
      assertThat(provider.check(List.of(vendor().zone())))
          .isInstanceOfSatisfying(
              CheckOutcome.Healthy.class,
              healthy -> assertThat(healthy.detail()).contains("no newer token").contains("503"));
      pass(Duration.ofMinutes(20));
      assertThat(failure(provider.read(List.of(key)).getFirst()))
          .isInstanceOf(ProviderFailure.Unreachable.class);
    }
  }

  @Test
  void entraSilent_costsAQuarterOfTheTimeAndNoMore() {
    RecordKey key = freshA();
    try (DnsProvider provider = opened()) {
      provider.read(List.of(key));
      cloud().mishap(Where.TOKENS, new Mishap.Silence(false));
      pass(Duration.ofMinutes(40));

      assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
    }
  }

  @Test
  void tokenRevoked_newOneIsAskedForOnce() {
    RecordKey key = freshA();
    try (DnsProvider provider = opened()) {
      provider.read(List.of(key));
      pass(Duration.ofMinutes(2));
      azure().revoke();
      int before = azure().lent();

      assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
      assertThat(azure().lent() - before).isEqualTo(1);
      azure().revoke();
      assertThat(failure(provider.read(List.of(key)).getFirst()))
          .isInstanceOf(ProviderFailure.Denied.class);
      assertThat(azure().lent() - before).isEqualTo(1);
    }
  }

  @Test
  void garbledToken_isNoToken() {
    cloud().mishap(Where.TOKENS, new Mishap.Reworded(a -> a.withBody("{\"access_token\":\"x")));

    assertThat(failure(read(freshA()))).isInstanceOf(ProviderFailure.Garbled.class);
  }

  @Test
  void wholeSet_isSentWithWhatPeopleNotedDown() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute("owner", "team-a"));
    cloud().records().meddle(key, r -> r.withAttribute("ticket", "OPS-7"));

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    FakeRecord after = cloud().records().at(key.name(), "CNAME").getFirst();
    assertThat(after.attribute("owner") + after.attribute("ticket")).isEqualTo("team-aOPS-7");
  }

  @Test
  void setThatFollowsAResource_isRefused() {
    RecordKey key = freshA();
    String target = "/subscriptions/x/providers/Microsoft.Network/trafficManagerProfiles/t";
    cloud().records().meddle(key, r -> r.withAttribute(FakeAzure.TARGET, target));

    assertThat(failure(read(key))).isInstanceOf(Rejected.class);
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  @Test
  void zoneOfManyPages_isReadWhole() {
    List<RecordKey> keys = IntStream.range(0, 350).mapToObj(_ -> freshA()).toList();

    List<ReadOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.read(keys);
    }
    assertThat(outcomes).hasSize(350).allMatch(ReadOutcome.Found.class::isInstance);
  }

  @Test
  void fewKeys_areReadWithoutAList() {
    RecordKey key = freshA();
    int before = cloud().requests().size();

    read(key);

    assertThat(cloud().requests().stream().skip(before).map(FakeRequest::path))
        .hasSize(2)
        .noneMatch(path -> path.endsWith("recordsets"));
  }

  @Test
  void addressBesideAnAddress_isNotMadeUnasked() {
    RecordKey six = freshKey("dual", RecordType.AAAA);
    vendor().put(six, A.ttl(), List.of("2001:db8::1"));
    RecordKey four = new RecordKey(six.zone(), six.name(), RecordType.A);

    RecordSet address = new RecordSet(A.ttl(), RecordData.of(RecordType.A, List.of("192.0.2.1")));
    Change creation = new Change(four, new Expected.Nothing(), address, RecordRef.NONE);

    assertThat(refusal(replace(Reach.HEALTHY, creation)))
        .isInstanceOf(ProviderFailure.Conflict.class);
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1-01.azure-dns.com", 53),
                      new NameServer("ns2-01.azure-dns.net", 53))));
    }
  }

  private FakeAzure azure() {
    return (FakeAzure) cloud();
  }

  private DnsProvider opened() {
    return cloudVendor().open(ContractVendor.DEADLINE, now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcome).failure();
  }
}
