// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and Route 53's own quirks, on a fake that judges signatures and exact deletions.
class Route53ContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeRoute53();
  }

  @Test
  void writeInDoubtAtOneAddress_isReadBackElsewhereAndSentOnce() {
    writeInDoubtAtOneAddress();
  }

  @Test
  void manyChanges_areOneBatchAndFewReads() {
    List<RecordKey> keys = IntStream.range(0, 60).mapToObj(_ -> freshA()).toList();
    int before = cloud().requests().size();

    List<WriteOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes = provider.replace(keys.stream().map(CloudContract::change).toList(), SendGate.OPEN);
    }

    List<String> methods =
        cloud().requests().stream().skip(before).map(FakeRequest::method).toList();
    assertThat(outcomes).hasSize(60).allMatch(Accepted.class::isInstance);
    assertThat(methods.getLast()).isEqualTo("POST");
    assertThat(methods).hasSizeLessThan(10).containsOnlyOnce("POST");
  }

  @Test
  void zoneId_isAskedForOnce() {
    RecordKey key = freshA();
    int before = zoneLookups();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      provider.read(List.of(key));
      provider.read(List.of(key));
    }

    assertThat(zoneLookups() - before).isEqualTo(1);
  }

  @Test
  void acceptedChange_isPendingAndThenPublished() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      WriteOutcome outcome = provider.replace(List.of(change(freshA())), SendGate.OPEN).getFirst();
      Receipt receipt = ((Accepted) outcome).receipt();

      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Pending());
      assertThat(provider.progress(receipt)).isEqualTo(new Progress.Published());
      assertThat(provider.progress(Receipt.NONE)).isEqualTo(new Progress.Untracked());
    }
  }

  /// A region was lost right after it had said yes: the change has to be looked for by reading.
  @Test
  void strandedChange_isFailedAndNotPublished() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.progress(new Receipt("STRANDED")))
          .isInstanceOfSatisfying(
              Progress.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Absent.class));
    }
  }

  @Test
  void weightedSets_areRefusedAndUntouched() {
    RecordKey key = freshKey("weighted", RecordType.CNAME);
    for (String id : List.of("blue", "green")) {
      meddle(key, "lb-a.cloud.example.", Map.of("SetIdentifier", id, "Weight", "10"));
    }

    assertRejected(read(key), "routing policy");
    assertThat(refusal(replace(Reach.HEALTHY, change(key)))).isInstanceOf(Rejected.class);
  }

  @Test
  void aliasOfAws_isRefusedAndUntouched() {
    RecordKey key = freshKey("alias", RecordType.A);
    meddle(key, "192.0.2.1", Map.of("AliasTarget", "lb.eu-central-1.elb.example."));

    assertRejected(read(key), "alias of an AWS resource");
  }

  @Test
  void manySetsOfOneName_areNoMissingRecord() {
    RecordKey key = freshKey("crowd", RecordType.CNAME);
    for (int i = 0; i < 40; i++) {
      meddle(key, "lb-a.cloud.example.", Map.of("SetIdentifier", "id" + i, "Weight", "1"));
    }

    assertRejected(read(key), "routing policy");
  }

  @Test
  void nameServers_areThoseOfTheZone() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns-1.awsdns-01.example", 53),
                      new NameServer("ns-2.awsdns-02.example", 53))));
    }
  }

  @Test
  void manyZones_areCheckedInOneList() {
    List<DnsName> zones =
        List.of("shop.example", "zone.example", "a.example", "b.example", "c.example").stream()
            .map(DnsName::of)
            .toList();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of(vendor().zone()))).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(zones))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              f -> assertThat(f.failure().detail()).contains("a.example"));
    }
  }

  /// The host's role lends a key; one that the vendor does not know is no reason to ask for ever.
  @Test
  void roleOfTheInstance_signsTheRequests() {
    RecordKey key = freshA();
    try (FakeMetadata metadata = new FakeMetadata(FakeRoute53.INSTANCE)) {
      try (DnsProvider provider = open(metadata, FakeMetadata.ROLE)) {
        assertThat(provider.read(List.of(key)).getFirst())
            .isEqualTo(new ReadOutcome.Found(A, RecordRef.NONE));
        provider.read(List.of(key));
      }
      assertThat(metadata.requests()).as("session and key, once").hasSize(2);
      try (DnsProvider provider = open(metadata, FakeMetadata.STRANGER)) {
        assertThat(provider.read(List.of(key)).getFirst())
            .isInstanceOfSatisfying(
                ReadOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Denied.class));
      }
    }
  }

  private DnsProvider open(FakeMetadata metadata, String role) {
    Map<String, List<String>> texts =
        Map.of(
            "endpoint", List.of(cloud().uri().toString()),
            "credentials", List.of("instance"),
            "role-name", List.of(role),
            "metadata-endpoint", List.of(metadata.uri().toString()));
    return new Route53ProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                texts,
                Map.of(),
                InstantSource.system(),
                ContractVendor.DEADLINE,
                new OkHttpWire(ContractVendor.DEADLINE, OkHttpWire.ANSWER_BYTES_MAX)));
  }

  private void meddle(RecordKey key, String value, Map<String, String> attributes) {
    cloud().records().meddle(key.name(), key.type().name(), value, 60, attributes);
  }

  private static void assertRejected(ReadOutcome outcome, String why) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    ProviderFailure failure = ((ReadOutcome.Failed) outcome).failure();
    assertThat(failure).isInstanceOf(Rejected.class);
    assertThat(failure.detail()).contains(why);
  }

  private int zoneLookups() {
    return (int)
        cloud().requests().stream().filter(r -> r.path().endsWith("/hostedzonesbyname")).count();
  }
}
