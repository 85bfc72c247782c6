// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.cli.audit.AuditCommand.FailOn;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.json.Json;
import java.util.stream.Stream;

/// How the command ends. Stuck cells of single vendors count; those of pairs are told only, since
/// nobody can be safe from every two outages at once.
final class Judgement {
  private Judgement() {}

  static ExitCode of(Json audit, FailOn failOn) {
    boolean isStuck = cells(audit).anyMatch(c -> c.text("fate").equals("stuck"));
    boolean isSplit = cells(audit).anyMatch(c -> c.text("fate").equals("split"));
    return switch (failOn) {
      case none -> ExitCode.DONE;
      case stuck -> isStuck ? ExitCode.NO_WAY_OUT : ExitCode.DONE;
      case split -> isStuck || isSplit ? ExitCode.NO_WAY_OUT : ExitCode.DONE;
      case error -> isStuck ? ExitCode.NO_WAY_OUT : found(audit, "error");
      case warn ->
          isStuck || isSplit
              ? ExitCode.NO_WAY_OUT
              : found(audit, "error") == ExitCode.DONE ? found(audit, "warn") : ExitCode.FAILED;
    };
  }

  /// The cells of single vendors.
  private static Stream<Json> cells(Json audit) {
    return audit.list("groups").stream()
        .flatMap(g -> g.list("cells").stream())
        .filter(c -> !c.text("outage").contains(" + "));
  }

  private static ExitCode found(Json audit, String level) {
    boolean isFound = audit.list("findings").stream().anyMatch(f -> f.text("level").equals(level));
    return isFound ? ExitCode.FAILED : ExitCode.DONE;
  }
}
