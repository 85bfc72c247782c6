// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sets;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The changes of one call, for a vendor that applies them whole or not at all in one request.
public final class SetBatch {
  private SetBatch() {}

  /// What one change comes to.
  ///
  /// @param <T> what the vendor is sent for one change
  public sealed interface Step<T> {
    /// The wanted set is there already.
    record Done<T>() implements Step<T> {}

    /// To be sent.
    record Due<T>(T work) implements Step<T> {}

    /// Must not be sent.
    record Refused<T>(ProviderFailure failure) implements Step<T> {}
  }

  /// Asks the gate and sends what is due, unless one of the changes is refused: then nothing is
  /// sent at all.
  ///
  /// @param send one request, once; gets one or more
  /// @return in the order of the steps
  public static <T> List<WriteOutcome> replace(
      List<Step<T>> steps, SendGate gate, Function<List<T>, WriteOutcome> send) {
    List<T> due = new ArrayList<>();
    Optional<ProviderFailure> flaw = Optional.empty();
    for (Step<T> step : steps) {
      switch (step) {
        case Step.Done<T> _ -> {}
        case Step.Due<T>(T work) -> due.add(work);
        case Step.Refused<T>(ProviderFailure failure) -> flaw = flaw.or(() -> Optional.of(failure));
      }
    }
    WriteOutcome sent = flaw.map(SetBatch::innocent).orElseGet(() -> send(due, gate, send));
    return steps.stream().map(step -> outcome(step, sent)).toList();
  }

  private static <T> WriteOutcome outcome(Step<T> step, WriteOutcome sent) {
    return switch (step) {
      case Step.Done<T> _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case Step.Due<T> _ -> sent;
      case Step.Refused<T>(ProviderFailure why) -> new WriteOutcome.Refused(why);
    };
  }

  private static WriteOutcome innocent(ProviderFailure flaw) {
    return new WriteOutcome.Refused(
        new Conflict("nothing was sent, because of another change in the call: " + flaw.detail()));
  }

  private static <T> WriteOutcome send(
      List<T> due, SendGate gate, Function<List<T>, WriteOutcome> send) {
    if (due.isEmpty()) {
      return new WriteOutcome.Accepted(Receipt.NONE);
    }
    return gate.verdict() instanceof SendGate.Closed(String reason)
        ? new WriteOutcome.Refused(new Withdrawn(reason))
        : send.apply(List.copyOf(due));
  }
}
