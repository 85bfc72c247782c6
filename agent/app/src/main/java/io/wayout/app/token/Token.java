// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A token as everyone may see it; its secret is known to whoever was given it, and to nobody else.
///
/// @param name of at most 64 letters, digits and `._-`; never used twice
/// @param hash SHA-256 of the secret, in hex
/// @param scopes see [Scopes]; empty: everything that the role may do
/// @param createdBy the actor who made it
/// @param expires from when on it counts for nothing; empty: never
/// @param revoked since when it counts for nothing
public record Token(
    String name,
    String hash,
    Role role,
    SortedSet<String> scopes,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expires,
    Optional<Instant> revoked) {
  public Token {
    scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
  }

  /// Does it open anything at this time?
  public boolean isGood(Instant now) {
    return revoked.isEmpty() && expires.map(now::isBefore).orElse(true);
  }

  /// `good`, `expired` or `revoked`.
  public String standing(Instant now) {
    if (revoked.isPresent()) {
      return "revoked";
    }
    return isGood(now) ? "good" : "expired";
  }

  /// Whoever shows it.
  public Caller caller(Caller.Door door) {
    return new Caller("token " + name, role, scopes, door);
  }

  Token revokedAt(Instant at) {
    return new Token(name, hash, role, scopes, createdAt, createdBy, expires, Optional.of(at));
  }
}
