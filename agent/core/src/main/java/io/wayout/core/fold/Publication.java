// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a vendor says about an accepted change on the way to its own name servers. It is told to
/// people and proves nothing: served is what the authoritative servers answer (I46, P24).
///
/// @param receipt what the vendor gave for the change
/// @param since when the vendor accepted it
/// @param due when the vendor may be asked next
/// @param said its newest word; empty: none yet
public record Publication(
    StepRef step, Receipt receipt, Instant since, Instant due, Optional<Progress> said) {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  public static Publication accepted(StepRef step, Receipt receipt, Instant now) {
    return new Publication(step, receipt, now, now.plus(FIRST), Optional.empty());
  }

  /// May the vendor be asked now? Not where it has said all that it will ever say.
  public boolean isDue(Instant now) {
    boolean isOpen =
        said.isEmpty()
            || said.get() instanceof Progress.Pending
            || said.get() instanceof Progress.Failed;
    return isOpen && !due.isAfter(now);
  }

  /// The same, just asked.
  public Publication asked(Instant now) {
    boolean isCalm =
        Duration.between(since, now).compareTo(LONG) >= 0
            || said.filter(Progress.Failed.class::isInstance).isPresent();
    return new Publication(step, receipt, since, now.plus(isCalm ? CALM : OFTEN), said);
  }

  public Publication heard(Progress progress) {
    return new Publication(step, receipt, since, due, Optional.of(progress));
  }

  /// Does this word differ in kind from the one before?
  public boolean isNews(Progress progress) {
    return said.isEmpty() || !said.get().getClass().equals(progress.getClass());
  }

  /// Its newest word as a clause for people; empty if it has said nothing.
  public Optional<String> words() {
    return said.flatMap(Publication::words);
  }

  private static Optional<String> words(Progress progress) {
    return switch (progress) {
      case Progress.Pending _ ->
          Optional.of("the vendor says that it is still publishing the change");
      case Progress.Published _ ->
          Optional.of("the vendor says that all its name servers have the change");
      case Progress.Failed(ProviderFailure failure) ->
          Optional.of("the vendor can't tell how far the change is: " + failure.detail());
      case Progress.Untracked _ -> Optional.empty();
    };
  }
}
