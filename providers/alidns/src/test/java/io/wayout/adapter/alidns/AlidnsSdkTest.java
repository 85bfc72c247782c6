// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.alidns.AlidnsSigner.Call;
import io.wayout.adapter.alidns.AlidnsSts.Wish;
import io.wayout.adapter.alidns.AlidnsWire.AliRecord;
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
class AlidnsSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeAlidns.ID, FakeAlidns.SECRET, Optional.empty());
  private static final AccessKey LENT =
      new AccessKey(FakeAlidns.ID, FakeAlidns.SECRET, Optional.of(FakeAlidns.TOKEN));
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final List<String> VERSION_1 =
      List.of(
          "AccessKeyId",
          "Action",
          "Format",
          "Signature",
          "SignatureMethod",
          "SignatureNonce",
          "SignatureVersion",
          "Timestamp",
          "Version");
  private static final AliRecord WWW =
      new AliRecord(
          "9999985", "www.example.com", "www", "CNAME", "x.example", 600, "default", true, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read",
        "read-wildcard",
        "read-all",
        "zones",
        "zone",
        "change",
        "change-lent-key",
        "create-text",
        "remove"
      })
  void sdksRequest_getsTheSameSignatureFromUs(String name) {
    FakeRequest sdk = sdk(name);
    String query = Percent.query(sdk.parameters());
    Call call =
        new Call(
            sdk.method(),
            sdk.header("host"),
            sdk.header("x-acs-action"),
            sdk.header("x-acs-version"),
            query,
            Instant.parse(sdk.header("x-acs-date")),
            sdk.header("x-acs-signature-nonce"));

    assertThat(AlidnsSigner.headers(call, name.endsWith("lent-key") ? LENT : KEY))
        .containsEntry("Authorization", sdk.header("authorization"));
  }

  @Test
  void change_isAskedForInTheSdksWords() {
    RecordingWire wire = new RecordingWire();

    api(wire).send(ZONE, List.of(new RowStep.Rewrite<>(WWW, "lb-b.example.net.", new Ttl(600))));

    assertThat(words(wire.sent())).isEqualTo(words(sdk("change")));
  }

  @Test
  void creation_isAskedForInTheSdksWords() {
    RecordingWire wire = new RecordingWire();
    RecordKey key = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);
    String text = "\"a + b*c ~ 100% & \u00e4=\u6d4b;/?\"";

    api(wire).send(ZONE, List.of(new RowStep.Add<>(key, "TXT", "", text, new Ttl(600))));

    assertThat(words(wire.sent())).isEqualTo(words(sdk("create-text")));
  }

  @Test
  void removal_isAskedForInTheSdksWords() {
    RecordingWire wire = new RecordingWire();

    api(wire).send(ZONE, List.of(new RowStep.Drop<>(WWW)));

    assertThat(words(wire.sent())).isEqualTo(words(sdk("remove")));
  }

  @Test
  void reads_areAskedForInTheSdksWordsByAnotherMethod() {
    assertSameRead("read", api -> api.at(ZONE, DnsName.of("www.example.com")));
    assertSameRead("read-wildcard", api -> api.at(ZONE, DnsName.of("*.example.com")));
    assertSameRead("read-all", api -> api.all(ZONE));
    assertSameRead("zones", AlidnsApi::zones);
    assertSameRead("zone", api -> api.zone(ZONE));
  }

  /// The SDK of this service still signs by version 1, within the query; the service takes both.
  @Test
  void role_isAskedForInTheSdksWords() {
    RecordingWire wire = new RecordingWire();
    Wish wish = new Wish("acs:ram::1234567890123456:role/dns-failover", "wayout@lab", 3_600);
    URI sts = URI.create("https://sts.aliyuncs.com");

    new AlidnsSts(sts, () -> KEY, wish, "lab", InstantSource.system()).fetch(wire);

    Map<String, String> ours = words(wire.sent());
    assertThat(words(sdk("assume-role")))
        .containsAllEntriesOf(ours)
        .hasSize(ours.size() + VERSION_1.size())
        .containsKeys(VERSION_1.toArray(String[]::new));
  }

  /// The SDK reads by `POST`, we by `GET`, which the vendor takes as well: reads can be told from
  /// writes on the way.
  private static void assertSameRead(String name, Consumer<AlidnsApi> operation) {
    RecordingWire wire = new RecordingWire();

    operation.accept(api(wire));

    Map<String, String> ours = words(wire.sent());
    assertThat(ours.put("method", "POST")).isEqualTo("GET");
    assertThat(ours).isEqualTo(words(sdk(name)));
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(AlidnsSdkTest.class, name).request();
  }

  private static AlidnsApi api(RecordingWire wire) {
    return new AlidnsApi(
        URI.create("https://alidns.aliyuncs.com"),
        RecordingWire.held(KEY),
        InstantSource.system(),
        new AlidnsNonces("test"),
        wire);
  }

  private static Map<String, String> words(FakeRequest request) {
    Map<String, String> words = new TreeMap<>(request.parameters());
    words.put("method", request.method());
    words.put("path", request.path());
    words.put("host", request.header("host"));
    words.put("action", request.header("x-acs-action"));
    words.put("version", request.header("x-acs-version"));
    words.put("body", request.body());
    return words;
  }
}
