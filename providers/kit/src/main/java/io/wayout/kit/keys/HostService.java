// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Meaning;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.RetryAfter;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// One request to a service of the host that lends keys, and what an answer means that is none.
/// Bodies are never quoted; each failure ends with what a person can do. Immutable.
///
/// @param what for messages, e.g. `the metadata service 169.254.169.254`
/// @param silent what to do when it does not answer
/// @param refused what to do when it lends nothing
public record HostService(String what, String silent, String refused) {
  /// @param secrets what of the request must not be shown
  /// @param now the wall clock
  /// @param proper reads the body of a success
  public <T> Reply<T> ask(
      Wire wire,
      Request request,
      List<String> secrets,
      Instant now,
      Function<String, Reply<T>> proper) {
    Reply<String> body =
        Answers.read(
            wire.exchange(request),
            answer ->
                answer.status() == 200
                    ? new Reply.Got<>(answer.body())
                    : new Reply.Failed<>(failure(request, secrets, answer, now)));
    return switch (body) {
      case Reply.Got<String>(String text) -> proper.apply(text);
      case Reply.Failed<String>(Unreachable(String why, var hint)) ->
          new Reply.Failed<>(
              new Unreachable("no keys: " + Excerpt.of(why, secrets) + "; " + silent, hint));
      case Reply.Failed<String>(ProviderFailure failure) -> new Reply.Failed<>(failure);
    };
  }

  /// What a service says that has nothing to lend.
  public <T> Reply<T> nothing(String why) {
    return new Reply.Failed<>(new Denied(what + ": " + why + "; " + refused));
  }

  private ProviderFailure failure(
      Request request, List<String> secrets, Answered answer, Instant now) {
    String status = Excerpt.of(request + ": " + answer.status(), secrets);
    return switch (answer.status()) {
      case 400, 401, 403, 404, 405 -> new Denied(what + ": " + status + "; " + refused);
      default ->
          Meaning.ofForeignStatus(answer.status())
              .failure(what + ": " + status, RetryAfter.of(answer, now));
    };
  }
}
