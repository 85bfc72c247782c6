// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.util.Optional;

/// A question to an account's API.
///
/// @param elapsed until the agent had the answer
/// @param failure why there was none
record Calls(String account, Duration elapsed, Optional<ProviderFailure> failure) {
  static Optional<Calls> of(Fact fact) {
    return switch (fact) {
      case Fact.Read read ->
          Optional.of(
              new Calls(
                  read.account(),
                  read.elapsed(),
                  read.outcomes().stream().flatMap(o -> failure(o).stream()).findFirst()));
      case Fact.Checked checked ->
          Optional.of(
              new Calls(
                  checked.account(),
                  checked.elapsed(),
                  checked.outcome() instanceof CheckOutcome.Failed failed
                      ? Optional.of(failed.failure())
                      : Optional.empty()));
      case Fact _ -> Optional.empty();
    };
  }

  private static Optional<ProviderFailure> failure(ReadOutcome outcome) {
    return outcome instanceof ReadOutcome.Failed(ProviderFailure failure)
        ? Optional.of(failure)
        : Optional.empty();
  }

  /// Are all questions those of watching, because no move is under way?
  static boolean areWatching(Scene scene) {
    return scene.switchovers().stream().allMatch(s -> s.phase().isTerminal());
  }
}
