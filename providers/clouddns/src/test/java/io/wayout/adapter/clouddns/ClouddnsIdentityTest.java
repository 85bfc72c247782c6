// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.token.Token;
import io.wayout.kit.token.TokenCache;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures against vectors that Google's own library made, and each way to get a token.
class ClouddnsIdentityTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_768_472_430);
  private static final URI API = URI.create("https://dns.googleapis.com");
  private static final URI TOKEN_URI = URI.create("https://oauth2.googleapis.com/token");
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final String ASSERTION =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6IjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1"
          + "NjciLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL29hdXRoMi5nb29nbGVhcGlzLmNvbS90b2tlb"
          + "iIsImV4cCI6MTc2ODQ3NjAzMCwiaWF0IjoxNzY4NDcyNDMwLCJpc3MiOiJ3YXlvdXQtZG5zQGV4YW1wb"
          + "GUtcHJvamVjdC5pYW0uZ3NlcnZpY2VhY2NvdW50LmNvbSIsInNjb3BlIjoiaHR0cHM6Ly93d3cuZ29vZ"
          + "2xlYXBpcy5jb20vYXV0aC9uZGV2LmNsb3VkZG5zLnJlYWR3cml0ZSJ9"
          + "."
          + "B8EwjrGBAfljECGfb8p6Ah2acCHPjEXhfOVfPUSbSwwmmS5QleR03oTTQqA36S8801-v4-Fn6dRdgnUN"
          + "FSt8fLwCsXR5gFbCA_PMd9cxN1G-vPyXHYDa8eCkvkhpY09Ey57BC3U6HXGcsdUMmOvSu9MpPkQSXOGQ"
          + "TE07WN-5ZVS75_OYUGMiTv6rdxJEuiNPEl7x39RRlk2NRzA_2NYHb7RYmMThBY_6w85i-LCQFW1pd8T7"
          + "PzK-sMaPEozzOyeb122m69_AC0tngTaY45RlMTgI8_Wj2T76fI29NqVtQm-f4B1Cdoh82yIcX9aw0cPg"
          + "JX9jyaGaGb9JeVxbZ1fcUg";

  private static final String SELF_SIGNATURE =
      "RzRoZln0YoA4r3hJp9NfCxj5y1GeDJQ7Nkjcpa4WZATpBou5shbl0FjQozZreBsUEg4LIRaHAmgsmcIY"
          + "UTiTR0dEjnTKJMNepP4qEZNjJmnPssu-Plum5aG0AFc6SCgAVfWnPZtWt-_uXZweqRtF7KOKlibPwOMM"
          + "-VP-yW0wuM7i31Xtaaj1Shx2bQ1kaTy5xGtkGCJR_FsmSTX8VRwXe3CU5Cvuo5oZVu-usFdZ4_WJriz1"
          + "M5Y5wSrNzsjAsBbEXwQ3nwWxWKBfe4OKbkK4IZPBrOuZPobVKWRLJcAFKIrPOzv2xIcuKEH1UqjiS7eb"
          + "GYpIEnZ0ModgkNecEPOb6w";

  private static final String GIVEN =
      "{\"access_token\":\"ya29.x\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";

  private final List<Request> asked = new ArrayList<>();

  @Test
  void assertion_isGooglesOwn() throws Exception {
    assertThat(ClouddnsKey.of(TestKey.file()).assertion(TOKEN_URI, NOW)).isEqualTo(ASSERTION);
  }

  @Test
  void selfSigned_isGooglesOwn() throws Exception {
    assertThat(ClouddnsKey.of(TestKey.file()).selfSigned("https://dns.googleapis.com/", NOW))
        .startsWith(ASSERTION.substring(0, ASSERTION.indexOf('.') + 1))
        .endsWith("." + SELF_SIGNATURE);
  }

  @Test
  void key_isExchangedForAToken() {
    assertThat(token(Map.of(), key(), new Answered(200, Map.of(), GIVEN)))
        .isEqualTo(new Reply.Got<>(new Token("ya29.x", NOW, NOW.plusSeconds(3_599))));
    assertThat(asked)
        .containsExactly(
            new Request(
                "POST",
                TOKEN_URI,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                    + ASSERTION));
  }

  @Test
  void tokenEndpointOut_ownSignatureGoesToTheApi() {
    Reply<Token> reply = token(Map.of(), key(), new NotSent("no route"));

    assertThat(((Reply.Got<Token>) reply).value().text()).endsWith("." + SELF_SIGNATURE);
  }

  @Test
  void otherTokenEndpoint_isTheAudienceToo() {
    Map<String, List<String>> texts =
        Map.of("token-endpoint", List.of("http://127.0.0.1:81/token"));

    token(texts, key(), new Answered(200, Map.of(), GIVEN));

    assertThat(asked.getFirst().uri()).isEqualTo(URI.create("http://127.0.0.1:81/token"));
    assertThat(asked.getFirst().body()).doesNotContain(ASSERTION);
  }

  @Test
  void host_lendsAToken() {
    Answered given = new Answered(200, Map.of("metadata-flavor", List.of("Google")), GIVEN);

    assertThat(token(host(), Map.of(), given)).isInstanceOf(Reply.Got.class);
    assertThat(asked)
        .containsExactly(
            Request.get(
                URI.create(
                    "http://169.254.169.254/computeMetadata/v1/instance/service-accounts/default"
                        + "/token"),
                Map.of("Metadata-Flavor", "Google")));
  }

  @Test
  void somebodyElseAtTheHostsAddress_isNotBelieved() {
    assertThat(failure(token(host(), Map.of(), new Answered(200, Map.of(), GIVEN))))
        .isInstanceOf(Garbled.class);
  }

  @Test
  void hostWithoutAccount_isDeniedAndHostInTroubleUnreachable() {
    Map<String, List<String>> google = Map.of("metadata-flavor", List.of("Google"));

    assertThat(failure(token(host(), Map.of(), new Answered(404, google, "<html>"))))
        .isEqualTo(new Denied("token: this host has no service account 'default'"));
    assertThat(failure(token(host(), Map.of(), new Answered(503, Map.of(), "<html>"))))
        .isInstanceOf(Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "private_key_id", "private_key", "client_email", "token_uri"})
  void incompleteKeyFile_isTold(String member) {
    String broken = TestKey.file().replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> ClouddnsKey.of(broken))
        .isInstanceOf(BadJson.class)
        .hasMessageContaining(member);
  }

  @Test
  void uselessKeyFile_isDeniedAndNotShown() {
    for (String file :
        List.of(
            "s3cret",
            TestKey.file("s3cret"),
            TestKey.file().replace("https://oauth2", "http://oauth2"))) {
      Reply<Token> reply =
          token(Map.of(), Map.of("key", () -> file), new Answered(200, Map.of(), GIVEN));

      assertThat(failure(reply)).isInstanceOf(Denied.class);
      assertThat(failure(reply).toString()).doesNotContain("s3cret");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void keyFile_showsItselfNowhere() throws Exception {
    assertThat(ClouddnsKey.of(TestKey.file())).hasToString("ClouddnsKey[***]");
  }

  @Test
  void notExactlyOneWay_isRefused() {
    assertThatThrownBy(() -> tokens(Map.of(), Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("exactly one of");
    assertThatThrownBy(() -> tokens(host(), key())).isInstanceOf(BadSetting.class);
  }

  private static Map<String, Secret> key() {
    return Map.of("key", TestKey::file);
  }

  private static Map<String, List<String>> host() {
    return Map.of("metadata-account", List.of("default"));
  }

  private static ProviderFailure failure(Reply<Token> reply) {
    return ((Reply.Failed<Token>) reply).failure();
  }

  private Reply<Token> token(
      Map<String, List<String>> texts, Map<String, Secret> secrets, Wire.Answer answer) {
    Wire wire =
        request -> {
          asked.add(request);
          return answer;
        };
    return tokens(texts, secrets).current(wire, PATIENCE);
  }

  private static TokenCache tokens(Map<String, List<String>> texts, Map<String, Secret> secrets) {
    Wire none =
        request -> {
          throw new AssertionError("no request is due: " + request);
        };
    return ClouddnsIdentity.tokens(
        new ProviderContext("lab", texts, secrets, () -> NOW, PATIENCE, none), API);
  }
}
