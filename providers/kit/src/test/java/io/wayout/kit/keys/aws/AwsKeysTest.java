// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.FakeHost;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way in which AWS gives keys: the exact requests, and what is refused.
class AwsKeysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Map<String, List<String>> CONTAINER =
      Map.of("credentials", List.of("container"));
  private static final Map<String, List<String>> INSTANCE =
      Map.of("credentials", List.of("instance"));
  private static final String LENT =
      "{\"RoleArn\":\"arn:aws:iam::1:role/x\",\"AccessKeyId\":\"ASIAEXAMPLE\","
          + "\"SecretAccessKey\":\"s3cr3t\",\"Token\":\"IQoJ\","
          + "\"Expiration\":\"2026-01-15T14:00:00Z\"}";

  private Instant now = Instant.parse("2026-01-15T08:00:00Z");
  private final List<Request> asked = new ArrayList<>();
  private final AtomicReference<Wire.Answer> answer =
      new AtomicReference<>(new Answered(200, Map.of(), LENT));

  @Test
  void instance_isAskedByVersionTwoAlone() {
    FakeHost imds = new FakeHost(() -> now);
    List<Request> requests = new ArrayList<>();

    Reply<HeldKey> reply =
        of(INSTANCE, Map.of())
            .current(
                request -> {
                  requests.add(request);
                  return imds.exchange(request);
                },
                PATIENCE);

    assertThat(key(reply).id()).isEqualTo("ASIAEXAMPLE1");
    assertThat(requests)
        .containsExactly(
            new Request(
                "PUT",
                URI.create("http://169.254.169.254/latest/api/token"),
                Map.of("X-aws-ec2-metadata-token-ttl-seconds", "60"),
                ""),
            get("/latest/meta-data/iam/security-credentials/"),
            get("/latest/meta-data/iam/security-credentials/wayout-role"));
  }

  @Test
  void instanceBehindAHopTooMany_namesTheHopLimit() {
    FakeHost imds = new FakeHost(() -> now);
    imds.fail(new Lost("PUT http://169.254.169.254/latest/api/token: no complete answer in time"));

    ProviderFailure failure = failure(of(INSTANCE, Map.of()).current(imds, PATIENCE));

    assertThat(failure).isInstanceOf(Unreachable.class);
    assertThat(failure.detail()).contains("hop limit (HttpPutResponseHopLimit) must be 2");
    assertThat(imds.log()).containsExactly("PUT /latest/api/token");
  }

  @Test
  void instanceWithoutSessionTokens_isNotAskedWithoutOne() {
    FakeHost imds = new FakeHost(() -> now);
    imds.fail(new Answered(403, Map.of(), ""));

    assertThat(failure(of(INSTANCE, Map.of()).current(imds, PATIENCE))).isInstanceOf(Denied.class);
    assertThat(imds.log()).containsExactly("PUT /latest/api/token");
  }

  @Test
  void instanceInAnOutage_handsOutEndedKeysThatAreTaken() {
    FakeHost imds = new FakeHost(() -> now);
    AccessKeys keys = of(INSTANCE, Map.of());
    imds.lendFor(Duration.ofMinutes(-30));

    assertThat(key(keys.current(imds, PATIENCE)).id()).isEqualTo("ASIAEXAMPLE1");
    now = now.plus(Duration.ofMinutes(5));
    assertThat(key(keys.current(imds, PATIENCE)).id()).isEqualTo("ASIAEXAMPLE2");
  }

  @Test
  void containerOfEcs_isAskedAtItsPath() {
    assertThat(key(container("/v2/credentials/1b2c-example")))
        .isEqualTo(new AccessKey("ASIAEXAMPLE", "s3cr3t", Optional.of("IQoJ")));
    assertThat(asked)
        .containsExactly(
            Request.get(URI.create("http://169.254.170.2/v2/credentials/1b2c-example"), Map.of()));
  }

  @Test
  void podOfEks_showsItsTokenReadAnew() {
    AtomicReference<String> file = new AtomicReference<>("first.jwt\n");
    String uri = "http://169.254.170.23/v1/credentials";
    Map<String, Secret> secrets =
        Map.of("container-credentials-uri", () -> uri, "container-authorization-token", file::get);
    AccessKeys keys = of(CONTAINER, secrets);

    keys.current(this::exchange, PATIENCE);
    file.set("second.jwt\n");
    now = now.plus(Duration.ofHours(3));
    keys.current(this::exchange, PATIENCE);

    assertThat(asked)
        .containsExactly(
            Request.get(URI.create(uri), Map.of("Authorization", "first.jwt")),
            Request.get(URI.create(uri), Map.of("Authorization", "second.jwt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.170.2.cloud.example/x",
        "http://192.0.2.1/x",
        "http://169.254.169.254/x",
        "ftp://127.0.0.1/x",
        "https://user@keys.example/x",
        "nonsense",
        "http://[fd00:ec2::24]/x"
      })
  void containersEndpoint_isNeverFar(String uri) {
    ProviderFailure failure = failure(container(uri));

    assertThat(failure).isInstanceOf(Denied.class);
    assertThat(failure.detail()).contains("'container-credentials-uri'").doesNotContain(uri);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://keys.example/x",
        "http://127.0.0.1:8080/x",
        "http://localhost:8080/x",
        "http://[fd00:ec2::23]/v1/credentials"
      })
  void containersEndpoint_mayBeNearOrSafe(String uri) {
    assertThat(key(container(uri)).id()).isEqualTo("ASIAEXAMPLE");
  }

  @ParameterizedTest
  @CsvSource({"404, Denied", "401, Denied", "500, Unreachable", "429, Throttled", "307, Garbled"})
  void containersEndpointRefuses_tellsNothingOfTheTask(int status, String meaning) {
    answer.set(new Answered(status, Map.of(), "s3cr3t"));

    ProviderFailure failure = failure(container("/v2/credentials/1b2c-example"));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(failure.detail()).doesNotContain("1b2c", "s3cr3t");
  }

  @Test
  void containersEndpointSilent_tellsNothingOfTheTask() {
    answer.set(new Lost("GET http://169.254.170.2/v2/credentials/1b2c-example: in time"));

    assertThat(failure(container("/v2/credentials/1b2c-example")))
        .isEqualTo(
            new Unreachable(
                "no keys: GET http://169.254.170.2***: in time; is this an ECS task or an EKS pod,"
                    + " and is 'container-credentials-uri' what its environment says?"));
  }

  @Test
  void environmentWithoutTheEndpoint_isDenied() {
    Secret unset =
        () -> {
          throw new Secret.Unavailable("the environment variable X is not set");
        };

    assertThat(
            failure(
                of(CONTAINER, Map.of("container-credentials-uri", unset))
                    .current(this::exchange, PATIENCE)))
        .isEqualTo(new Denied("no keys: the environment variable X is not set"));
  }

  @Test
  void profile_isReadFromTheSharedFile() {
    String file =
        """
        # people's
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key=d3fault

        [wayout]
          aws_access_key_id = AKIAWAYOUT
        ; aws_access_key_id = AKIAOLD
          aws_secret_access_key = s3/cr=3t
          aws_session_token = IQoJ
        [other]
        role_arn = arn:aws:iam::1:role/x
        """;

    assertThat(key(profile(Optional.empty(), file)))
        .isEqualTo(new AccessKey("AKIADEFAULT", "d3fault", Optional.empty()));
    assertThat(key(profile(Optional.of("wayout"), file)))
        .isEqualTo(new AccessKey("AKIAWAYOUT", "s3/cr=3t", Optional.of("IQoJ")));
    assertThat(failure(profile(Optional.of("other"), file)).detail())
        .isEqualTo(
            "no access key: the profile 'other' of the shared credentials file has no"
                + " aws_access_key_id; profiles without keys of their own can't be used");
    assertThat(failure(profile(Optional.of("nobody"), file))).isInstanceOf(Denied.class);
  }

  @Test
  void missingAndForeignSettings_areRefused() {
    assertThatThrownBy(() -> of(Map.of(), Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("access-key-id");
    assertThatThrownBy(() -> of(CONTAINER, Map.of())).isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> of(INSTANCE, Map.of("access-key-id", () -> "x")))
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() ->
            of(
                Map.of(
                    "credentials", List.of("instance"),
                    "metadata-endpoint", List.of("http://192.0.2.1")),
                Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("for tests");
    assertThat(AwsKeys.settings()).noneMatch(Setting::isRequired);
  }

  private Reply<HeldKey> container(String uri) {
    return of(CONTAINER, Map.of("container-credentials-uri", () -> uri))
        .current(this::exchange, PATIENCE);
  }

  private Reply<HeldKey> profile(Optional<String> name, String file) {
    Map<String, List<String>> texts =
        name.map(text -> Map.of("credentials", List.of("profile"), "profile", List.of(text)))
            .orElseGet(() -> Map.of("credentials", List.of("profile")));
    return of(texts, Map.of("profile-file", () -> file)).current(this::exchange, PATIENCE);
  }

  private AccessKeys of(Map<String, List<String>> texts, Map<String, Secret> secrets) {
    return AwsKeys.of(
        new ProviderContext("lab", texts, secrets, () -> now, PATIENCE, this::exchange));
  }

  private Wire.Answer exchange(Request request) {
    asked.add(request);
    return answer.get();
  }

  private static Request get(String path) {
    return Request.get(
        URI.create("http://169.254.169.254" + path),
        Map.of("X-aws-ec2-metadata-token", "AQAEAS3ssi0n0"));
  }

  private static AccessKey key(Reply<HeldKey> reply) {
    return reply.fold(
        HeldKey::key,
        failure -> {
          throw new AssertionError(failure.detail());
        });
  }

  private static ProviderFailure failure(Reply<HeldKey> reply) {
    return ((Reply.Failed<HeldKey>) reply).failure();
  }
}
