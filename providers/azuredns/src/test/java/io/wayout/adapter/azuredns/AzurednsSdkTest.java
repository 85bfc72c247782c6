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
import io.wayout.provider.ProviderContext;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.RecordingWire;
import io.wayout.testkit.cloud.SdkRecording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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
    assertSameWords("read-all", api -> api.all(ZONE));
    assertSameWords("zones", AzurednsApi::zones);
    assertSameWords("zone", api -> api.zone(ZONE));
  }

  @Test
  void writes_areTheSdks() {
    assertSameWords("change", api -> api.put(WWW, WANTED, Optional.of(HELD)));
    assertSameWords("create", api -> api.put(WWW, WANTED, Optional.empty()));
  }

  /// The SDK wants to know more of a user, of whom there is none.
  @Test
  void tokenOfAnApplication_isAskedForInTheSdksWords() {
    Map<String, List<String>> application =
        Map.of("tenant", List.of(FakeAzure.TENANT), "client-id", List.of(FakeAzure.CLIENT));

    assertSameForm("token-of-secret", application, "client-secret", FakeAzure.CLIENT_SECRET);
    assertSameForm("token-of-assertion", application, "federated-token", FakeAzure.ASSERTION);
  }

  /// The SDK leaves the final slash of the resource out; Azure takes both.
  @Test
  void tokenOfTheHost_isAskedForInTheSdksWords() {
    FakeRequest sdk = SdkRecording.of(AzurednsSdkTest.class, "token-of-host").request();
    Map<String, List<String>> host =
        Map.of(
            "managed-identity", List.of(FakeAzure.CLIENT),
            "identity-endpoint", List.of("http://127.0.0.1/msi/token"));

    FakeRequest ours = token(host, "identity-header", "s3ntinelHeader");

    Map<String, String> parameters = new HashMap<>(sdk.parameters());
    parameters.computeIfPresent("resource", (_, resource) -> resource + "/");
    assertThat(ours.parameters()).isEqualTo(parameters);
    assertThat(ours.method() + ours.path()).isEqualTo(sdk.method() + sdk.path());
    assertThat(ours.header("x-identity-header")).isEqualTo(sdk.header("x-identity-header"));
  }

  private static void assertSameForm(
      String name, Map<String, List<String>> texts, String way, String secret) {
    FakeRequest sdk = SdkRecording.of(AzurednsSdkTest.class, name).request();
    FakeRequest ours = token(texts, way, secret);
    Map<String, String> form = new HashMap<>(form(sdk));
    form.remove("client_info");
    form.computeIfPresent(
        "scope", (_, scope) -> scope.replace(" openid profile offline_access", ""));

    assertThat(form(ours)).isEqualTo(form);
    assertThat(ours.path()).isEqualTo(sdk.path());
    assertThat(ours.header("host")).isEqualTo(sdk.header("host"));
  }

  private static FakeRequest token(Map<String, List<String>> texts, String way, String secret) {
    RecordingWire wire = new RecordingWire();
    InstantSource clock = InstantSource.fixed(NOW);
    ProviderContext context =
        new ProviderContext(
            "lab", texts, Map.of(way, () -> secret), clock, Duration.ofSeconds(1), wire);
    AzurednsIdentity.of(context, AzurednsCloud.PUBLIC).fetch(wire);
    return wire.sent();
  }

  private static Map<String, String> form(FakeRequest request) {
    return new FakeRequest("", "", request.body(), Map.of(), "").parameters();
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
