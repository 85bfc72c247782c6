// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.keys.LentKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.token.LeaseSource;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// `AssumeRole` of STS, API version 2015-04-01: the keys of a role, for a while, in exchange for a
/// signature with the account's own key. Thread-safe.
final class AlidnsSts implements LeaseSource<LentKey> {
  static final String VERSION = "2015-04-01";
  static final String ACTION = "AssumeRole";

  private static final String WHAT = "keys from STS";

  /// @param role the role's ARN
  /// @param session what the vendor's audit log calls us
  /// @param seconds for how long the role is wanted
  record Wish(String role, String session, int seconds) {}

  private final URI base;
  private final AccessKey.Source own;
  private final Wish wish;
  private final AlidnsNonces nonces;
  private final InstantSource clock;

  AlidnsSts(URI base, AccessKey.Source own, Wish wish, String account, InstantSource clock) {
    this.base = base;
    this.own = own;
    this.wish = wish;
    this.nonces = new AlidnsNonces("sts of " + account);
    this.clock = clock;
  }

  @Override
  public Reply<LentKey> fetch(Wire wire) {
    AccessKey key;
    try {
      key = own.current();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no access key: " + unavailable.getMessage()));
    }
    Instant asked = clock.instant();
    Reply<LentKey> reply =
        Answers.read(wire.exchange(request(key, asked)), answer -> read(answer, key, asked));
    return reply.fold(Reply.Got::new, failure -> new Reply.Failed<>(ofCredentials(failure)));
  }

  private Request request(AccessKey key, Instant moment) {
    String query =
        Percent.query(
            Map.of(
                "RoleArn",
                wish.role(),
                "RoleSessionName",
                wish.session(),
                "DurationSeconds",
                Integer.toString(wish.seconds())));
    AlidnsSigner.Call call =
        new AlidnsSigner.Call(
            "POST", SignedHeaders.host(base), ACTION, VERSION, query, moment, nonces.next(moment));
    URI uri = URI.create(base + "/?" + query);
    return new Request("POST", uri, AlidnsSigner.headers(call, key), "");
  }

  private Reply<LentKey> read(Answered answer, AccessKey key, Instant asked) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(AlidnsFailures.of(ACTION, answer, key.secrets(), clock.instant()));
    }
    try {
      Json lent = Json.parse(answer.body()).member("Credentials");
      return AlidnsKeys.SHAPE.read(WHAT, lent, asked);
    } catch (BadJson flaw) {
      return new Reply.Failed<>(new Garbled(WHAT + ": " + flaw.getMessage()));
    }
  }

  /// Whatever STS says no to is about the credentials; each failure ends with what to do.
  private static ProviderFailure ofCredentials(ProviderFailure failure) {
    String remedy =
        "; the key needs sts:AssumeRole, the role must trust its user and allow"
            + " 'role-session-seconds'";
    return switch (failure) {
      case Denied(String detail, var hint) -> new Denied(WHAT + ": " + detail + remedy, hint);
      case Rejected(String detail) -> new Denied(WHAT + ": " + detail + remedy);
      case Absent(String detail) -> new Denied(WHAT + ": " + detail + remedy);
      case Conflict(String detail) -> new Denied(WHAT + ": " + detail + remedy);
      case Unreachable(String detail, var hint) ->
          new Unreachable(
              "no keys from STS: " + detail + "; name a regional 'sts-endpoint' if this lasts",
              hint);
      case Throttled _, Garbled _, Withdrawn _ -> failure;
    };
  }
}
