// SPDX-License-Identifier: Apache-2.0
package example.pocket;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Pocket's errors mean.
final class PocketFailures {
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("bad_token"),
              Meaning.ABSENT, List.of("no_zone"),
              Meaning.CONFLICT, List.of("changed", "taken"),
              Meaning.REJECTED, List.of("bad_ttl", "bad_value"),
              Meaning.THROTTLED, List.of("slow_down"),
              Meaning.UNREACHABLE, List.of("broken")));

  private PocketFailures() {}

  static ProviderFailure of(String what, Answered answer, String token, Instant now) {
    List<String> secrets = List.of(token);
    return problem(answer.body())
        .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
        .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
  }

  private static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      return Optional.of(new Problem(json.member("error").text(), json.member("words").text()));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }
}
