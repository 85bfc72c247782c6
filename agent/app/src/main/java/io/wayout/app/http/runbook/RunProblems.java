// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.runbook;

import io.wayout.app.http.route.Problem;
import io.wayout.app.runbook.RunRefused;

/// Refusals about runbooks as problems (RFC 9457).
public final class RunProblems {
  private RunProblems() {}

  public static Problem of(RunRefused refused) {
    return Problem.of(
        status(refused.code()), refused.code().name(), refused.message(), refused.remedy());
  }

  private static int status(RunRefused.Code code) {
    return switch (code) {
      case UNKNOWN_RUNBOOK, UNKNOWN_RUN -> 404;
      case BAD_PARAMETERS -> 400;
      case GUARD_SHUT, KEY_TAKEN, NOT_NOW -> 409;
      case TOO_MANY -> 429;
      case NOT_KEPT -> 503;
    };
  }
}
