// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.volcengine.VolcengineApi.Account;
import io.wayout.adapter.volcengine.VolcengineSigner.Call;
import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.adapter.volcengine.VolcengineWire.VolcRecord;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendor's own SDK sends and what we send, for the same operations.
class VolcengineSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeVolcengine.ID, FakeVolcengine.SECRET, Optional.empty());
  private static final Scope SCOPE = new Scope("cn-beijing", "dns");
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final VolcRecord WWW =
      new VolcRecord(
          "3170534137672596377",
          "www.example.com",
          "www",
          "CNAME",
          "x.example",
          300,
          "default",
          true,
          false);

  @ParameterizedTest
  @ValueSource(strings = {"read", "read-wildcard", "change", "change-lent-key", "create-text"})
  void sdksRequest_getsTheSameSignatureFromUs(String name) {
    FakeRequest sdk = sdk(name);
    String names = sdk.header("authorization").replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    Map<String, String> signed = new TreeMap<>();
    for (String header : names.split(";", -1)) {
      signed.put(header, sdk.header(header));
    }
    Instant moment = OffsetDateTime.parse(sdk.header("x-date"), BASIC).toInstant();
    Call call =
        new Call(
            sdk.method(), sdk.header("host"), Percent.query(sdk.parameters()), sdk.body(), moment);

    assertThat(VolcengineSigner.authorization(call, SignedHeaders.of(signed), SCOPE, KEY))
        .isEqualTo(sdk.header("authorization"));
  }

  @Test
  void reads_areTheSdks() {
    assertSameWords("read", api -> api.at(ZONE, DnsName.of("www.example.com")));
    assertSameWords("read-wildcard", api -> api.at(ZONE, DnsName.of("*.odd.example.com")));
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

  private static void assertSameWords(String name, Consumer<VolcengineApi> operation) {
    RecordingWire wire = new RecordingWire();
    FakeRequest sdk = sdk(name);
    Account account =
        new Account(
            URI.create("https://" + sdk.header("host")),
            SCOPE,
            new HashMap<>(Map.of(ZONE, 123_456L)));

    operation.accept(
        new VolcengineApi(account, RecordingWire.held(KEY), InstantSource.system(), wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk));
  }

  private static List<Object> words(FakeRequest request) {
    return List.of(
        request.method(),
        request.path(),
        request.parameters(),
        request.body().isEmpty() ? Map.of() : request.plain());
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(VolcengineSdkTest.class, name).request();
  }
}
