// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract with the CAM role of a CVM instance; how it is asked for, and what is refused.
class DnspodRoleContractTest extends CloudContract {
  private static final Map<String, List<String>> ROLE = Map.of("credentials", List.of("cam-role"));
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");

  @Override
  protected FakeCloud newCloud() {
    return new FakeDnspodByRole();
  }

  @Test
  void roleIsAskedForOnce_forManyCalls() {
    FakeMetadata metadata = ((FakeDnspodByRole) cloud()).metadata();
    RecordKey key = freshA();
    int before = metadata.requests().size();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      provider.read(List.of(key));
      provider.replace(List.of(change(key)), SendGate.OPEN);
      provider.read(List.of(key));
    }

    assertThat(metadata.requests().stream().skip(before).map(FakeRequest::method))
        .containsExactly("GET");
  }

  @Test
  void lentSecrets_areInNoMessage() {
    String echo = FakeDnspod.ID + " " + FakeDnspod.SECRET + " " + FakeDnspodByRole.TOKEN;
    cloud()
        .mishap(
            Where.READS, new Mishap.Instead(FakeDnspod.error("AuthFailure.TokenFailure", echo)));

    assertThat(((ReadOutcome.Failed) read(freshA())).failure().detail())
        .contains("AuthFailure")
        .doesNotContain(FakeDnspod.ID, FakeDnspod.SECRET, FakeDnspodByRole.TOKEN);
  }

  @Test
  void instance_isAskedForItsRoleAndThenForTheKeys() {
    List<Request> asked = new ArrayList<>();

    Reply<HeldKey> reply =
        ask(request -> {
          asked.add(request);
          return new Answered(
              200,
              Map.of(),
              request.uri().getPath().endsWith("/")
                  ? "wayout-role"
                  : "{\"TmpSecretId\":\"AKIDx\",\"TmpSecretKey\":\"s3cret\",\"Token\":\"t\","
                      + "\"ExpiredTime\":1768473000,\"Code\":\"Success\"}");
        });

    assertThat(((Reply.Got<HeldKey>) reply).value().key())
        .isEqualTo(new AccessKey("AKIDx", "s3cret", Optional.of("t")));
    String roles = "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/";
    assertThat(asked)
        .containsExactly(
            Request.get(URI.create(roles), Map.of()),
            Request.get(URI.create(roles + "wayout-role"), Map.of()));
  }

  @Test
  void noInstance_isUnreachableWithARemedy() {
    Reply<HeldKey> reply = ask(_ -> new NotSent("the host does not resolve"));

    ProviderFailure failure = ((Reply.Failed<HeldKey>) reply).failure();
    assertThat(failure)
        .isEqualTo(
            new Unreachable(
                "no keys: the host does not resolve; is this a CVM instance, and do its"
                    + " resolvers know metadata.tencentyun.com?"));
  }

  @Test
  void byHand_needsNoKeyWithARole() {
    ByHand byHand =
        new DnspodProviderFactory().byHand(new Task(freshA(), B, ROLE, Map.of())).orElseThrow();

    assertThat(byHand.commands().getFirst()).contains("--use-cvm-role").doesNotContain("SECRET");
  }

  @Test
  void missingAndForeignSettings_areRefused() {
    assertThatThrownBy(() -> DnspodKeys.of(context(Map.of(), Map.of())))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("secret-id");
    assertThatThrownBy(() -> DnspodKeys.of(context(ROLE, Map.of("secret-key", () -> "x"))))
        .isInstanceOf(BadSetting.class);
  }

  private static Reply<HeldKey> ask(Wire wire) {
    return DnspodKeys.of(context(ROLE, Map.of())).current(wire, Duration.ofSeconds(8));
  }

  private static ProviderContext context(
      Map<String, List<String>> texts, Map<String, Secret> secrets) {
    return new ProviderContext(
        "lab",
        texts,
        secrets,
        () -> NOW,
        Duration.ofSeconds(8),
        request -> {
          throw new AssertionError("no request is due: " + request);
        });
  }
}
