// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.akamai.AkamaiApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.Receipt;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the vendor's own signer makes of our operations, at the moment and with the nonce that it
/// chose: each of our requests is the same, down to its signature.
class AkamaiSdkTest {
  private static final AccessKey KEY =
      new AccessKey(FakeAkamai.CLIENT, FakeAkamai.SECRET, Optional.of(FakeAkamai.ACCESS));
  private static final Pattern CHOSEN = Pattern.compile(".*;timestamp=([^;]+);nonce=([^;]+);.*");
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ssxx", Locale.ROOT);
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW = key("www.example.com");
  private static final RecordSet WANTED =
      new RecordSet(new Ttl(60), RecordData.of(RecordType.CNAME, List.of("b.cdn-two.example.")));

  @Test
  void reads_areTheSdks() {
    assertSame("read", api -> api.rrset(WWW));
    assertSame("read-wildcard", api -> api.rrset(key("*.example.com")));
    assertSame("read-all", api -> api.all(ZONE));
  }

  @Test
  void writes_areTheSdks() {
    assertSame("change", api -> api.replace(WWW, WANTED, Receipt.NONE));
    assertSame("create", api -> api.create(WWW, WANTED, Receipt.NONE));
  }

  private static void assertSame(String name, Consumer<AkamaiApi> operation) {
    SdkRecording sdk = SdkRecording.of(AkamaiSdkTest.class, name);
    RecordingWire wire = new RecordingWire();
    Matcher chosen = CHOSEN.matcher(sdk.request().header("authorization"));
    assertThat(chosen.matches()).isTrue();
    Instant moment = OffsetDateTime.parse(chosen.group(1), TIMESTAMP).toInstant();
    URI base = URI.create("https://" + sdk.request().header("host") + "/config-dns/v2");

    operation.accept(
        new AkamaiApi(
            new Account(base, Optional.empty()),
            RecordingWire.held(KEY),
            InstantSource.fixed(moment),
            () -> chosen.group(2),
            wire));

    assertThat(SdkRecording.essence(wire.sent())).isEqualTo(sdk.essence());
  }

  private static RecordKey key(String name) {
    return new RecordKey(ZONE, DnsName.of(name), RecordType.CNAME);
  }
}
