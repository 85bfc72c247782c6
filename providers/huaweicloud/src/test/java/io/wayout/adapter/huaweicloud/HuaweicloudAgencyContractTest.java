// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wayout.dns.RecordKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.NotSent;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract with the agency of an ECS instance; how it is asked for, and what is refused.
class HuaweicloudAgencyContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeHuaweicloudByAgency();
  }

  @Test
  void keysAreAskedForOnce_forManyCalls() {
    FakeMetadata metadata = ((FakeHuaweicloudByAgency) cloud()).metadata();
    RecordKey key = freshA();
    int before = metadata.requests().size();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      provider.read(List.of(key));
      provider.replace(List.of(change(key)), SendGate.OPEN);
      assertThat(provider.check(List.of(cloud().zone()))).isInstanceOf(CheckOutcome.Healthy.class);
    }

    assertThat(metadata.requests().stream().skip(before))
        .extracting(FakeRequest::method, FakeRequest::path)
        .containsExactly(
            tuple("PUT", "/meta-data/latest/api/token"),
            tuple("GET", "/openstack/latest/securitykey"));
  }

  @Test
  void hostWithoutTheService_isToldWithTheRemedy() {
    try (DnsProvider provider = open(Map.of())) {
      ReadOutcome outcome = provider.read(List.of(freshA())).getFirst();

      assertThat(outcome)
          .isInstanceOfSatisfying(
              ReadOutcome.Failed.class,
              failed ->
                  assertThat(failed.failure())
                      .isInstanceOf(Unreachable.class)
                      .extracting(f -> f.detail())
                      .asString()
                      .contains("is this an ECS instance"));
    }
  }

  @Test
  void settingsOfAnotherWay_areRefused() {
    assertThatThrownBy(() -> open(Map.of("credentials", List.of("static"))))
        .isInstanceOf(BadSetting.class);
  }

  private DnsProvider open(Map<String, List<String>> others) {
    Map<String, List<String>> texts = new HashMap<>(cloud().texts(cloud().uri(), true));
    texts.putAll(others);
    texts.values().removeIf(List::isEmpty);
    return cloud()
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
