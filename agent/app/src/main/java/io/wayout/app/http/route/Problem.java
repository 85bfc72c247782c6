// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import io.wayout.core.guard.Refusal;
import java.util.List;
import java.util.Locale;

/// What stands in the way of a request, and what to do about it (RFC 9457).
///
/// @param code stable, in upper case; the name of a [Refusal.Code] where the agent refused
/// @param nearest names that may have been meant
public record Problem(int status, String code, String detail, String remedy, List<String> nearest) {
  public Problem {
    nearest = List.copyOf(nearest);
  }

  public static Problem of(int status, String code, String detail, String remedy) {
    return new Problem(status, code, detail, remedy, List.of());
  }

  public static Problem badRequest(String detail, String remedy) {
    return of(400, "BAD_REQUEST", detail, remedy);
  }

  public static Problem of(Refusal refusal) {
    return of(status(refusal.code()), refusal.code().name(), refusal.message(), refusal.remedy());
  }

  /// The problem with its document.
  public Reply reply() {
    return new Reply(status, document().build());
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
          NO_CAMPAIGN ->
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
