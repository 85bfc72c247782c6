// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.baiducloud.BaiducloudSigner.Call;
import io.wayout.adapter.baiducloud.BaiducloudWire.BaiduRecord;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendor's own SDK sends and what we send, for the same operations.
class BaiducloudSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeBaiducloud.ID, FakeBaiducloud.SECRET, Optional.empty());
  private static final String TOKEN = "0f8b7e0e-0b5a-4d4e-8a57-3f2a7c1d9e10";
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final BaiduRecord WWW =
      new BaiduRecord(
          "51233",
          "www.example.com",
          "www",
          "CNAME",
          "x.example",
          300,
          "default",
          "running",
          Map.of("description", "ops"));

  /// The SDK names no signed headers, or more than we do; so this is our signer with the SDK's.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zones",
        "read",
        "read-wildcard",
        "change",
        "change-lent-key",
        "create-text",
        "remove"
      })
  void sdksRequest_getsTheSameSignatureFromUs(String name) {
    FakeRequest sdk = sdk(name);
    String[] authorization = sdk.header("authorization").split("/", -1);
    assertThat(authorization).startsWith("bce-auth-v1", KEY.id()).hasSize(6);
    Map<String, String> signed = new TreeMap<>();
    for (String header : authorization[4].split(";", -1)) {
      signed.put(header, sdk.header(header));
    }
    Call call =
        new Call(
            sdk.method(),
            sdk.header("host"),
            sdk.path(),
            Percent.query(sdk.parameters()),
            Instant.parse(authorization[2]));

    assertThat(BaiducloudSigner.signature(call, signed, KEY)).isEqualTo(authorization[5]);
  }

  @Test
  void reads_areTheSdks() {
    assertSameWords("zones", api -> api.zones(ZONE));
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
  void removal_isTheSdks() {
    assertSameWords("remove", api -> api.send(ZONE, List.of(new RowStep.Drop<>(WWW))));
  }

  @Test
  void creation_isTheSdks() {
    RecordKey key = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);
    String text = "\"a + b*c ~ 100% & \u00e4=\u6d4b;/?\"";

    assertSameWords(
        "create-text",
        api -> api.send(ZONE, List.of(new RowStep.Add<>(key, "TXT", "", text, new Ttl(600)))));
  }

  private static void assertSameWords(String name, Consumer<BaiducloudApi> operation) {
    RecordingWire wire = new RecordingWire();

    operation.accept(
        new BaiducloudApi(
            URI.create("https://dns.baidubce.com"),
            KEY,
            InstantSource.system(),
            () -> TOKEN,
            wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk(name)));
  }

  /// The SDK asks for an `id`, too, without saying which.
  private static List<Object> words(FakeRequest request) {
    Map<String, String> parameters = request.parameters();
    parameters.remove("id", "");
    return List.of(
        request.method(),
        request.header("host"),
        request.path(),
        parameters,
        request.header("content-type"),
        request.body().isEmpty() ? Map.of() : request.plain());
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(BaiducloudSdkTest.class, name).request();
  }
}
