// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What deSEC's answers mean when they are not the promised ones. It has no codes but the status.
final class DesecFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("401", "403"),
              Meaning.ABSENT, List.of("404"),
              // Something stands at the name already, or writes to the zone at this moment.
              Meaning.CONFLICT, List.of("taken", "409"),
              Meaning.REJECTED, List.of("400", "413"),
              Meaning.THROTTLED, List.of("429"),
              Meaning.UNREACHABLE, List.of("500", "502", "503", "504")));

  private DesecFailures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, for a `Retry-After` that is a date
  static ProviderFailure of(String what, Answered answer, String token, Instant now) {
    List<String> secrets = List.of(token);
    return DesecWire.problem(answer.status(), answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }
}
