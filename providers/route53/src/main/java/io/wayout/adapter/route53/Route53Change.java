// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.adapter.route53.Route53Wire.Swap;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetBatch.Step;
import io.wayout.kit.sets.SetPlan;
import io.wayout.kit.xml.BadXml;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.util.List;
import java.util.Optional;

/// One key held against what the zone shows: what a reader is told, and what a writer sends. Pure.
final class Route53Change {
  private static final String SIMPLE = "; wayout changes simple records alone";

  private Route53Change() {}

  static ReadOutcome read(RecordKey key, Route53Sight sight) {
    return switch (held(key, sight)) {
      case Held.Odd(ProviderFailure why) -> new ReadOutcome.Failed(why);
      case Held.Nothing _ -> new ReadOutcome.Missing();
      case Held.Simple(_, RecordSet set) -> new ReadOutcome.Found(set, RecordRef.NONE);
    };
  }

  static Step<Swap> step(Change change, Route53Sight sight) {
    return switch (held(change.key(), sight)) {
      case Held.Odd(ProviderFailure why) -> new Step.Refused<>(writing(why));
      case Held.Nothing _ -> ofNothing(change, sight);
      case Held.Simple(Route53Set element, RecordSet set) ->
          step(
              SetPlan.of(change, Optional.of(set)),
              Route53Wire.replacement(element, change.wanted()));
    };
  }

  static ProviderFailure noAlias(RecordKey key) {
    return new Rejected(
        key
            + ": an alias of Route 53 follows a resource of AWS, not a name; use a link of type"
            + " cname");
  }

  /// What is at a key.
  private sealed interface Held {
    record Nothing() implements Held {}

    record Simple(Route53Set element, RecordSet set) implements Held {}

    record Odd(ProviderFailure why) implements Held {}
  }

  private static Held held(RecordKey key, Route53Sight sight) {
    List<Route53Set> sets = sight.at(key);
    if (key.type() == RecordType.ALIAS) {
      return new Held.Odd(noAlias(key));
    }
    if (sets.isEmpty()) {
      return new Held.Nothing();
    }
    Optional<String> oddity = sets.stream().flatMap(set -> set.oddity().stream()).findFirst();
    if (oddity.isPresent()) {
      return new Held.Odd(new Rejected(key + " " + oddity.get() + SIMPLE));
    }
    if (sets.size() > 1) {
      return new Held.Odd(new Garbled(key + " is shown " + sets.size() + " times"));
    }
    try {
      return new Held.Simple(sets.getFirst(), sets.getFirst().set(key.type()));
    } catch (BadXml odd) {
      return new Held.Odd(new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  /// What can't be read is not what was expected.
  private static ProviderFailure writing(ProviderFailure why) {
    return why instanceof Garbled(String detail) ? new Conflict(detail) : why;
  }

  private static Step<Swap> ofNothing(Change change, Route53Sight sight) {
    SetPlan plan = SetPlan.of(change, Optional.empty());
    List<String> others = sight.atName(change.key()).stream().map(Route53Set::type).toList();
    if (plan instanceof SetPlan.Create && !others.isEmpty()) {
      return new Step.Refused<>(new Conflict(change.key() + " has at its name already: " + others));
    }
    return step(plan, Route53Wire.creation(change.key(), change.wanted()));
  }

  private static Step<Swap> step(SetPlan plan, Swap swap) {
    return switch (plan) {
      case SetPlan.Done _ -> new Step.Done<>();
      case SetPlan.Refused(ProviderFailure why) -> new Step.Refused<>(why);
      case SetPlan.Replace _, SetPlan.Create _ -> new Step.Due<>(swap);
    };
  }
}
