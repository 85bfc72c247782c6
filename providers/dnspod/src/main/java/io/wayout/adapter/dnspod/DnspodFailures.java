// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What DNSPod's answers mean when they are not the promised ones. It reports nearly everything
/// with status 200, so the code decides; a code that we don't know leaves a write's effect open.
final class DnspodFailures {
  private static final String TOO_FREQUENT = "InvalidParameter.OperationIsTooFrequent";

  /// What the vendor's words for that code ask for.
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "AuthFailure",
                  "UnauthorizedOperation",
                  "OperationDenied",
                  "InvalidParameter.InvalidSignature",
                  "InvalidParameter.InvalidSecretId",
                  "InvalidParameter.PermissionDenied",
                  "InvalidParameter.AccountIsBanned",
                  "InvalidParameter.RequestIpLimited",
                  "FailedOperation.NotDomainOwner",
                  "FailedOperation.NotRealNamedUser",
                  "FailedOperation.AccountIsLocked"),
              Meaning.CLOCK,
              List.of("AuthFailure.SignatureExpire", "InvalidParameter.TimestampExpired"),
              Meaning.ABSENT,
              List.of(
                  "InvalidParameterValue.DomainNotExists",
                  "InvalidParameter.DomainInvalid",
                  "InvalidParameter.DomainIdInvalid",
                  "ResourceNotFound.NoDataOfDomain"),
              // The record has gone; or one with that value is there already.
              Meaning.CONFLICT,
              List.of(
                  "InvalidParameter.RecordIdInvalid",
                  "InvalidParameter.DomainRecordExist",
                  DnspodWire.NO_RECORD),
              Meaning.REJECTED,
              List.of(
                  "InvalidParameter",
                  "InvalidParameterValue",
                  "MissingParameter",
                  "UnknownParameter",
                  "InvalidAction",
                  "UnsupportedOperation",
                  "LimitExceeded",
                  "FailedOperation"),
              Meaning.THROTTLED,
              List.of("RequestLimitExceeded", "FailedOperation.FrequencyLimit", TOO_FREQUENT),
              Meaning.UNREACHABLE,
              List.of(
                  "InternalError",
                  "ResourceUnavailable",
                  "FailedOperation.UnknowError",
                  "InvalidParameter.OperateFailed")));

  private DnspodFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return DnspodWire.problem(answer.body())
        .map(problem -> patient(problem, TABLE.failure(what, answer, problem, secrets, now)))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }

  private static ProviderFailure patient(Problem problem, ProviderFailure failure) {
    boolean isSilent = failure instanceof Throttled(_, Optional<Duration> wait) && wait.isEmpty();
    return isSilent && problem.code().equals(TOO_FREQUENT)
        ? new Throttled(failure.detail(), Optional.of(A_WHILE))
        : failure;
  }
}
