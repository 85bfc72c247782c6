// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.token.LeaseCache;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys of a host's role: how they are asked for, renewed, and kept, with a clock by hand.
class AccessKeysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Instant now = Instant.parse("2026-01-15T08:00:00Z");
  private final FakeHost host = new FakeHost(() -> now);
  private final AccessKeys keys = keys(Optional.empty());

  @Test
  void role_isAskedForInThreeSteps() {
    assertThat(id()).isEqualTo("ASIAEXAMPLE1");
    assertThat(host.log())
        .containsExactly(
            "PUT /latest/api/token",
            "GET /latest/meta-data/iam/security-credentials/",
            "GET /latest/meta-data/iam/security-credentials/wayout-role");
  }

  @Test
  void namedRole_isNotLookedUp() {
    AccessKeys named = keys(Optional.of(FakeHost.ROLE));

    assertThat(named.current(host, PATIENCE)).isInstanceOf(Reply.Got.class);
    assertThat(host.log()).hasSize(2);
  }

  @Test
  void halfOfItsLifeOver_newKeyIsAskedFor() {
    id();
    pass(Duration.ofMinutes(179));
    assertThat(id()).isEqualTo("ASIAEXAMPLE1");
    pass(Duration.ofMinutes(1));
    assertThat(id()).isEqualTo("ASIAEXAMPLE2");
    assertThat(host.lent()).isEqualTo(2);
  }

  @Test
  void serviceDown_keyIsKeptAsLongAsItLives() {
    id();
    pass(Duration.ofHours(3));
    host.fail(new Lost("no complete answer in time"));

    assertThat(id()).isEqualTo("ASIAEXAMPLE1");
    assertThat(keys.remark()).startsWith("; no newer key: ").contains("in time");
    pass(Duration.ofMinutes(179));
    assertThat(id()).isEqualTo("ASIAEXAMPLE1");
    pass(Duration.ofMinutes(1));
    assertThat(failure())
        .isEqualTo(new Unreachable("no keys: no complete answer in time; is this such a host?"));
    host.work();
    assertThat(id()).isEqualTo("ASIAEXAMPLE2");
    assertThat(keys.remark()).isEmpty();
  }

  @Test
  void serviceNotThere_isUnreachableWithARemedy() {
    host.fail(new NotSent("PUT http://127.0.0.1/latest/api/token: refused"));

    assertThat(failure())
        .isEqualTo(
            new Unreachable(
                "no keys: PUT http://127.0.0.1/latest/api/token: refused; is this such a host?"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, denied",
    "401, denied",
    "403, denied",
    "404, denied",
    "405, denied",
    "429, throttled",
    "500, unreachable",
    "503, unreachable",
    "301, garbled"
  })
  void status_meansOneThing(int status, String meaning) {
    host.fail(new Answered(status, Map.of(), "s3cr3t"));

    ProviderFailure failure = failure();

    assertThat(failure.getClass().getSimpleName()).isEqualToIgnoringCase(meaning);
    assertThat(failure.detail()).doesNotContain("s3cr3t");
    assertThat(failure.detail().contains("give the host a role"))
        .isEqualTo(meaning.equals("denied"));
  }

  @Test
  void foreignVoice_isGarbled() {
    host.fail(new Answered(200, Map.of(), "<html>captive portal</html>"));

    assertThat(failure().detail()).isEqualTo("the fake: the session token is none");
  }

  @Test
  void refusedKey_isReplacedButNotInARow() {
    HeldKey first = held();
    ProviderFailure no = new Denied("InvalidSecurityToken");
    assertThat(first.noted(no)).isSameAs(no);
    assertThat(id()).as("just lent").isEqualTo("ASIAEXAMPLE1");
    pass(LeaseCache.PAUSE);
    first.noted(new Denied("clock", Hint.OUR_CLOCK));
    first.noted(new Unreachable("down"));
    assertThat(id()).as("no fault of the key").isEqualTo("ASIAEXAMPLE1");
    first.noted(no);
    assertThat(id()).isEqualTo("ASIAEXAMPLE2");
  }

  @Test
  void refusedKeyAndServiceDown_isKept() {
    HeldKey first = held();
    pass(LeaseCache.PAUSE);
    host.fail(new Lost("down"));
    first.noted(new Denied("auth is out"));

    assertThat(id()).isEqualTo("ASIAEXAMPLE1");
  }

  @Test
  void keys_showThemselvesNowhere() {
    Reply<HeldKey> reply = keys.current(host, PATIENCE);
    LentKey lent = new LentKey(held().key(), now, now.plusSeconds(1));

    assertThat(reply + held().toString() + lent + keys + host.log())
        .doesNotContain("ASIAEXAMPLE", "s3cr3t", "IQoJ");
    assertThat(held().secrets()).contains("ASIAEXAMPLE1", "s3cr3t/1", "IQoJ+token/1");
  }

  @Test
  void settledKey_isReadAnewAndDeniedWhenItCanNotBe() {
    AccessKeys fine = AccessKeys.settled(() -> new AccessKey("id", "s", Optional.empty()));
    AccessKeys gone =
        AccessKeys.settled(() -> {
          throw new Secret.Unavailable("file /x is gone");
        });

    assertThat(fine.current(host, PATIENCE)).isInstanceOf(Reply.Got.class);
    assertThat(gone.current(host, PATIENCE))
        .isEqualTo(new Reply.Failed<HeldKey>(new Denied("no access key: file /x is gone")));
    assertThat(fine.remark() + gone.remark() + host.log()).isEqualTo("[]");
  }

  private AccessKeys keys(Optional<String> role) {
    MetadataKeys.Dialect dialect =
        new MetadataKeys.Dialect(
            Optional.of(
                new MetadataKeys.Session(
                    "/latest/api/token", FakeHost.LIFE_HEADER, FakeHost.TOKEN_HEADER)),
            "/latest/meta-data/iam/security-credentials/",
            new KeyShape("AccessKeyId", "SecretAccessKey", "Token", "Expiration", Duration.ZERO));
    HostService service =
        new HostService("the fake", "is this such a host?", "give the host a role");
    return AccessKeys.lent(
        new MetadataKeys(URI.create("http://127.0.0.1"), dialect, service, role, () -> now),
        () -> now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private HeldKey held() {
    return keys.current(host, PATIENCE)
        .fold(
            key -> key,
            failure -> {
              throw new AssertionError(failure.detail());
            });
  }

  private String id() {
    return held().key().id();
  }

  private ProviderFailure failure() {
    Wire wire = host;
    return ((Reply.Failed<HeldKey>) keys.current(wire, PATIENCE)).failure();
  }
}
