// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import java.util.Map;

/// What happens to a run.
public sealed interface RunEvent {
  /// It begins.
  record Begun() implements RunEvent {}

  /// The agent came back and found it open.
  record Recovered() implements RunEvent {}

  /// Time has passed.
  record Ticked() implements RunEvent {}

  /// What was so before a step, or what it began; what is known already is not replaced.
  record Noted(String path, Map<String, String> facts) implements RunEvent {
    public Noted {
      facts = Map.copyOf(facts);
    }
  }

  /// How far a step is, for people.
  record Told(String path, String text) implements RunEvent {}

  record Ended(String path, boolean isWell, String text) implements RunEvent {}

  record Approved(String actor) implements RunEvent {}

  /// A person lets it go on: after a pause, after a failed step, or after one that nobody knows the
  /// end of.
  ///
  /// @param isRetry such a step is done again instead of counted as done
  record Resumed(String actor, boolean isRetry) implements RunEvent {}

  /// @param isUndone what was done is taken back
  record Aborted(String actor, String reason, boolean isUndone) implements RunEvent {}
}
