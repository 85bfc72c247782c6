// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.huaweicloud.HuaweicloudApi.Account;
import io.wayout.adapter.huaweicloud.HuaweicloudSigner.Call;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
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
class HuaweicloudSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeHuaweicloud.ID, FakeHuaweicloud.SECRET, Optional.empty());
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final String ID = FakeHuaweicloud.ZONE_ID;
  private static final String SET = "2c9eb155587228570158722b6ac30007";
  private static final RecordKey WWW = key("www.example.com", RecordType.CNAME);

  /// The SDK signs its `User-Agent` along, so this is our signer with the SDK's headers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zones",
        "name-servers",
        "read",
        "read-set",
        "read-wildcard",
        "change",
        "change-lent-key",
        "create-text"
      })
  void sdksRequest_getsTheSameSignatureFromUs(String name) {
    FakeRequest sdk = sdk(name);
    String names = sdk.header("authorization").replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    Map<String, String> signed = new TreeMap<>();
    for (String header : names.split(";", -1)) {
      signed.put(header, sdk.header(header));
    }
    Instant moment = OffsetDateTime.parse(sdk.header("x-sdk-date"), BASIC).toInstant();
    Call call =
        new Call(
            sdk.method(),
            sdk.header("host"),
            sdk.path(),
            Percent.query(sdk.parameters()),
            sdk.body(),
            Optional.of(sdk.header("x-project-id")),
            moment);

    assertThat(HuaweicloudSigner.authorization(call, SignedHeaders.of(signed), KEY))
        .isEqualTo(sdk.header("authorization"));
  }

  @Test
  void reads_areTheSdks() {
    assertSameWords("zones", api -> api.zone(ZONE));
    assertSameWords("read-set", api -> api.set(ID, SET));
    assertSameWords("read", api -> api.at(ZONE, ID, DnsName.of("www.example.com")));
    assertSameWords("read-wildcard", api -> api.at(ZONE, ID, DnsName.of("*.odd.example.com")));
  }

  @Test
  void nameServers_areAskedForAsTheSdkDoes() {
    RecordingWire wire = new RecordingWire();
    FakeRequest sdk = sdk("name-servers");
    Account account =
        new Account(
            URI.create("https://" + sdk.header("host")),
            Optional.of(sdk.header("x-project-id")),
            new HashMap<>(Map.of(ZONE, ID)));

    new HuaweicloudApi(account, RecordingWire.held(KEY), InstantSource.system(), wire)
        .nameServers(ZONE);

    assertThat(words(wire.sent())).isEqualTo(words(sdk));
  }

  @Test
  void change_isTheSdks() {
    assertSameWords(
        "change", api -> api.replace(WWW, ID, SET, set(RecordType.CNAME, "lb-b.example.net.")));
  }

  @Test
  void creation_isTheSdks() {
    RecordKey odd = key("*.odd.example.com", RecordType.TXT);

    assertSameWords(
        "create-text",
        api -> api.create(odd, ID, set(RecordType.TXT, "\"a+b*c~100%&<x>'y';/?\""), ""));
  }

  private static void assertSameWords(String name, Consumer<HuaweicloudApi> operation) {
    RecordingWire wire = new RecordingWire();
    FakeRequest sdk = sdk(name);
    Account account =
        new Account(
            URI.create("https://" + sdk.header("host")),
            Optional.of(sdk.header("x-project-id")),
            new HashMap<>());

    operation.accept(
        new HuaweicloudApi(account, RecordingWire.held(KEY), InstantSource.system(), wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk));
  }

  /// The SDK names a content type for requests without content, too.
  private static List<Object> words(FakeRequest request) {
    boolean isRead = request.body().isEmpty();
    return List.of(
        request.method(),
        request.path(),
        request.parameters(),
        request.header("x-project-id"),
        isRead ? "" : request.header("content-type"),
        isRead ? Map.of() : request.plain());
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(HuaweicloudSdkTest.class, name).request();
  }

  private static RecordKey key(String name, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(name), type);
  }

  private static RecordSet set(RecordType type, String value) {
    return new RecordSet(new Ttl(300), RecordData.of(type, List.of(value)));
  }
}
