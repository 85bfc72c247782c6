// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import io.wayout.core.guard.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What stands in the way of a request, and what to do about it (RFC 9457).
///
/// @param code stable, in upper case; the name of a [Refusal.Code] where the agent refused
/// @param nearest names that may have been meant
/// @param headers that its reply has besides those of every reply
public record Problem(
    int status,
    String code,
    String detail,
    String remedy,
    List<String> nearest,
    Map<String, String> headers) {
  public Problem {
    nearest = List.copyOf(nearest);
    headers = Map.copyOf(headers);
  }

  public Problem(int status, String code, String detail, String remedy, List<String> nearest) {
    this(status, code, detail, remedy, nearest, Map.of());
  }

  public static Problem of(int status, String code, String detail, String remedy) {
    return new Problem(status, code, detail, remedy, List.of());
  }

  public static Problem badRequest(String detail, String remedy) {
    return of(400, "BAD_REQUEST", detail, remedy);
  }

  /// Whoever asks has not shown who it is. Says nothing about what was wrong with what it showed.
  public static Problem unauthorized() {
    return of(
            401,
            "UNAUTHORIZED",
            "this takes a token that is good",
            "send 'Authorization: Bearer TOKEN'; wayout token create makes one")
        .with("WWW-Authenticate", "Bearer realm=\"wayout\"");
  }

  /// Too often.
  public static Problem tooMany(String detail, Duration wait) {
    String seconds = String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    return of(429, "TOO_MANY", detail, "wait " + seconds + " s").with("Retry-After", seconds);
  }

  /// The same with one more header.
  public Problem with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, detail, remedy, nearest, more);
  }

  public static Problem of(Refusal refusal) {
    return of(status(refusal.code()), refusal.code().name(), refusal.message(), refusal.remedy());
  }

  /// The problem with its document.
  public Reply reply() {
    return new Reply(status, document().build(), headers, Optional.empty());
  }

  public Json.Builder document() {
    return Json.object()
        .put("type", "urn:wayout:problem:" + code)
        .put("title", title())
        .put("status", status)
        .put("detail", detail)
        .put("code", code)
        .put("remedy", remedy)
        .put("nearest", Json.texts(nearest));
  }

  public Stop stop() {
    return new Stop(this);
  }

  private String title() {
    return code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static int status(Refusal.Code code) {
    return switch (code) {
      case UNKNOWN_DOMAIN, UNKNOWN_TARGET -> 404;
      case TARGET_NOT_HEALTHY,
          MOVE_IN_PROGRESS,
          WORLD_CHANGED,
          FOREIGN_VALUE,
          NO_WAY_OUT,
          NOT_OBSERVED_YET,
          NOTHING_TO_ABORT,
          CAMPAIGN_OPEN,
          NO_CAMPAIGN,
          DRILL_NOT_ALLOWED ->
          409;
      case JOURNAL_DOWN -> 503;
    };
  }

  /// Ends the handling of a request with its problem.
  public static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Stop(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
