// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Percent;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One request to a token endpoint as RFC 6749 has them, metadata services included, which answer
/// in the same form.
public final class TokenEndpoint {
  /// Nobody lends for longer; what says so is not believed.
  private static final int LIFE_SECONDS_MAX = 172_800;

  private static final int DIGITS_MAX = 6;

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "invalid_client",
                  "invalid_grant",
                  "invalid_request",
                  "invalid_resource",
                  "invalid_scope",
                  "unauthorized_client",
                  "unsupported_grant_type",
                  "access_denied",
                  "interaction_required"),
              Meaning.UNREACHABLE,
              List.of("temporarily_unavailable", "server_error"),
              Meaning.THROTTLED,
              List.of("slow_down", "too_many_requests")));

  private TokenEndpoint() {}

  /// A request with a form for a body; the parameters keep their order.
  public static Request form(URI uri, SequencedMap<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(p -> Percent.encode(p.getKey()) + "=" + Percent.encode(p.getValue()))
            .collect(Collectors.joining("&"));
    return new Request(
        "POST", uri, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
  }

  /// Sends the request and reads the token (RFC 6749 §5.1) or the error (§5.2). The answer's body
  /// is never quoted where it may hold a token.
  ///
  /// @param secrets what the request holds of them
  public static Reply<Token> ask(
      Wire wire, Request request, List<String> secrets, InstantSource clock) {
    Instant asked = clock.instant();
    String what = "token from " + request.uri().getHost();
    return Answers.read(
        wire.exchange(request),
        answer ->
            answer.status() == 200
                ? token(what, answer.body(), asked)
                : new Reply.Failed<>(failure(what, answer, secrets, clock.instant())));
  }

  private static Reply<Token> token(String what, String body, Instant asked) {
    try {
      Json json = Json.parse(body);
      String text = json.member("access_token").text();
      boolean isSendable =
          !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"');
      if (!isSendable) {
        throw new BadJson("access_token is no token");
      }
      if (!"Bearer".equalsIgnoreCase(json.member("token_type").text())) {
        throw new BadJson("token_type is not Bearer");
      }
      Duration life = Duration.ofSeconds(seconds(json.member("expires_in")));
      return new Reply.Got<>(new Token(text, asked, asked.plus(life)));
    } catch (BadJson flaw) {
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage()));
    }
  }

  /// Seconds are a number at most, and a text of digits at some.
  private static int seconds(Json json) throws BadJson {
    String digits = json.toString().replace("\"", "");
    boolean isWhole =
        digits.length() <= DIGITS_MAX && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int seconds = isWhole && !digits.isEmpty() ? Integer.parseInt(digits) : 0;
    if (seconds < 1 || seconds > LIFE_SECONDS_MAX) {
      throw new BadJson("expires_in is no number of seconds");
    }
    return seconds;
  }

  private static ProviderFailure failure(
      String what, Answered answer, List<String> secrets, Instant now) {
    ProviderFailure failure =
        problem(answer.body())
            .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
            .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
    return switch (failure) {
      case Unreachable _, Denied _, Throttled _, Garbled _, Withdrawn _ -> failure;
      // Whatever else it says is about the credentials.
      case Conflict _, Rejected _, Absent _ -> new Denied(failure.detail());
    };
  }

  private static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      Json error = json.member("error");
      boolean isText = error.toString().startsWith("\"");
      return Optional.of(
          isText
              ? new Problem(error.text(), words(json, "error_description"))
              : new Problem(words(error, "code"), words(error, "message")));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  private static String words(Json json, String member) throws BadJson {
    Optional<Json> words = json.optional(member);
    return words.isPresent() ? words.get().toString().replace("\"", "") : "";
  }
}
