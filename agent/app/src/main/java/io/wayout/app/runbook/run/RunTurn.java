// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import java.util.List;
import java.util.Optional;

/// What an event led to.
///
/// @param refusal why a person's word changed nothing
public record RunTurn(Run run, List<RunAction> actions, Optional<Refused> refusal) {
  public RunTurn {
    actions = List.copyOf(actions);
  }

  /// A person's word that is not taken.
  public record Refused(String message, String remedy) {}
}
