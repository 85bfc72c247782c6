// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.RetryAfter;
import io.wayout.kit.keys.KeyShape;
import io.wayout.kit.keys.LentKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.token.LeaseSource;
import io.wayout.kit.xml.BadXml;
import io.wayout.kit.xml.Xml;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `AssumeRoleWithWebIdentity` of STS, API version 2011-06-15: the keys of a role in exchange for a
/// token that the platform has signed, such as a pod's (EKS, IRSA). The request carries no key.
/// Immutable.
final class AwsWebIdentity implements LeaseSource<LentKey> {
  private static final String WHAT = "keys from STS";
  private static final String REMEDY =
      "; the role must trust the token's issuer and its subject, and the token must be the one that"
          + " the platform renews";
  private static final KeyShape SHAPE =
      new KeyShape("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", Duration.ZERO);

  /// @param role the role's ARN
  /// @param session what the vendor's audit log calls us
  record Wish(String role, String session) {}

  private final URI sts;
  private final Secret token;
  private final Wish wish;
  private final InstantSource clock;

  AwsWebIdentity(URI sts, Secret token, Wish wish, InstantSource clock) {
    this.sts = sts;
    this.token = token;
    this.wish = wish;
    this.clock = clock;
  }

  @Override
  public Reply<LentKey> fetch(Wire wire) {
    Instant asked = clock.instant();
    String proof;
    try {
      proof = token.reveal().strip();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no keys: " + unavailable.getMessage()));
    }
    return Answers.read(wire.exchange(request(proof)), answer -> read(answer, proof, asked));
  }

  private Request request(String proof) {
    String body =
        Percent.query(
            Map.of(
                "Action",
                "AssumeRoleWithWebIdentity",
                "Version",
                "2011-06-15",
                "RoleArn",
                wish.role(),
                "RoleSessionName",
                wish.session(),
                "WebIdentityToken",
                proof));
    return new Request(
        "POST",
        URI.create(sts + "/"),
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/xml"),
        body);
  }

  /// The body of a success is quoted nowhere.
  private Reply<LentKey> read(Answered answer, String proof, Instant asked) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(failure(answer, proof));
    }
    try {
      Xml credentials =
          Xml.parse(answer.body()).child("AssumeRoleWithWebIdentityResult").child("Credentials");
      return SHAPE.read(
          WHAT,
          Map.of(
              "AccessKeyId", credentials.child("AccessKeyId").text(),
              "SecretAccessKey", credentials.child("SecretAccessKey").text(),
              "SessionToken", credentials.child("SessionToken").text(),
              "Expiration", credentials.child("Expiration").text()),
          asked);
    } catch (BadXml flaw) {
      return new Reply.Failed<>(new Garbled(WHAT + ": " + flaw.getMessage()));
    }
  }

  private ProviderFailure failure(Answered answer, String proof) {
    Optional<Xml> error = error(answer.body());
    if (error.isEmpty()) {
      return new Unreachable(WHAT + ": " + answer.status() + " and no word of STS");
    }
    String code = text(error.get(), "Code");
    String detail =
        WHAT
            + ": "
            + Excerpt.of(
                answer.status() + " " + code + ": " + text(error.get(), "Message"), List.of(proof));
    return switch (code) {
      case "Throttling", "ThrottlingException", "RequestLimitExceeded" ->
          new Throttled(detail, RetryAfter.of(answer, clock.instant()));
      case "IDPCommunicationError", "InternalFailure", "ServiceUnavailable" ->
          new Unreachable(detail);
      default -> answer.status() >= 500 ? new Unreachable(detail) : new Denied(detail + REMEDY);
    };
  }

  private static Optional<Xml> error(String body) {
    try {
      return Optional.of(Xml.parse(body).child("Error"));
    } catch (BadXml foreign) {
      return Optional.empty();
    }
  }

  private static String text(Xml error, String child) {
    try {
      return error.child(child).text();
    } catch (BadXml absent) {
      return "";
    }
  }
}
