// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudVendor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract with the identity of an instance; how its session is asked for, and what is
/// refused.
class OcidnsInstanceTest {
  private static final RecordSet A = cname("lb-a.cloud.example");
  private static final RecordSet B = cname("lb-b.cloud.example");

  private final FakeOciByInstance cloud = new FakeOciByInstance();
  private final CloudVendor vendor = new CloudVendor(cloud.open());
  private final RecordKey key =
      new RecordKey(vendor.zone(), DnsName.of("www." + vendor.zone().text()), RecordType.CNAME);

  @BeforeEach
  void put() {
    vendor.put(key, A.ttl(), A.data().values());
  }

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void keysAreAskedForOnce_forManyCalls() {
    try (DnsProvider provider = vendor.open(Reach.HEALTHY)) {
      assertThat(provider.read(List.of(key)).getFirst()).isInstanceOf(ReadOutcome.Found.class);
      Change change = new Change(key, new Expected.Data(A.data()), B, RecordRef.NONE);
      assertThat(provider.replace(List.of(change), SendGate.OPEN))
          .hasOnlyElementsOfType(WriteOutcome.Accepted.class);
      assertThat(provider.check(List.of(vendor.zone()))).isInstanceOf(CheckOutcome.Healthy.class);
    }

    assertThat(vendor.peek(key)).contains(B);
    assertThat(cloud.log())
        .containsExactly(
            "GET /opc/v2/identity/cert.pem",
            "GET /opc/v2/identity/key.pem",
            "GET /opc/v2/identity/intermediate.pem",
            "POST /v1/x509");
  }

  @Test
  void hostWithoutTheService_isToldWithTheRemedy() {
    try (DnsProvider provider = open(Map.of())) {
      ReadOutcome outcome = provider.read(List.of(key)).getFirst();

      assertThat(outcome)
          .isInstanceOfSatisfying(
              ReadOutcome.Failed.class,
              failed ->
                  assertThat(failed.failure())
                      .isInstanceOf(Unreachable.class)
                      .extracting(ProviderFailure::detail)
                      .asString()
                      .contains("is this an instance of Oracle's"));
    }
  }

  @Test
  void settingsOfAnotherWay_areRefused() {
    assertThatThrownBy(() -> open(Map.of("user", List.of(FakeOci.USER))))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("belongs to");
    assertThatThrownBy(() -> open(Map.of("federation-endpoint", List.of())))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("federation-endpoint");
  }

  @Test
  void strangersTenancy_isDenied() {
    try (DnsProvider provider = vendor.open(Reach.WRONG_CREDENTIALS)) {
      assertThat(provider.read(List.of(key)).getFirst())
          .isInstanceOfSatisfying(
              ReadOutcome.Failed.class,
              failed ->
                  assertThat(failed.failure())
                      .isInstanceOf(Denied.class)
                      .extracting(ProviderFailure::detail)
                      .asString()
                      .contains("dynamic group"));
    }
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }

  private DnsProvider open(Map<String, List<String>> others) {
    Map<String, List<String>> texts = new HashMap<>(cloud.texts(cloud.uri(), true));
    texts.putAll(others);
    texts.values().removeIf(List::isEmpty);
    return cloud
        .factory()
        .open(
            new ProviderContext(
                "lab",
                texts,
                Map.of(),
                InstantSource.system(),
                Duration.ofSeconds(5),
                _ -> new NotSent("no route to host")));
  }
}
