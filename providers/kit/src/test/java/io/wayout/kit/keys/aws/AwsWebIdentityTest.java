// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A pod's signed token in exchange for the keys of a role.
class AwsWebIdentityTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/wayout";
  private static final String STS = "https://sts.eu-central-1.amazonaws.com";
  private static final String LENT =
      """
      <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult>
          <Provider>oidc.eks.example</Provider>
          <Credentials>
            <SessionToken>IQoJb3JpZ2lu</SessionToken>
            <SecretAccessKey>s3cr3t</SecretAccessKey>
            <Expiration>2026-01-15T09:00:00Z</Expiration>
            <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
          </Credentials>
        </AssumeRoleWithWebIdentityResult>
        <ResponseMetadata><RequestId>ad4156e9</RequestId></ResponseMetadata>
      </AssumeRoleWithWebIdentityResponse>
      """;

  private Instant now = Instant.parse("2026-01-15T08:00:00Z");
  private final AtomicReference<String> file = new AtomicReference<>("first.jwt\n");
  private final List<Request> asked = new ArrayList<>();
  private Wire.Answer answer = new Answered(200, Map.of(), LENT);

  @Test
  void token_isExchangedForKeysAndReadAnew() {
    AccessKeys keys = keys(Map.of());

    assertThat(keys.current(this::exchange, Duration.ofSeconds(8)))
        .isInstanceOfSatisfying(
            Reply.Got.class,
            got ->
                assertThat(((HeldKey) got.value()).key())
                    .isEqualTo(
                        new AccessKey("ASIAEXAMPLE", "s3cr3t", Optional.of("IQoJb3JpZ2lu"))));
    file.set("second.jwt\n");
    now = now.plus(Duration.ofMinutes(31));
    keys.current(this::exchange, Duration.ofSeconds(8));

    assertThat(asked).extracting(Request::uri).containsOnly(URI.create(STS + "/"));
    assertThat(asked.getFirst().headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded")
        .doesNotContainKey("Authorization");
    assertThat(asked)
        .extracting(Request::body)
        .containsExactly(body("first.jwt"), body("second.jwt"));
  }

  @Test
  void keysThatStillLive_outliveAnStsThatIsGone() {
    AccessKeys keys = keys(Map.of());
    keys.current(this::exchange, Duration.ofSeconds(8));
    answer = new Wire.NotSent("no route");
    now = now.plus(Duration.ofMinutes(50));

    assertThat(keys.current(this::exchange, Duration.ofSeconds(8))).isInstanceOf(Reply.Got.class);
    assertThat(keys.remark()).contains("no newer key");
  }

  @Test
  void refusals_meanWhatTheyMean() {
    assertThat(failure(400, "ExpiredTokenException")).isInstanceOf(Denied.class);
    assertThat(failure(400, "InvalidIdentityToken")).isInstanceOf(Denied.class);
    assertThat(failure(403, "AccessDenied"))
        .isInstanceOf(Denied.class)
        .extracting(ProviderFailure::detail)
        .asString()
        .contains("the role must trust the token's issuer");
    assertThat(failure(400, "IDPCommunicationError")).isInstanceOf(Unreachable.class);
    assertThat(failure(400, "Throttling")).isInstanceOf(Throttled.class);
    assertThat(failure(503, "ServiceUnavailable")).isInstanceOf(Unreachable.class);
  }

  @Test
  void tokenThatStsRepeats_isInNoMessage() {
    assertThat(failure(400, "InvalidIdentityToken").detail()).doesNotContain("first.jwt");
  }

  @Test
  void foreignAnswers_areNoKeys() {
    answer = new Answered(502, Map.of(), "<html>");
    assertThat(failure()).isInstanceOf(Unreachable.class);
    answer = new Answered(200, Map.of(), "<AssumeRoleWithWebIdentityResponse/>");
    assertThat(failure()).isInstanceOf(Garbled.class);
    answer = new Answered(200, Map.of(), LENT.replace("2026-01-15", "2026-01-14"));
    assertThat(failure()).isInstanceOf(Denied.class);
  }

  @Test
  void settings_areChecked() {
    assertThatThrownBy(() -> keys(Map.of("role-arn", List.of("wayout"))))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("as AWS lists it");
    assertThatThrownBy(() -> keys(Map.of("sts-endpoint", List.of("http://sts.example"))))
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> keys(Map.of("sts-endpoint", List.of())))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("sts-endpoint");
    assertThatThrownBy(() -> keys(Map.of("profile", List.of("x"))))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("belongs to");
  }

  private ProviderFailure failure(int status, String code) {
    answer =
        new Answered(
            status,
            Map.of(),
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no: first.jwt"
                    .formatted(code)
                + "</Message></Error></ErrorResponse>");
    return failure();
  }

  private ProviderFailure failure() {
    Reply<HeldKey> reply = keys(Map.of()).current(this::exchange, Duration.ofSeconds(8));
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return ((Reply.Failed<HeldKey>) reply).failure();
  }

  private Wire.Answer exchange(Request request) {
    asked.add(request);
    return answer;
  }

  private static String body(String token) {
    return "Action=AssumeRoleWithWebIdentity"
        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fwayout"
        + "&RoleSessionName=wayout&Version=2011-06-15&WebIdentityToken="
        + token;
  }

  private AccessKeys keys(Map<String, List<String>> others) {
    Map<String, List<String>> texts = new HashMap<>();
    texts.put("credentials", List.of("web-identity"));
    texts.put("role-arn", List.of(ROLE));
    texts.put("sts-endpoint", List.of(STS));
    texts.putAll(others);
    texts.values().removeIf(List::isEmpty);
    return AwsKeys.of(
        new ProviderContext(
            "aws",
            texts,
            Map.of("web-identity-token", file::get),
            () -> now,
            Duration.ofSeconds(10),
            this::exchange));
  }
}
