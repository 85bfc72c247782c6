// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How the robots of group chats say no: inside a status of 200. Pure.
final class Robots {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Robots() {}

  /// Why an answer is a no.
  ///
  /// @param code the member with the number; 0 is yes
  /// @param text the member with the words
  /// @param tooFast numbers that ask for a minute of silence
  static Optional<Failed> objection(Json answer, String code, String text, Set<Long> tooFast) {
    if (!answer.has(code)) {
      return Optional.of(new Failed("the answer has no " + code));
    }
    long number = answer.number(code);
    if (number == 0 && answer.text(code).equals("0")) {
      return Optional.empty();
    }
    Optional<Duration> wait = tooFast.contains(number) ? Optional.of(PATIENCE) : Optional.empty();
    return Optional.of(new Failed(answer.text(code) + " " + answer.text(text), wait));
  }
}
