// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
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
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Google's own quirks, on a fake that judges signatures and preconditions.
class ClouddnsContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeClouddns();
  }

  @Test
  void manyChanges_areOneChangeOfGoogles() {
    List<RecordKey> keys = IntStream.range(0, 20).mapToObj(_ -> freshA()).toList();
    int before = google().changes();

    List<WriteOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.replace(keys.stream().map(CloudContract::change).toList(), SendGate.OPEN);
    }

    assertThat(outcomes).hasSize(20).allMatch(WriteOutcome.Accepted.class::isInstance);
    assertThat(google().changes() - before).isEqualTo(1);
  }

  /// Regression of others: a deletion that is built from the configuration instead of from what was
  /// read fails for ever once somebody changes the TTL.
  @Test
  void ttlThatPeopleChanged_isNoObstacle() {
    RecordKey key = freshA();
    vendor().put(key, new Ttl(777), A.data().values());

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(vendor().peek(key)).contains(B);
  }

  @Test
  void ttlThatChangesWhileTheGateIsAsked_isConflict() {
    RecordKey key = freshA();
    SendGate gate =
        () -> {
          vendor().put(key, new Ttl(777), A.data().values());
          return new SendGate.Open();
        };

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(refusal(provider.replace(List.of(change(key)), gate).getFirst()))
          .isInstanceOf(Conflict.class);
    }
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

  @Test
  void routedSet_isRefused() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeClouddns.ROUTED, "wrr"));

    assertThat(failure(read(key))).isInstanceOf(Rejected.class);
    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  @Test
  void twoPublicZonesOfOneName_wantAChoice() {
    RecordKey key = freshA();
    google().addTwin("shop-twin");
    try {
      assertThat(failure(read(key)))
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> assertThat(rejected.detail()).contains("shop-example, shop-twin"));
      try (DnsProvider provider = opened(Map.of("managed-zones", List.of("shop-example")))) {
        assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
      }
    } finally {
      google().removeTwin("shop-twin");
    }
  }

  @Test
  void tokenEndpointDown_ownSignatureIsTaken() {
    RecordKey key = freshA();
    cloud().mishap(Where.TOKENS, new Mishap.Instead(FakeAnswer.html(503)));

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.replace(List.of(change(key)), SendGate.OPEN).getFirst())
          .isInstanceOf(WriteOutcome.Accepted.class);
      assertThat(provider.check(List.of(vendor().zone())))
          .isInstanceOfSatisfying(
              CheckOutcome.Healthy.class,
              healthy -> assertThat(healthy.detail()).contains("no newer token"));
    }
  }

  @Test
  void tokenEndpointSilent_ownSignatureIsTakenInTime() {
    RecordKey key = freshA();
    cloud().mishap(Where.TOKENS, new Mishap.Silence(false));

    try (DnsProvider provider =
        cloudVendor().open(ContractVendor.SHORT_DEADLINE, InstantSource.system())) {
      assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
    }
  }

  @Test
  void hostLendsTheToken_isTaken() {
    RecordKey key = freshA();
    Map<String, List<String>> lent =
        Map.of(
            "metadata-account", List.of("default"),
            "metadata-endpoint", List.of(cloud().uri().toString()));

    try (DnsProvider provider = open(lent, false)) {
      assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
    }
  }

  @Test
  void manyCalls_shareOneToken() {
    RecordKey key = freshA();
    int before = google().lent();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      for (int i = 0; i < 5; i++) {
        provider.read(List.of(key));
      }
    }
    assertThat(google().lent() - before).isEqualTo(1);
  }

  @Test
  void addressBesideText_isReadButNotMadeUnasked() {
    RecordKey text = freshKey("beside", RecordType.TXT);
    vendor().put(text, A.ttl(), List.of("\"word\""));
    RecordKey address = new RecordKey(text.zone(), text.name(), RecordType.A);
    RecordSet wanted = new RecordSet(A.ttl(), RecordData.of(RecordType.A, List.of("192.0.2.1")));

    assertThat(read(address)).isEqualTo(new ReadOutcome.Missing());
    Change creation = new Change(address, new Expected.Nothing(), wanted, RecordRef.NONE);
    assertThat(refusal(replace(Reach.HEALTHY, creation))).isInstanceOf(Conflict.class);
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns-cloud-a1.googledomains.com", 53),
                      new NameServer("ns-cloud-a2.googledomains.com", 53))));
    }
  }

  private FakeClouddns google() {
    return (FakeClouddns) cloud();
  }

  private DnsProvider opened(Map<String, List<String>> more) {
    return open(more, true);
  }

  private DnsProvider open(Map<String, List<String>> more, boolean hasKey) {
    Map<String, List<String>> texts = new HashMap<>(cloud().texts(cloud().uri()));
    texts.putAll(more);
    Duration deadline = ContractVendor.DEADLINE;
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            hasKey ? cloud().secrets(true) : Map.of(),
            InstantSource.system(),
            deadline,
            new OkHttpWire(deadline, OkHttpWire.ANSWER_BYTES_MAX));
    return new ClouddnsProviderFactory().open(context);
  }

  private static ProviderFailure failure(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcome).failure();
  }
}
