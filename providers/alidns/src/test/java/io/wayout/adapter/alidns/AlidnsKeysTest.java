// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which an account comes by its keys: the exact requests, and what is refused.
class AlidnsKeysTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final Map<String, Secret> OWN =
      Map.of("access-key-id", () -> FakeAlidns.ID, "access-key-secret", () -> FakeAlidns.SECRET);
  private static final String LENT =
      "{\"AccessKeyId\":\"STS.NUex\",\"AccessKeySecret\":\"s3cret\",\"SecurityToken\":\"CAIS\","
          + "\"Expiration\":\"2026-01-15T09:30:00Z\"";

  private final List<Request> asked = new ArrayList<>();
  private Instant now = NOW;

  @Test
  void instance_isAskedInItsHardenedMode() {
    assertThat(key(Map.of("credentials", "ram-role"), Map.of()))
        .isEqualTo(new AccessKey("STS.NUex", "s3cret", Optional.of("CAIS")));
    assertThat(asked)
        .containsExactly(
            new Request(
                "PUT",
                URI.create("http://100.100.100.200/latest/api/token"),
                Map.of("X-aliyun-ecs-metadata-token-ttl-seconds", "60"),
                ""),
            get("/latest/meta-data/ram/security-credentials/"),
            get("/latest/meta-data/ram/security-credentials/wayout-role"));
  }

  /// The signature is the sheet's algorithm over STS's version and action; the whole is judged by
  /// the fake in `AlidnsStsContractTest`.
  @Test
  void sts_isAskedWithASignature() {
    Map<String, String> texts =
        Map.of(
            "credentials", "assume-role",
            "role-arn", "acs:ram::1234567890123456:role/wayout",
            "role-session-name", "agent@edge-1",
            "role-session-seconds", "43200",
            "sts-endpoint", "https://sts.cn-hangzhou.aliyuncs.com");

    assertThat(key(texts, OWN)).isEqualTo(new AccessKey("STS.NUex", "s3cret", Optional.of("CAIS")));
    Request request = asked.getFirst();
    assertThat(request.method() + " " + request.uri() + request.body())
        .isEqualTo(
            "POST https://sts.cn-hangzhou.aliyuncs.com/?DurationSeconds=43200"
                + "&RoleArn=acs%3Aram%3A%3A1234567890123456%3Arole%2Fwayout"
                + "&RoleSessionName=agent%40edge-1");
    assertThat(request.headers())
        .containsEntry("x-acs-action", "AssumeRole")
        .containsEntry("x-acs-version", "2015-04-01")
        .containsEntry("x-acs-date", "2026-01-15T08:30:00Z")
        .doesNotContainKey("x-acs-security-token");
  }

  @Test
  void sts_neverGetsANonceTwice() {
    Map<String, String> texts =
        Map.of("credentials", "assume-role", "role-arn", "acs:ram::1:role/wayout");
    AccessKeys keys = AlidnsKeys.of(context(texts, OWN));

    keys.current(this::exchange, Duration.ofSeconds(8));
    now = NOW.plus(Duration.ofHours(1));
    keys.current(this::exchange, Duration.ofSeconds(8));

    assertThat(asked).hasSize(2);
    assertThat(asked.stream().map(r -> r.headers().get("x-acs-signature-nonce")))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "credentials, cam-role",
    "role-arn, acs:ram::1:role/wayout",
    "metadata-endpoint, http://127.0.0.1:1",
    "role-name, wayout-role"
  })
  void foreignSetting_isRefused(String setting, String text) {
    assertThatThrownBy(() -> AlidnsKeys.of(context(Map.of(setting, text), OWN)))
        .isInstanceOf(BadSetting.class);
  }

  @ParameterizedTest
  @CsvSource({
    "role-arn, wayout",
    "role-arn, acs:ram::1:role/a&b",
    "role-session-name, a b",
    "role-session-seconds, 899",
    "role-session-seconds, 43201",
    "role-session-seconds, 1h",
    "sts-endpoint, http://sts.aliyuncs.com"
  })
  void oddSettingOfARole_isRefused(String setting, String text) {
    Map<String, String> texts = new HashMap<>();
    texts.put("credentials", "assume-role");
    texts.put("role-arn", "acs:ram::1:role/wayout");
    texts.put(setting, text);

    assertThatThrownBy(() -> AlidnsKeys.of(context(texts, OWN)))
        .isInstanceOf(BadSetting.class)
        .extracting(bad -> ((BadSetting) bad).setting())
        .isEqualTo(setting);
  }

  @Test
  void missingKey_isRefused() {
    assertThatThrownBy(() -> AlidnsKeys.of(context(Map.of(), Map.of())))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("access-key-id");
    assertThatThrownBy(() -> AlidnsKeys.of(context(Map.of("credentials", "assume-role"), OWN)))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("role-arn");
  }

  private AccessKey key(Map<String, String> texts, Map<String, Secret> secrets) {
    Reply<HeldKey> reply =
        AlidnsKeys.of(context(texts, secrets)).current(this::exchange, Duration.ofSeconds(8));
    return ((Reply.Got<HeldKey>) reply).value().key();
  }

  private ProviderContext context(Map<String, String> texts, Map<String, Secret> secrets) {
    Map<String, List<String>> lists = new HashMap<>();
    texts.forEach((key, text) -> lists.put(key, List.of(text)));
    return new ProviderContext(
        "lab", lists, secrets, () -> now, Duration.ofSeconds(8), this::exchange);
  }

  private Answer exchange(Request request) {
    asked.add(request);
    String path = request.uri().getPath();
    String body =
        switch (path) {
          case "/latest/api/token" -> "s3ssion";
          case "/latest/meta-data/ram/security-credentials/" -> "wayout-role";
          case "/" -> "{\"RequestId\":\"r\",\"Credentials\":" + LENT + "}}";
          default -> LENT + ",\"Code\":\"Success\"}";
        };
    return new Answered(200, Map.of(), body);
  }

  private static Request get(String path) {
    return Request.get(
        URI.create("http://100.100.100.200" + path),
        Map.of("X-aliyun-ecs-metadata-token", "s3ssion"));
  }
}
