// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What alidns's answers mean when they are not the promised ones. The code decides, not the
/// status, which differs between generations of its gateway.
final class AlidnsFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "InvalidAccessKeyId",
                  "SignatureDoesNotMatch",
                  "IncompleteSignature",
                  "InvalidSecurityToken",
                  "NoPermission",
                  "Forbidden",
                  "OperationDomain.NoPermission",
                  "IllegalUser"),
              Meaning.CLOCK,
              List.of("InvalidTimeStamp", "IllegalTimestamp"),
              Meaning.ABSENT,
              List.of("InvalidDomainName.NoExist", "IncorrectDomainUser", "DomainNotFound"),
              // The record that was there a moment ago is gone, or has the value already.
              Meaning.CONFLICT,
              List.of(
                  "DomainRecordNotBelongToUser",
                  "InvalidRecordId.NotFound",
                  "InvalidRR.NoExist",
                  "DomainRecordDuplicate"),
              Meaning.REJECTED,
              List.of(
                  "DomainRecordConflict",
                  "DomainRecordLocked",
                  "DomainForbidden",
                  "DomainExpiredDNSForbidden",
                  "RecordForbidden",
                  "InvalidRR",
                  "SubDomainInvalid",
                  "UnsupportedLine",
                  "QuotaExceeded"),
              Meaning.THROTTLED,
              List.of("Throttling", "LastOperationNotFinished"),
              // A nonce that was used before hints at a request that arrived twice.
              Meaning.UNREACHABLE,
              List.of(
                  "InternalError", "UnKnownError", "ServiceUnavailable", "SignatureNonceUsed")));

  private AlidnsFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of alidns's words, which repeat the signed text
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return AlidnsWire.problem(answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }
}
