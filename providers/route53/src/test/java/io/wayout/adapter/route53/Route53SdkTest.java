// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.route53.Route53Wire.Swap;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SigV4;
import io.wayout.kit.xml.BadXml;
import io.wayout.kit.xml.Xml;
import io.wayout.provider.Wire.Request;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
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
class Route53SdkTest {
  private static final AccessKey KEY =
      new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
  private static final SigV4.Scope SCOPE = new SigV4.Scope("us-east-1", "route53");
  private static final String ID = "Z0123456789ABCDEFGHIJ";
  private static final DnsName ZONE = DnsName.of("example.com");

  /// The SDK signs headers of its own along, so this is our signer with the SDK's headers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zones",
        "progress",
        "read",
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
      if (!header.equals("host")) {
        signed.put(header, sdk.header(header));
      }
    }
    String query = sdk.query().isEmpty() ? "" : "?" + Percent.query(sdk.parameters());
    URI uri = URI.create("https://" + sdk.header("host") + sdk.path() + query);
    Instant moment = OffsetDateTime.parse(sdk.header("x-amz-date"), BASIC).toInstant();

    assertThat(
            SigV4.authorization(
                new Request(sdk.method(), uri, signed, sdk.body()), KEY, SCOPE, moment))
        .isEqualTo(sdk.header("authorization"));
  }

  @Test
  void reads_areTheSdks() throws BadXml {
    assertSameWords("zones", api -> api.zonesFrom(ZONE));
    assertSameWords("progress", api -> api.isPublished("C2682"));
    assertSameWords("read", api -> api.sets(ID, DnsName.of("www.example.com"), 20));
    assertSameWords("read-wildcard", api -> api.sets(ID, DnsName.of("*.example.com"), 20));
  }

  @Test
  void change_isTheSdks() throws BadXml {
    RecordKey key = new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
    Swap old = Route53Wire.creation(key, set(RecordType.CNAME, "a.cdn-one.example."));
    Route53Set held = new Route53Set("www.example.com", "CNAME", old.wanted());
    Swap swap = Route53Wire.replacement(held, set(RecordType.CNAME, "b.cdn-two.example."));

    assertSameWords("change", api -> api.change(ID, List.of(swap)));
  }

  @Test
  void creation_isTheSdks() throws BadXml {
    RecordKey key = new RecordKey(ZONE, DnsName.of("*.odd.example.com"), RecordType.TXT);
    String text = "\"a+b*c~100%&<x>'y';\"";

    assertSameWords(
        "create-text",
        api -> api.change(ID, List.of(Route53Wire.creation(key, set(RecordType.TXT, text)))));
  }

  private static void assertSameWords(String name, Consumer<Route53Api> operation) throws BadXml {
    RecordingWire wire = new RecordingWire();

    operation.accept(
        new Route53Api(
            URI.create("https://route53.amazonaws.com"),
            SCOPE.region(),
            RecordingWire.held(KEY),
            InstantSource.system(),
            wire));

    assertThat(words(wire.sent())).isEqualTo(words(sdk(name)));
  }

  private static RecordSet set(RecordType type, String value) {
    return new RecordSet(new Ttl(60), RecordData.of(type, List.of(value)));
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(Route53SdkTest.class, name).request();
  }

  /// The SDK posts to `.../rrset/`, we to `.../rrset`; the vendor takes both. It escapes some
  /// characters of a body that need not be.
  private static List<Object> words(FakeRequest request) throws BadXml {
    return List.of(
        request.method(),
        request.header("host"),
        request.path().replaceFirst("/$", ""),
        request.parameters(),
        request.body().isEmpty() ? "" : Xml.parse(request.body()));
  }
}
