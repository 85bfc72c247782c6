// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.keys.HostService;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.token.LeaseSource;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The instance principal: the host's certificate and key, exchanged at Oracle's federation for a
/// token that vouches for a session key of our own. Each session has a new key. Immutable.
final class OcidnsInstance implements LeaseSource<OcidnsSession> {
  private static final String IDENTITY = "/opc/v2/identity/";
  private static final String WHAT = "session of the instance";
  private static final int KEY_BITS = 2_048;
  private static final Duration LIFE_MAX = Duration.ofDays(1);

  private final URI host;
  private final URI auth;
  private final String tenancy;
  private final InstantSource clock;
  private final HostService service;

  /// @param host where the metadata service is
  /// @param auth where sessions are lent
  OcidnsInstance(URI host, URI auth, String tenancy, InstantSource clock) {
    this.host = host;
    this.auth = auth;
    this.tenancy = tenancy;
    this.clock = clock;
    this.service =
        new HostService(
            "the metadata service " + host.getHost(),
            "is this an instance of Oracle's, and does a container reach the service?",
            "the instance has no identity to lend");
  }

  @Override
  public Reply<OcidnsSession> fetch(Wire wire) {
    return part(wire, "cert.pem")
        .then(leaf ->
            part(wire, "key.pem")
                .then(key ->
                    part(wire, "intermediate.pem")
                        .then(above -> exchange(wire, leaf, key, above))));
  }

  private Reply<String> part(Wire wire, String name) {
    Request request =
        Request.get(URI.create(host + IDENTITY + name), Map.of("Authorization", "Bearer Oracle"));
    return service.ask(wire, request, List.of(), clock.instant(), Reply.Got::new);
  }

  private Reply<OcidnsSession> exchange(Wire wire, String leaf, String key, String above) {
    Instant asked = clock.instant();
    try {
      OcidnsIdentity own = OcidnsIdentity.of(tenancy, leaf, key);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair session = generator.generateKeyPair();
      Request request =
          OcidnsSigner.signedWithoutHost(
              new Request(
                  "POST", URI.create(auth + "/v1/x509"), Map.of(), body(leaf, above, session)),
              own.key(),
              asked);
      return Answers.read(
          wire.exchange(request), answer -> read(answer, own.key().id(), session, asked));
    } catch (GeneralSecurityException flaw) {
      return new Reply.Failed<>(new Garbled(service.what() + ": " + flaw.getMessage()));
    }
  }

  private static String body(String leaf, String above, KeyPair session) {
    return Json.render(
        Map.of(
            "certificate",
            OcidnsIdentity.bare(leaf),
            "intermediateCertificates",
            List.of(OcidnsIdentity.bare(above)),
            "publicKey",
            Digests.base64(session.getPublic().getEncoded()),
            "purpose",
            "DEFAULT",
            "fingerprintAlgorithm",
            "SHA256"));
  }

  /// The body of a success is quoted nowhere.
  private Reply<OcidnsSession> read(Answered answer, String keyId, KeyPair session, Instant asked) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(
          ofCredentials(OcidnsFailures.of(WHAT, answer, List.of(keyId), clock.instant())));
    }
    try {
      String token = Json.parse(answer.body()).member("token").text();
      Instant until = end(token);
      if (!until.isAfter(asked) || until.isAfter(asked.plus(LIFE_MAX))) {
        return new Reply.Failed<>(
            new Denied(
                "%s: the token ends at %s, and our clock says %s".formatted(WHAT, until, asked),
                Hint.OUR_CLOCK));
      }
      OcidnsKey key = new OcidnsKey("ST$" + token, session.getPrivate());
      return new Reply.Got<>(new OcidnsSession(key, asked, until));
    } catch (BadJson flaw) {
      return new Reply.Failed<>(new Garbled(WHAT + ": " + flaw.getMessage()));
    }
  }

  /// The claim `exp` of the token (RFC 7519 §4.1.4), whose signature is Oracle's to judge.
  private static Instant end(String token) throws BadJson {
    String[] parts = token.split("\\.", -1);
    boolean isSendable = token.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"');
    if (parts.length != 3 || !isSendable) {
      throw new BadJson("the token is none");
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      String text = new String(claims, StandardCharsets.UTF_8);
      return Instant.ofEpochSecond(Json.parse(text).member("exp").wholeLong());
    } catch (IllegalArgumentException odd) {
      throw new BadJson("the token is none");
    }
  }

  /// Whatever the federation says no to is about the identity.
  private static ProviderFailure ofCredentials(ProviderFailure failure) {
    String remedy =
        "; put the instance into a dynamic group that may use DNS, and look at 'tenancy' and"
            + " 'federation-endpoint'";
    return switch (failure) {
      case Denied(String detail, var hint) -> new Denied(detail + remedy, hint);
      case Rejected(String detail) -> new Denied(detail + remedy);
      case Absent(String detail) -> new Denied(detail + remedy);
      case Conflict(String detail) -> new Denied(detail + remedy);
      case Unreachable(String detail, var hint) ->
          new Unreachable("no session: " + Excerpt.of(detail), hint);
      case Throttled _, Garbled _, Withdrawn _ -> failure;
    };
  }
}
