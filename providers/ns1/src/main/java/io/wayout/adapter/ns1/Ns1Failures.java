// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What NS1's answers mean when they are not the promised ones.
final class Ns1Failures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("401", "403"),
              Meaning.ABSENT, List.of("no zone", "no record", "404"),
              Meaning.CONFLICT, List.of("exists", "409"),
              Meaning.REJECTED, List.of("400", "422"),
              Meaning.THROTTLED, List.of("429"),
              Meaning.UNREACHABLE, List.of("500", "502", "503", "504")));

  private static final String RETRY_AFTER = "retry-after";
  private static final int TOO_MANY = 429;

  private Ns1Failures() {}

  /// @param what the request in a few words
  /// @param now the wall clock, for a `Retry-After` that is a date
  static ProviderFailure of(String what, Answered answer, String key, Instant now) {
    List<String> secrets = List.of(key);
    Answered told = withWait(answer);
    return Ns1Wire.problem(answer.status(), answer.body())
        .map(problem -> TABLE.failure(what, told, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, told, secrets, now));
  }

  /// NS1 tells how many requests there are for how many seconds: so long one of them takes to come
  /// back.
  private static Answered withWait(Answered answer) {
    Optional<Integer> limit = number(answer, "x-ratelimit-limit");
    Optional<Integer> period = number(answer, "x-ratelimit-period");
    boolean isTold = answer.header(RETRY_AFTER).isPresent() || limit.isEmpty() || period.isEmpty();
    if (answer.status() != TOO_MANY || isTold) {
      return answer;
    }
    int wait = Math.ceilDiv(period.get(), limit.get());
    Map<String, List<String>> headers = new HashMap<>(answer.headers());
    headers.put(RETRY_AFTER, List.of(Integer.toString(wait)));
    return new Answered(answer.status(), headers, answer.body());
  }

  private static Optional<Integer> number(Answered answer, String header) {
    return answer
        .header(header)
        .filter(text -> text.matches("[1-9][0-9]{0,6}"))
        .map(Integer::valueOf);
  }
}
