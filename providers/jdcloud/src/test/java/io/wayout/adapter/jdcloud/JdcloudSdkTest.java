// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.jdcloud.JdcloudApi.Account;
import io.wayout.adapter.jdcloud.JdcloudSigner.Call;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the core of the vendor's own SDK sends and what we send, for the same operations.
class JdcloudSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeJdcloud.ID, FakeJdcloud.SECRET, Optional.empty());
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final JdcloudRecord WWW =
      new JdcloudRecord(
          "14789", "www.example.com", "CNAME", "x.example", 300, List.of("-1"), true, Map.of());

  @ParameterizedTest
  @ValueSource(strings = {"read", "change", "create-text"})
  void sdksRequest_getsTheSameHeadersFromUs(String name) {
    FakeRequest sdk = sdk(name);
    Instant moment = OffsetDateTime.parse(sdk.header("x-jdcloud-date"), BASIC).toInstant();
    Call call =
        new Call(
            sdk.method(),
            sdk.header("host"),
            sdk.path(),
            sdk.query(),
            sdk.body(),
            "cn-north-1",
            moment,
            sdk.header("x-jdcloud-nonce"));

    JdcloudSigner.headers(call, KEY)
        .forEach((header, value) -> assertThat(sdk.header(header)).as(header).isEqualTo(value));
  }

  @Test
  void read_isTheSdks() {
    assertSameWords("read", api -> api.at(ZONE, DnsName.of("www.example.com")));
  }

  @Test
  void change_isTheSdks() {
    assertSameWords(
        "change",
        api ->
            api.send(ZONE, List.of(new RowStep.Rewrite<>(WWW, "lb-b.example.net.", new Ttl(600)))));
  }

  @Test
  void creation_isTheSdks() {
    RecordKey key = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);
    String text = "\"a + b*c ~ 100% & \u00e4=\u6d4b;/? <x>'\"";

    assertSameWords(
        "create-text",
        api -> api.send(ZONE, List.of(new RowStep.Add<>(key, "TXT", "", text, new Ttl(600)))));
  }

  private static void assertSameWords(String name, Consumer<JdcloudApi> operation) {
    RecordingWire wire = new RecordingWire();
    FakeRequest sdk = sdk(name);
    Account account =
        new Account(
            URI.create("https://" + sdk.header("host")),
            "cn-north-1",
            new HashMap<>(Map.of(ZONE, "7800")));

    operation.accept(new JdcloudApi(account, KEY, InstantSource.system(), () -> "n", wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk));
  }

  /// The SDK repeats what the path says in its bodies; the record itself is in `req`.
  private static List<Object> words(FakeRequest request) {
    Map<String, Object> body = request.body().isEmpty() ? Map.of() : request.plain();
    return List.of(
        request.method(),
        request.path(),
        request.parameters(),
        request.header("content-type"),
        Objects.requireNonNullElse(body.get("req"), "nothing"));
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(JdcloudSdkTest.class, name).request();
  }
}
