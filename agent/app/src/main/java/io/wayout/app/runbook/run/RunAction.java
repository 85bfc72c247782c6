// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import io.wayout.app.runbook.model.Act;

/// What the shell does for a run, once the run's state is durable.
public sealed interface RunAction {

  /// @param isAgain it may have been begun before: look first
  record Do(StepRun step, Act act, boolean isAgain) implements RunAction {}

  /// Stop working at a step.
  ///
  /// @param isCalledOff what it began is called off, too
  record Halt(String path, boolean isCalledOff) implements RunAction {}

  /// @param isUrgent a person is needed
  record Tell(boolean isUrgent, String text) implements RunAction {}
}
