// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import java.time.Duration;
import java.util.Optional;

/// Why a provider could not do what it was asked. Classified by meaning, never by HTTP status
/// alone.
///
/// `detail` is one line for people: what happened where, with a redacted and shortened excerpt of
/// the answer, free of secrets (I90) and of control characters.
public sealed interface ProviderFailure {
  String detail();

  /// What an adapter knows of the cause beyond the class of the failure.
  enum Hint {
    NONE,
    /// TLS: the certificate is for another name, so someone else answers there.
    WRONG_PEER,
    /// TLS: the certificate has expired, is not valid yet, or is not trusted.
    BAD_CERTIFICATE,
    /// The API says that the request's time is too far from its own.
    OUR_CLOCK
  }

  /// No connection, no TLS with the right name, no answer in time, or 5xx: the API is not there.
  record Unreachable(String detail, Hint hint) implements ProviderFailure {
    public Unreachable(String detail) {
      this(detail, Hint.NONE);
    }
  }

  /// The credentials were not accepted, or don't suffice. A symptom of the auth plane, not a proof
  /// that the key is bad: on 2023-11-12 valid keys were rejected everywhere.
  record Denied(String detail, Hint hint) implements ProviderFailure {
    public Denied(String detail) {
      this(detail, Hint.NONE);
    }
  }

  /// Too many requests.
  ///
  /// @param retryAfter what the vendor asks for, as far as it says so
  record Throttled(String detail, Optional<Duration> retryAfter) implements ProviderFailure {}

  /// The record does not hold what was expected: the world changed, or another writer exists.
  record Conflict(String detail) implements ProviderFailure {}

  /// The request itself is unacceptable to the vendor and will stay so: a TTL below the minimum, a
  /// quota, a locked record, a CNAME beside other data.
  record Rejected(String detail) implements ProviderFailure {}

  /// The zone or the record does not exist at this account.
  record Absent(String detail) implements ProviderFailure {}

  /// An answer that breaks the API's contract: HTML, truncated, blank, of another zone, a redirect.
  record Garbled(String detail) implements ProviderFailure {}

  /// Our own gate was closed right before the first byte ([SendGate]).
  record Withdrawn(String detail) implements ProviderFailure {}
}
