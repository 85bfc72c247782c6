// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final Request REQUEST =
      Request.get(URI.create("https://login.example/token"), Map.of());
  private static final String GOOD =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"ey.J0.x\"}";

  @ParameterizedTest
  @ValueSource(strings = {"3599", "\"3599\""})
  void answer_isATokenWithItsLife(String seconds) {
    assertThat(ask(200, GOOD.replace("3599", seconds)))
        .isEqualTo(new Reply.Got<>(new Token("ey.J0.x", NOW, NOW.plus(Duration.ofSeconds(3599)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"ey.J0",
        "{\"token_type\":\"Bearer\",\"expires_in\":0,\"access_token\":\"ey.J0.x\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":-5,\"access_token\":\"ey.J0.x\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":99999999,\"access_token\":\"ey.J0.x\"}",
        "{\"token_type\":\"pop\",\"expires_in\":3599,\"access_token\":\"ey.J0.x\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"ey.J0.x\\r\\nX: y\"}"
      })
  void oddAnswer_isGarbledAndQuotesNoToken(String body) {
    ProviderFailure failure = failure(200, body);

    assertThat(failure).isInstanceOf(Garbled.class);
    assertThat(failure.detail()).doesNotContain("ey.J0");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, denied",
    "401, invalid_client, denied",
    "400, unauthorized_client, denied",
    "400, invalid_request, denied",
    "400, something_new, denied",
    "404, something_new, denied",
    "400, temporarily_unavailable, unreachable",
    "503, server_error, unreachable",
    "500, something_new, unreachable",
    "429, something_new, throttled"
  })
  void error_meansOneThing(int status, String code, String meaning) {
    Map<String, Class<?>> classes =
        Map.of(
            "denied", Denied.class, "unreachable", Unreachable.class, "throttled", Throttled.class);

    assertThat(
            failure(status, "{\"error\":\"" + code + "\",\"error_description\":\"AADSTS7000215\"}"))
        .isInstanceOf(classes.get(meaning));
  }

  @Test
  void foreignVoice_isNoVerdictOnTheCredentials() {
    assertThat(failure(502, "<html>")).isInstanceOf(Unreachable.class);
    assertThat(failure(403, "<html>")).isInstanceOf(Garbled.class);
    assertThat(failure(301, "")).isInstanceOf(Garbled.class);
  }

  @Test
  void nothingSent_isUnreachable() {
    assertThat(TokenEndpoint.ask(_ -> new NotSent("no route"), REQUEST, List.of(), () -> NOW))
        .isEqualTo(new Reply.Failed<Token>(new Unreachable("no route")));
  }

  @Test
  void secretsThatAreEchoed_areMasked() {
    ProviderFailure failure =
        failure(401, "{\"error\":\"invalid_client\",\"error_description\":\"not s3cret\"}");

    assertThat(failure.detail()).contains("not ***").doesNotContain("s3cret");
  }

  @Test
  void form_keepsItsOrderAndEncodes() {
    LinkedHashMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "client_credentials");
    parameters.put("client_secret", "s+e/cret=");
    parameters.put("a b", "*~");

    assertThat(TokenEndpoint.form(URI.create("https://login.example/token"), parameters))
        .isEqualTo(
            new Request(
                "POST",
                URI.create("https://login.example/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials&client_secret=s%2Be%2Fcret%3D&a%20b=%2A~"));
  }

  private static Reply<Token> ask(int status, String body) {
    return TokenEndpoint.ask(
        _ -> new Answered(status, Map.of(), body), REQUEST, List.of("s3cret"), () -> NOW);
  }

  private static ProviderFailure failure(int status, String body) {
    return ((Reply.Failed<Token>) ask(status, body)).failure();
  }
}
