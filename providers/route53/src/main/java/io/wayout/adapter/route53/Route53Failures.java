// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Route 53's answers mean when they are not the promised ones. The code decides, not the
/// status: it throttles with 400.
final class Route53Failures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "InvalidClientTokenId",
                  "SignatureDoesNotMatch",
                  "ExpiredToken",
                  "MissingAuthenticationToken",
                  "IncompleteSignature",
                  "AccessDenied",
                  "AccessDeniedException",
                  "NotAuthorizedException",
                  "UnrecognizedClientException",
                  "InvalidSignatureException",
                  "ExpiredTokenException",
                  "OptInRequired"),
              Meaning.CLOCK,
              List.of("RequestExpired", "RequestTimeTooSkewed"),
              Meaning.ABSENT,
              List.of("NoSuchHostedZone", "NoSuchChange"),
              // A set is not what the batch says it is: someone was faster.
              Meaning.CONFLICT,
              List.of("InvalidChangeBatch.Overtaken"),
              Meaning.REJECTED,
              List.of(
                  "InvalidChangeBatch",
                  "InvalidInput",
                  "MalformedInput",
                  "MalformedXML",
                  "InvalidDomainName",
                  "NoSuchHealthCheck",
                  "LimitsExceeded"),
              Meaning.THROTTLED,
              List.of("Throttling", "ThrottlingException", "PriorRequestNotComplete"),
              Meaning.UNREACHABLE,
              List.of("InternalFailure", "InternalError", "ServiceUnavailable")));

  private Route53Failures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the words, which repeat the signed text
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    return Route53Wire.problem(answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }
}
