// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.StepRun;
import java.time.Duration;
import java.util.Map;

/// One step to be carried out.
///
/// @param run as it was when the step was begun
/// @param limit after how long the step has failed
/// @param isAgain it may have been begun before: look first
public record Work(Run run, StepRun step, Act act, boolean isAgain, Duration limit, Notes notes) {

  /// Where a step writes down what it finds and does, durably, before it goes on.
  public interface Notes {
    /// What is known already is not replaced.
    void note(Map<String, String> facts) throws InterruptedException;

    /// How far it is, for people.
    void tell(String text) throws InterruptedException;
  }

  /// How a step ended.
  public record Outcome(boolean isWell, String text) {
    static Outcome well(String text) {
      return new Outcome(true, text);
    }

    static Outcome failed(String text) {
      return new Outcome(false, text);
    }
  }

  /// Who acts, as the journal shows it.
  String actor() {
    return run.order().actor();
  }

  /// What moves of this step carry as their reason.
  String mark() {
    String reason = run.order().reason();
    return "step "
        + step.path()
        + " of "
        + run.id()
        + ": "
        + step.name()
        + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
