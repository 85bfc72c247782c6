// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
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
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract, and Cloudflare's own quirks.
class CloudflareContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeCloudflare();
  }

  @Test
  void changedRecord_keepsIdAndComment() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute(FakeCloudflare.COMMENT, "owner=team-a"));
    FakeRecord before = only(key);

    assertThat(replace(key)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 60));
  }

  @Test
  void automaticTtl_isFiveMinutesAndStaysAutomatic() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withValue(r.value(), 1));
    RecordSet read = ((ReadOutcome.Found) read(key)).set();
    assertThat(read.ttl()).isEqualTo(new Ttl(300));

    WriteOutcome outcome = replace(Reach.HEALTHY, toB(key, new Ttl(300)));

    assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key).ttl()).isEqualTo(1);
    assertThat(only(key).value()).isEqualTo("lb-b.cloud.example");
  }

  @Test
  void proxiedRecord_isAnAliasAndStaysProxiedWithItsTtl() {
    RecordKey key = freshKey("orange", RecordType.ALIAS);
    vendor().put(key, new Ttl(1), List.of("lb-a.cloud.example."));
    cloud().records().meddle(key, r -> r.withAttribute(FakeCloudflare.PROXIED, "yes"));
    FakeRecord before = only(key);
    Change change =
        new Change(
            key,
            new Expected.Data(alias("lb-a.cloud.example")),
            new RecordSet(new Ttl(60), alias("lb-b.cloud.example")),
            RecordRef.NONE);

    assertThat(replace(Reach.HEALTHY, change)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(only(key)).isEqualTo(before.withValue("lb-b.cloud.example", 1));
  }

  @Test
  void proxiedRecordTakenForACname_isConflictThatSaysAlias() {
    RecordKey key = freshKey("orange", RecordType.ALIAS);
    vendor().put(key, new Ttl(1), List.of("lb-a.cloud.example."));

    assertThat(refusal(replace(new RecordKey(key.zone(), key.name(), RecordType.CNAME))))
        .isInstanceOfSatisfying(
            Conflict.class, why -> assertThat(why.detail()).contains("not there, but [ALIAS]"));
  }

  @Test
  void aliasAtTheApex_isReadAndReplaced() {
    DnsName zone = vendor().zone();
    cloud().records().meddle(zone, "ALIAS", "lb-a.cloud.example", 60, Map.of());
    RecordKey apex = new RecordKey(zone, zone, RecordType.ALIAS);

    assertThat(((ReadOutcome.Found) read(apex)).set().data())
        .isEqualTo(alias("lb-a.cloud.example"));
  }

  @Test
  void recordManagedByAnotherProduct_isRejected() {
    RecordKey key = freshA();
    cloud().records().meddle(key, r -> r.withAttribute("meta", "read-only"));

    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void recordOfTheBatchGone_rollsBackAll() {
    RecordKey one = freshA();
    RecordKey two = freshA();
    String id = only(two).id();

    List<WriteOutcome> outcomes;
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      outcomes =
          provider.replace(
              List.of(change(one), change(two)),
              () -> {
                cloud().records().remove(id);
                return new SendGate.Open();
              });
    }

    assertThat(outcomes).allSatisfy(o -> assertThat(refusal(o)).isInstanceOf(Conflict.class));
    assertThat(vendor().peek(one)).contains(A);
  }

  @Test
  void batchAnsweredWithLess_isUnknown() {
    String less =
        "{\"success\":true,\"errors\":[],\"result\":{\"patches\":[{\"id\":\"0\"}],\"posts\":[]}}";
    cloud().mishap(Mishap.Where.WRITES, new Mishap.Instead(FakeAnswer.of(200, "text/json", less)));

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.replace(List.of(change(freshA()), change(freshA())), SendGate.OPEN))
          .allMatch(WriteOutcome.Unknown.class::isInstance);
    }
  }

  @Test
  void cachedIdentifier_sparesTheSearchForTheZone() {
    RecordKey key = freshA();
    RecordRef ref = ((ReadOutcome.Found) read(key)).ref();
    int before = cloud().requests().size();

    replace(Reach.HEALTHY, new Change(key, new Expected.Data(A.data()), B, ref));

    assertThat(cloud().requests().subList(before, cloud().requests().size()))
        .extracting(request -> request.method() + " " + request.path())
        .containsExactly(
            "GET /client/v4/zones/" + FakeCloudflare.ZONE_ID + "/dns_records",
            "PATCH /client/v4/zones/" + FakeCloudflare.ZONE_ID + "/dns_records/" + only(key).id());
  }

  @Test
  void tokenThatEndsAndFreeZone_areConcerns() {
    FakeCloudflare fake = (FakeCloudflare) cloud();
    List<DnsName> zones = List.of(vendor().zone());
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.concerns(zones)).isEmpty();
      fake.plan = "free";
      String end =
          Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS).toString();
      fake.token = Map.of("status", "active", "expires_on", end);

      assertThat(provider.concerns(zones))
          .extracting(Concern::kind, Concern::zone)
          .containsExactly(
              tuple(Concern.Kind.CREDENTIALS_END, Optional.empty()),
              tuple(Concern.Kind.DROPPED_UNLESS_DELEGATED, Optional.of(vendor().zone())));
      assertThat(provider.concerns(List.of())).hasSize(1);
    } finally {
      fake.plan = "pro";
      fake.token = Map.of("status", "active");
    }
  }

  @Test
  void nameServers_areTheVendors() {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.nameServers(vendor().zone()))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ada.ns.example", 53), new NameServer("bob.ns.example", 53))));
    }
  }

  private static Change toB(RecordKey key, Ttl ttl) {
    return new Change(
        key, new Expected.Data(A.data()), new RecordSet(ttl, B.data()), RecordRef.NONE);
  }

  private static RecordData alias(String target) {
    return new RecordData.Alias(DnsName.of(target));
  }

  private FakeRecord only(RecordKey key) {
    List<FakeRecord> there = cloud().records().at(key.name(), key.type().name());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }
}
