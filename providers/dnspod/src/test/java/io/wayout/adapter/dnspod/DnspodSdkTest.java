// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.dnspod.DnspodSigner.Call;
import io.wayout.adapter.dnspod.DnspodWire.PodRecord;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.SendGate;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendor's own SDK sends and what we send, for the same operations.
class DnspodSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeDnspod.ID, FakeDnspod.SECRET, Optional.empty());
  private static final AccessKey LENT =
      new AccessKey(FakeDnspod.ID, FakeDnspod.SECRET, Optional.of("s3ntinelToken"));
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final Map<String, Object> KEPT =
      Map.of("RecordLine", "\u9ed8\u8ba4", "Remark", "ops");
  private static final PodRecord WWW =
      new PodRecord("162", "www.example.com", "CNAME", "x.example.", 600, "0", true, KEPT);
  private static final RowStep.Rewrite<PodRecord> CHANGE =
      new RowStep.Rewrite<>(WWW, "lb-b.example.net.", new Ttl(300));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read",
        "zone",
        "zones",
        "plans",
        "change",
        "change-lent-key",
        "change-whole",
        "create-text",
        "remove"
      })
  void sdksRequest_getsTheSameHeadersFromUs(String name) {
    FakeRequest sdk = sdk(name);
    Instant moment = Instant.ofEpochSecond(Long.parseLong(sdk.header("x-tc-timestamp")));
    Call call = new Call(sdk.header("host"), sdk.header("x-tc-action"), sdk.body(), moment);

    DnspodSigner.headers(call, name.endsWith("lent-key") ? LENT : KEY)
        .forEach((header, value) -> assertThat(sdk.header(header)).as(header).isEqualTo(value));
  }

  @Test
  void reads_areTheSdks() {
    assertSameWords("read", api -> api.at(ZONE, DnsName.of("www.example.com")));
    assertSameWords("zone", api -> api.zone(ZONE));
    assertSameWords("zones", DnspodApi::zones);
    assertSameWords("plans", DnspodApi::floors);
  }

  @Test
  void change_isTheSdks() {
    assertSameWords("change", api -> api.send(ZONE, List.of(CHANGE)));
  }

  @Test
  void changeOfTheWholeRecord_isTheSdks() {
    String body = Json.render(DnspodWire.whole(ZONE, CHANGE));
    FakeRequest ours = new FakeRequest("POST", "/", "", Map.of(), body);

    assertThat(ours.plain()).isEqualTo(sdk("change-whole").plain());
  }

  @Test
  void creation_isTheSdks() {
    RecordKey key = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);
    String text = "\"a + b*c ~ 100% & \u00e4=\u6d4b;/? <x>'\"";

    assertSameWords(
        "create-text",
        api -> api.send(ZONE, List.of(new RowStep.Add<>(key, "TXT", "", text, new Ttl(600)))));
  }

  @Test
  void removal_isTheSdks() {
    assertSameWords("remove", api -> api.send(ZONE, List.of(new RowStep.Drop<>(WWW))));
  }

  private static void assertSameWords(String name, Consumer<DnspodApi> operation) {
    RecordingWire wire = new RecordingWire();

    operation.accept(api(wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk(name)));
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(DnspodSdkTest.class, name).request();
  }

  private static DnspodApi api(RecordingWire wire) {
    return new DnspodApi(
        URI.create("https://dnspod.tencentcloudapi.com"),
        RecordingWire.held(KEY),
        InstantSource.system(),
        wire,
        SendGate.OPEN);
  }

  private static List<Object> words(FakeRequest request) {
    return List.of(
        request.method(),
        request.path(),
        request.query(),
        request.header("host"),
        request.header("x-tc-action"),
        request.plain());
  }
}
