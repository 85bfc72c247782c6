// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A vendor's error codes and what each means. Immutable.
///
/// A code of several parts joined by dots is looked up whole, then without its last part, and so
/// on: `Throttling` in the table covers `Throttling.User`.
public final class FailureTable {
  private final Map<String, Meaning> codes;

  private FailureTable(Map<String, Meaning> codes) {
    this.codes = codes;
  }

  /// @param codes the codes of each meaning, no code twice
  public static FailureTable of(Map<Meaning, List<String>> codes) {
    Map<String, Meaning> byCode = new HashMap<>();
    codes.forEach((meaning, listed) -> {
      for (String code : listed) {
        if (byCode.put(code, meaning) != null) {
          throw new IllegalArgumentException("the code " + code + " is listed twice");
        }
      }
    });
    return new FailureTable(Map.copyOf(byCode));
  }

  /// What a code means; empty if it is not in the table.
  public Optional<Meaning> meaning(String code) {
    String part = code;
    while (!part.isEmpty()) {
      if (codes.containsKey(part)) {
        return Optional.of(codes.get(part));
      }
      part = part.substring(0, Math.max(0, part.lastIndexOf('.')));
    }
    return Optional.empty();
  }

  /// The failure that a vendor reports in its own voice.
  ///
  /// @param what the request in a few words
  /// @param problem the vendor's code and words
  /// @param secrets taken out of the words
  /// @param now the wall clock, to which the vendor's is compared when it denies
  public ProviderFailure failure(
      String what, Answered answer, Problem problem, List<String> secrets, Instant now) {
    Meaning meaning = meaning(problem.code()).orElseGet(() -> Meaning.ofStatus(answer.status()));
    String words = Excerpt.of(problem.code() + ": " + problem.message(), secrets);
    return failure(what, answer, meaning, words, now);
  }

  /// The failure that something else than the vendor's API reports.
  public static ProviderFailure foreign(
      String what, Answered answer, List<String> secrets, Instant now) {
    Meaning meaning = Meaning.ofForeignStatus(answer.status());
    return failure(what, answer, meaning, Excerpt.of(answer.body(), secrets), now);
  }

  /// What a vendor says went wrong.
  public record Problem(String code, String message) {}

  private static ProviderFailure failure(
      String what, Answered answer, Meaning meaning, String words, Instant now) {
    boolean isDenied = meaning == Meaning.DENIED || meaning == Meaning.CLOCK;
    String hint = isDenied ? ClockSkew.hint(answer, now) : "";
    Meaning cause = hint.isEmpty() ? meaning : Meaning.CLOCK;
    String detail = what + ": " + answer.status() + " " + words + hint;
    return cause.failure(detail, RetryAfter.of(answer, now));
  }
}
