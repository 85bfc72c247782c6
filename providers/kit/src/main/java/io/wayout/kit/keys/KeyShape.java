// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How a vendor writes a lent key in JSON: the names of the members. Pure.
///
/// @param until an instant in ISO 8601, or seconds since 1970
/// @param grace for how long a key is taken that is handed out after its end; zero for not at all
public record KeyShape(String id, String secret, String token, String until, Duration grace) {
  /// Nobody lends for longer; what says so is not believed.
  private static final Duration LIFE_MAX = Duration.ofDays(2);

  /// The key in a body of JSON. The body is quoted nowhere.
  ///
  /// @param what the request in a few words
  /// @param asked when, by our clock
  public Reply<LentKey> read(String what, String body, Instant asked) {
    try {
      return read(what, Json.parse(body), asked);
    } catch (BadJson flaw) {
      return failed(new Garbled(what + ": " + flaw.getMessage()));
    }
  }

  /// The key in texts by name, of a vendor that speaks no JSON.
  ///
  /// @param what the request in a few words
  /// @param asked when, by our clock
  public Reply<LentKey> read(String what, Map<String, String> texts, Instant asked) {
    return read(what, Json.render(texts), asked);
  }

  /// The key in an object of JSON.
  ///
  /// @param what the request in a few words
  /// @param asked when, by our clock
  public Reply<LentKey> read(String what, Json json, Instant asked) {
    try {
      Optional<String> code = text(json, "Code");
      if (code.isPresent() && !code.get().equals("Success")) {
        String words = code.get() + " " + text(json, "Message").orElse("");
        return failed(new Denied(what + ": " + Excerpt.of(words)));
      }
      AccessKey key =
          new AccessKey(
              sendable(json, id), sendable(json, secret), Optional.of(sendable(json, token)));
      Instant end = instant(json.member(until));
      if (end.isAfter(asked.plus(LIFE_MAX))) {
        throw new BadJson(until + " is too far away");
      }
      return lent(what, key, asked, end);
    } catch (BadJson flaw) {
      return failed(new Garbled(what + ": " + flaw.getMessage()));
    }
  }

  private Reply<LentKey> lent(String what, AccessKey key, Instant asked, Instant end) {
    if (end.isAfter(asked)) {
      return new Reply.Got<>(new LentKey(key, asked, end));
    }
    if (grace.isPositive()) {
      return new Reply.Got<>(new LentKey(key, asked, asked.plus(grace)));
    }
    return failed(
        new Denied(
            "%s: the key has ended at %s, and our clock says %s".formatted(what, end, asked),
            Hint.OUR_CLOCK));
  }

  private static Instant instant(Json json) throws BadJson {
    boolean isText = json.toString().startsWith("\"");
    try {
      return isText
          ? Instant.parse(json.text())
          : Instant.ofEpochSecond(json.number().longValueExact());
    } catch (DateTimeException | ArithmeticException odd) {
      throw new BadJson("the end of the key is no moment");
    }
  }

  private static String sendable(Json json, String member) throws BadJson {
    String text = json.member(member).text();
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new BadJson(member + " is no part of a key");
    }
    return text;
  }

  private static Optional<String> text(Json json, String member) throws BadJson {
    Optional<Json> there = json.optional(member);
    return there.isPresent() ? Optional.of(there.get().text()) : Optional.empty();
  }

  private static <T> Reply<T> failed(ProviderFailure failure) {
    return new Reply.Failed<>(failure);
  }
}
