// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.azuredns.AzurednsApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.Reply;
import io.wayout.kit.token.BearerCalls;
import io.wayout.kit.token.Token;
import io.wayout.kit.token.TokenCache;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What the vendor's own SDK sends and what we send, for the same operations. Nothing is signed: a
/// token goes along.
class AzurednsSdkTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final RecordSet WANTED =
      new RecordSet(new Ttl(60), RecordData.of(RecordType.CNAME, List.of("b.cdn-two.example.")));
  private static final AzurednsSet HELD =
      new AzurednsSet(
          "www", "CNAME", "e1", 60, Map.of("owner", "ops"), false, List.of("x.example."));

  @Test
  void reads_areTheSdks() {
    assertSameWords("read", api -> api.set(ZONE, "www", "CNAME"));
    assertSameWords("read-wildcard", api -> api.set(ZONE, "*.odd", "CNAME"));
  }

  @Test
  void writes_areTheSdks() {
    assertSameWords("change", api -> api.put(WWW, WANTED, Optional.of(HELD)));
    assertSameWords("create", api -> api.put(WWW, WANTED, Optional.empty()));
  }

  private static void assertSameWords(String name, Consumer<AzurednsApi> operation) {
    RecordingWire wire = new RecordingWire();
    InstantSource clock = InstantSource.fixed(NOW);
    Token token = new Token("s3ntinel", NOW, NOW.plusSeconds(3_600));
    Account account =
        new Account(
            URI.create("https://management.azure.com"),
            "00000000-0000-0000-0000-000000000001",
            "dns-prod");

    operation.accept(
        new AzurednsApi(
            account,
            new BearerCalls(
                new TokenCache(_ -> new Reply.Got<>(token), clock), wire, Duration.ofSeconds(8)),
            clock));

    FakeRequest sdk = SdkRecording.of(AzurednsSdkTest.class, name).request();
    assertThat(words(wire.sent())).isEqualTo(words(sdk));
  }

  /// The SDK names a content type for requests without content, too.
  private static List<Object> words(FakeRequest request) {
    boolean isRead = request.body().isEmpty();
    return List.of(
        request.method(),
        request.header("host"),
        request.path(),
        request.parameters(),
        request.header("authorization"),
        isRead ? "" : request.header("content-type"),
        request.header("if-match"),
        request.header("if-none-match"),
        isRead ? Map.of() : request.plain());
  }
}
