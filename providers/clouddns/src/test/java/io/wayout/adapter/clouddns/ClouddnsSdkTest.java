// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.clouddns.ClouddnsApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Jwt;
import io.wayout.kit.token.BearerCalls;
import io.wayout.kit.token.Token;
import io.wayout.kit.token.TokenCache;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vendor's own libraries send and what we send, for the same operations.
class ClouddnsSdkTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final URI TOKENS = URI.create("https://oauth2.googleapis.com/token");

  /// How the answer shall look, which Google's library says and we leave to Google.
  private static final List<String> LOOKS = List.of("alt", "prettyPrint");

  /// A token in three parts.
  private record Parts(Map<String, Object> header, Map<String, Object> claims, String text) {
    static Parts of(String jwt) throws BadJson {
      String[] parts = jwt.split("\\.", -1);
      return new Parts(plain(parts[0]), plain(parts[1]), jwt);
    }

    private static Map<String, Object> plain(String part) throws BadJson {
      byte[] json = Base64.getUrlDecoder().decode(part);
      return Json.parse(new String(json, StandardCharsets.UTF_8)).plain();
    }

    Instant issued() {
      return Instant.ofEpochSecond(((Number) claims.get("iat")).longValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "self-signed"})
  void sdksToken_getsTheSameSignatureFromUs(String name) throws BadJson, GeneralSecurityException {
    Parts sdk = name.equals("token") ? assertion() : selfSigned();

    assertThat(Jwt.rs256(sdk.header(), sdk.claims(), Jwt.key(TestKey.PEM))).isEqualTo(sdk.text());
  }

  @Test
  void assertion_claimsWhatTheSdks() throws BadJson {
    Parts sdk = assertion();

    Parts ours = Parts.of(ClouddnsKey.of(TestKey.file()).assertion(TOKENS, sdk.issued()));

    assertThat(ours.header()).isEqualTo(sdk.header());
    assertThat(ours.claims()).isEqualTo(sdk.claims());
    assertThat(sdk("token").path()).isEqualTo(TOKENS.getPath());
    assertThat(form(sdk("token").body()))
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
  }

  @Test
  void selfSigned_claimsWhatTheSdks() throws BadJson {
    Parts sdk = selfSigned();
    String api = "https://dns.googleapis.com/";

    Parts ours = Parts.of(ClouddnsKey.of(TestKey.file()).selfSigned(api, sdk.issued()));

    assertThat(ours.header()).isEqualTo(sdk.header());
    assertThat(ours.claims()).isEqualTo(sdk.claims());
  }

  @Test
  void reads_areTheSdks() {
    assertSameWords("zones", api -> api.zone(ZONE));
    assertSameWords("read-all", api -> api.all(ZONE));
    assertSameWords("read-wildcard", api -> api.at(ZONE, DnsName.of("*.example.com")));
  }

  @Test
  void change_isTheSdks() {
    assertSameWords(
        "change",
        api ->
            api.change(
                ZONE, List.of(www("a.cdn-one.example.")), List.of(www("b.cdn-two.example."))));
  }

  private static void assertSameWords(String name, Consumer<ClouddnsApi> operation) {
    RecordingWire wire = new RecordingWire();
    Instant now = Instant.parse("2026-01-15T10:20:30Z");
    InstantSource clock = InstantSource.fixed(now);
    Token token = new Token("s3ntinel", now, now.plusSeconds(3_600));
    Account account =
        new Account(
            URI.create("https://dns.googleapis.com"),
            "example-project",
            List.of(),
            new HashMap<>(Map.of(ZONE, "example-com")));

    operation.accept(
        new ClouddnsApi(
            account,
            new BearerCalls(
                new TokenCache(_ -> new Reply.Got<>(token), clock), wire, Duration.ofSeconds(8)),
            clock));

    assertThat(words(wire.sent())).isEqualTo(words(sdk(name)));
  }

  private static List<Object> words(FakeRequest request) {
    Map<String, String> parameters = new HashMap<>(request.parameters());
    parameters.keySet().removeAll(LOOKS);
    return List.of(
        request.method(),
        request.header("host"),
        request.path(),
        parameters,
        request.header("authorization"),
        request.body().isEmpty() ? Map.of() : request.plain());
  }

  private static ClouddnsSet www(String value) {
    return new ClouddnsSet("www.example.com.", "CNAME", 60, List.of(value), false);
  }

  private static Parts assertion() throws BadJson {
    return Parts.of(form(sdk("token").body()).getOrDefault("assertion", ""));
  }

  private static Parts selfSigned() throws BadJson {
    return Parts.of(sdk("self-signed").header("authorization").replace("Bearer ", ""));
  }

  private static FakeRequest sdk(String name) {
    return SdkRecording.of(ClouddnsSdkTest.class, name).request();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String part : body.split("&", -1)) {
      String[] pair = part.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
