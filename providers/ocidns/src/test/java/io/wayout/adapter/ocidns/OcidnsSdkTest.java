// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.ocidns.OcidnsWire.OciRecord;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.sign.Jwt;
import io.wayout.provider.Wire.Request;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendor's own SDK sends and what we send, for the same operations.
class OcidnsSdkTest {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final RecordSet WANTED =
      new RecordSet(new Ttl(60), RecordData.of(RecordType.CNAME, List.of("b.cdn-two.example.")));
  private static final OciRecord OLD =
      new OciRecord("www.example.com", "CNAME", "a.cdn-one.example.", 60, Optional.empty(), false);

  /// The parameters of the header may stand in any order.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "read",
        "read-wildcard",
        "read-all",
        "zone",
        "zones",
        "change",
        "change-several",
        "create"
      })
  void sdksRequest_getsTheSameSignatureFromUs(String name) throws GeneralSecurityException {
    FakeRequest sdk = sdk(name);
    String query = sdk.query().isEmpty() ? "" : "?" + sdk.query();
    URI uri = URI.create("https://" + sdk.header("host") + sdk.path() + query);
    Instant moment =
        ZonedDateTime.parse(sdk.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();

    Request ours =
        OcidnsSigner.signed(new Request(sdk.method(), uri, Map.of(), sdk.body()), key(), moment);

    assertThat(parameters(ours.headers().getOrDefault("Authorization", "")))
        .isEqualTo(parameters(sdk.header("authorization")));
  }

  @Test
  void reads_areTheSdks() throws GeneralSecurityException {
    RecordKey wildcard = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);

    assertSameWords("read", api -> api.set(WWW));
    assertSameWords("read-wildcard", api -> api.set(wildcard));
    assertSameWords("read-all", api -> api.all(ZONE));
    assertSameWords("zone", api -> api.zoneOf(ZONE));
    assertSameWords("zones", api -> api.zones("ocid1.compartment.oc1..aaaaaaaaexample"));
  }

  @Test
  void writes_areTheSdks() throws GeneralSecurityException {
    assertSameWords(
        "change", api -> api.change(WWW, OcidnsWire.replacement(WWW, List.of(OLD), WANTED)));
    assertSameWords("change-several", api -> api.change(ZONE, OcidnsWire.creation(WWW, WANTED)));
    assertSameWords("create", api -> api.change(WWW, OcidnsWire.creation(WWW, WANTED)));
  }

  private static void assertSameWords(String name, Consumer<OcidnsApi> operation)
      throws GeneralSecurityException {
    RecordingWire wire = new RecordingWire();

    operation.accept(
        new OcidnsApi(
            URI.create("https://dns.eu-frankfurt-1.oci.oraclecloud.com"),
            key(),
            InstantSource.system(),
            wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk(name)));
  }

  private static List<Object> words(FakeRequest request) {
    return List.of(
        request.method(),
        request.header("host"),
        request.path(),
        request.parameters(),
        request.body().isEmpty() ? Map.of() : request.plain());
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(OcidnsSdkTest.class, name).request();
  }

  private static OcidnsKey key() throws GeneralSecurityException {
    String id = FakeOci.TENANCY + "/" + FakeOci.USER + "/" + FakeOci.FINGERPRINT;
    return new OcidnsKey(id, Jwt.key(TestKey.PEM));
  }

  private static Map<String, String> parameters(String authorization) {
    Map<String, String> parameters = new TreeMap<>();
    PARAMETER
        .matcher(authorization)
        .results()
        .forEach(found -> parameters.put(found.group(1), found.group(2)));
    return parameters;
  }
}
