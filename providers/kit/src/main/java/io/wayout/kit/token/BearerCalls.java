// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The requests of one call of a provider, each with the account's token. Not thread-safe: made for
/// one call.
public final class BearerCalls {
  private static final int UNAUTHORIZED = 401;

  private final TokenCache tokens;
  private final Wire wire;
  private final Duration patience;
  private @Nullable Token token;

  /// @param wire ends after `patience`
  public BearerCalls(TokenCache tokens, Wire wire, Duration patience) {
    this.tokens = tokens;
    this.wire = wire;
    this.patience = patience;
  }

  /// A request without effect. If the token is refused, it is asked once more with a new one, if
  /// there is any.
  ///
  /// @param proper reads a complete answer, whatever its status
  public <T> Reply<T> read(Request request, Function<Answered, Reply<T>> proper) {
    return token()
        .then(first -> {
          Answer answer = wire.exchange(signed(request, first));
          if (!isRefused(answer, first)) {
            return Answers.read(answer, proper);
          }
          token = null;
          return token()
              .then(second ->
                  Answers.read(
                      second.equals(first) ? answer : wire.exchange(signed(request, second)),
                      proper));
        });
  }

  /// A request that changes something, sent once and at once: with the token of the read before it,
  /// so that nothing blocks between the gate and its first byte (I06).
  ///
  /// @param proper reads a complete answer, whatever its status
  public WriteOutcome write(Request request, Function<Answered, WriteOutcome> proper) {
    return switch (token()) {
      case Reply.Failed<Token>(ProviderFailure why) -> new WriteOutcome.Refused(why);
      case Reply.Got<Token>(Token now) -> {
        Answer answer = wire.exchange(signed(request, now));
        isRefused(answer, now);
        yield Answers.write(answer, proper);
      }
    };
  }

  /// What must not appear in any text for people.
  public List<String> secrets() {
    return token == null ? List.of() : List.of(token.text());
  }

  private Reply<Token> token() {
    if (token != null) {
      return new Reply.Got<>(token);
    }
    Reply<Token> reply = tokens.current(wire, patience);
    if (reply instanceof Reply.Got<Token>(Token now)) {
      token = now;
    }
    return reply;
  }

  private boolean isRefused(Answer answer, Token used) {
    boolean isRefused = answer instanceof Answered complete && complete.status() == UNAUTHORIZED;
    if (isRefused) {
      tokens.doubt(used);
    }
    return isRefused;
  }

  private static Request signed(Request request, Token token) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("Authorization", "Bearer " + token.text());
    return new Request(request.method(), request.uri(), headers, request.body());
  }
}
