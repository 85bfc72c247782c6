// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.kit.http.Reply;
import io.wayout.kit.token.Token;
import io.wayout.provider.BadSetting;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Each way to prove who we are: the exact request, and on the fake as a whole.
class AzurednsIdentityTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final Map<String, List<String>> APPLICATION =
      Map.of(
          "tenant", List.of("11111111-2222-3333-4444-555555555555"),
          "client-id", List.of("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"));

  /// The worked vector of the fact sheet.
  @Test
  void secret_isSentInAForm() {
    assertThat(requestOf(APPLICATION, Map.of("client-secret", () -> "s+e/cret=")))
        .isEqualTo(
            new Request(
                "POST",
                URI.create(
                    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555"
                        + "/oauth2/v2.0/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials&client_id=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
                    + "&client_secret=s%2Be%2Fcret%3D"
                    + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default"));
  }

  @Test
  void otherCloud_hasItsOwnAuthorityAndScope() {
    Map<String, List<String>> texts = new HashMap<>(APPLICATION);
    texts.put("cloud", List.of("china"));

    Request request = requestOf(texts, Map.of("client-secret", () -> "x"));

    assertThat(request.uri().getHost()).isEqualTo("login.chinacloudapi.cn");
    assertThat(request.body())
        .endsWith("&scope=https%3A%2F%2Fmanagement.chinacloudapi.cn%2F.default");
  }

  @Test
  void assertion_isReadAnewForEachToken() {
    AtomicReference<String> file = new AtomicReference<>("first.jwt\n");
    AzurednsIdentity identity = identity(APPLICATION, Map.of("federated-token", file::get));
    List<String> bodies = new ArrayList<>();
    Wire wire =
        request -> {
          bodies.add(request.body());
          return new Answered(200, Map.of(), token("\"3599\""));
        };

    identity.fetch(wire);
    file.set("second.jwt\n");
    identity.fetch(wire);

    assertThat(bodies)
        .containsExactly(
            "grant_type=client_credentials&client_id=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type"
                + "%3Ajwt-bearer&client_assertion=first.jwt"
                + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default",
            bodies.getFirst().replace("first", "second"));
  }

  @Test
  void machine_asksItsMetadataService() {
    assertThat(requestOf(Map.of("managed-identity", List.of("system")), Map.of()))
        .isEqualTo(
            Request.get(
                URI.create(
                    "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
                        + "&resource=https%3A%2F%2Fmanagement.azure.com%2F"),
                Map.of("Metadata", "true")));
  }

  @Test
  void webApp_showsItsHeaderAndTheIdentityThatItWants() {
    Map<String, List<String>> texts =
        Map.of(
            "managed-identity", List.of("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            "identity-endpoint", List.of("http://127.0.0.1:41741/msi/token"));

    assertThat(requestOf(texts, Map.of("identity-header", () -> "h3ader")))
        .isEqualTo(
            Request.get(
                URI.create(
                    "http://127.0.0.1:41741/msi/token?api-version=2019-08-01"
                        + "&client_id=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
                        + "&resource=https%3A%2F%2Fmanagement.azure.com%2F"),
                Map.of("X-IDENTITY-HEADER", "h3ader")));
  }

  @Test
  void everyWay_isTakenByTheFake() {
    try (FakeAzure azure = new FakeAzure()) {
      azure.open();
      Map<String, List<String>> managed = new HashMap<>(FakeAzure.account(azure.uri()));
      managed.put("managed-identity", List.of("system"));
      managed.put("identity-endpoint", List.of(azure.uri() + "/metadata/identity/oauth2/token"));
      Map<String, List<String>> app = new HashMap<>(managed);
      app.put("managed-identity", List.of(FakeAzure.CLIENT));
      app.put("identity-endpoint", List.of(azure.uri() + "/msi/token"));

      assertHealthy(managed, Map.of());
      assertHealthy(app, Map.of("identity-header", () -> FakeAzure.HEADER));
      assertHealthy(azure.texts(azure.uri()), Map.of("federated-token", () -> FakeAzure.ASSERTION));
      assertHealthy(azure.texts(azure.uri()), azure.secrets(true));
    }
  }

  @Test
  void notExactlyOneWay_isRefused() {
    assertThatThrownBy(() -> identity(APPLICATION, Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("exactly one of");
    assertThatThrownBy(() ->
            identity(
                Map.of("managed-identity", List.of("system")), Map.of("client-secret", () -> "x")))
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> identity(Map.of(), Map.of("client-secret", () -> "x")))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("tenant");
  }

  @Test
  void metadataServiceFarAway_isRefused() {
    Map<String, List<String>> texts =
        Map.of(
            "managed-identity", List.of("system"),
            "identity-endpoint", List.of("http://192.0.2.1/token"));

    assertThatThrownBy(() -> identity(texts, Map.of())).isInstanceOf(BadSetting.class);
  }

  @Test
  void secretThatCanNotBeRead_isDenied() {
    Secret gone =
        () -> {
          throw new Secret.Unavailable("file /x is gone");
        };

    assertThat(identity(APPLICATION, Map.of("client-secret", gone)).fetch(_ -> failed()))
        .isEqualTo(new Reply.Failed<Token>(new Denied("no credentials: file /x is gone")));
  }

  private static Wire.Answer failed() {
    throw new AssertionError("nothing is to be sent");
  }

  private static void assertHealthy(Map<String, List<String>> texts, Map<String, Secret> secrets) {
    Wire wire = new OkHttpWire(Duration.ofSeconds(5), 1 << 20);
    ProviderContext context =
        new ProviderContext("lab", texts, secrets, () -> NOW, Duration.ofSeconds(5), wire);
    try (DnsProvider provider = new AzurednsProviderFactory().open(context)) {
      assertThat(provider.check(List.of(DnsName.of("shop.example"))))
          .isInstanceOf(CheckOutcome.Healthy.class);
    }
  }

  private static Request requestOf(Map<String, List<String>> texts, Map<String, Secret> secrets) {
    List<Request> asked = new ArrayList<>();
    Reply<Token> reply =
        identity(texts, secrets)
            .fetch(request -> {
              asked.add(request);
              return new Answered(200, Map.of(), token("3599"));
            });
    assertThat(reply).isEqualTo(new Reply.Got<>(new Token("ey.x.y", NOW, NOW.plusSeconds(3_599))));
    return asked.getFirst();
  }

  private static String token(String seconds) {
    return "{\"token_type\":\"Bearer\",\"expires_in\":" + seconds + ",\"access_token\":\"ey.x.y\"}";
  }

  private static AzurednsIdentity identity(
      Map<String, List<String>> texts, Map<String, Secret> secrets) {
    ProviderContext context =
        new ProviderContext("lab", texts, secrets, () -> NOW, Duration.ofSeconds(1), _ -> failed());
    return AzurednsIdentity.of(context, AzurednsCloud.of(context));
  }
}
