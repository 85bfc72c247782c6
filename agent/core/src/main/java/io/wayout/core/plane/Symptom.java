// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Hint;
import java.util.Optional;

/// How an API's answer looks, before anyone says why.
public enum Symptom {
  /// It answered as it should.
  WELL,
  /// No connection, no answer in time, or 5xx.
  UNREACHABLE,
  /// Someone else answers in its place: the certificate is for another name.
  WRONG_PEER,
  /// The certificate has expired, is not valid yet, or is not trusted.
  BAD_CERTIFICATE,
  /// The credentials were not accepted.
  DENIED,
  /// The API says that our clock is wrong.
  CLOCK,
  THROTTLED,
  /// The answer breaks the API's contract: blank, shrunk, HTML, or without a zone that is there.
  GARBLED;

  /// What a failure tells of the control plane; empty if it tells of one record or request only.
  public static Optional<Symptom> of(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable down -> Optional.of(of(down.hint(), UNREACHABLE));
      case ProviderFailure.Denied denied -> Optional.of(of(denied.hint(), DENIED));
      case ProviderFailure.Throttled _ -> Optional.of(THROTTLED);
      case ProviderFailure.Garbled _, ProviderFailure.Absent _ -> Optional.of(GARBLED);
      case ProviderFailure.Conflict _, ProviderFailure.Rejected _, ProviderFailure.Withdrawn _ ->
          Optional.empty();
    };
  }

  private static Symptom of(Hint hint, Symptom plain) {
    return switch (hint) {
      case NONE -> plain;
      case WRONG_PEER -> WRONG_PEER;
      case BAD_CERTIFICATE -> BAD_CERTIFICATE;
      case OUR_CLOCK -> CLOCK;
    };
  }
}
