// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// One step of a runbook.
///
/// @param name what people call it
/// @param timeout after how long it has failed, as a duration; empty: [#defaultTimeout]
/// @param undo what takes it back, where wayout does not know that itself
public record Step(String name, Act act, String timeout, OnFailure onFailure, Optional<Act> undo) {

  /// What follows a failure.
  public enum OnFailure {
    STOP,
    CONTINUE,
    ROLL_BACK
  }

  Step filled(UnaryOperator<String> fill) {
    return new Step(
        fill.apply(name),
        act.filled(fill),
        fill.apply(timeout),
        onFailure,
        undo.map(a -> a.filled(fill)));
  }

  /// How long its kind may take where nothing else is written, as a duration.
  public static String defaultTimeout(Act act) {
    return switch (act) {
      case Act.Http _, Act.Exec _, Act.Notify _ -> "30s";
      case Act.Pause _, Act.Approval _ -> "1h";
      case Act.Parallel _, Act.Delay _ -> "24h";
      case Act.Switch _,
          Act.Campaign _,
          Act.Freeze _,
          Act.Unfreeze _,
          Act.Acknowledge _,
          Act.Await _,
          Act.PutBack _ ->
          "30m";
    };
  }
}
