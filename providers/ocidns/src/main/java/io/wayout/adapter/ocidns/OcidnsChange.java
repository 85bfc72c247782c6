// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsWire.OciRecord;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetBatch.Step;
import io.wayout.kit.sets.SetPlan;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One key held against what the zone shows: what a reader is told, and what a writer sends. Pure.
final class OcidnsChange {
  private OcidnsChange() {}

  /// The operations of one change.
  record Work(RecordKey key, List<Map<String, Object>> operations) {}

  /// The operations of several changes, requirements first: nothing is taken away before all of
  /// them hold.
  static List<Map<String, Object>> inOrder(List<Work> works) {
    List<Map<String, Object>> all =
        works.stream().flatMap(work -> work.operations().stream()).toList();
    return Stream.concat(
            all.stream().filter(OcidnsWire::isRequirement),
            all.stream().filter(operation -> !OcidnsWire.isRequirement(operation)))
        .toList();
  }

  static ReadOutcome read(RecordKey key, OcidnsSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return new ReadOutcome.Failed(noAlias(key));
    }
    List<OciRecord> held = sight.at(key);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    try {
      return new ReadOutcome.Found(OcidnsWire.set(key, held), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(new Garbled(key + ": " + flaw(odd)));
    }
  }

  static Step<Work> step(Change change, OcidnsSight sight) {
    RecordKey key = change.key();
    if (key.type() == RecordType.ALIAS) {
      return new Step.Refused<>(noAlias(key));
    }
    List<OciRecord> held = sight.at(key);
    try {
      Optional<RecordSet> set =
          held.isEmpty() ? Optional.empty() : Optional.of(OcidnsWire.set(key, held));
      return step(change, SetPlan.of(change, set), held, sight);
    } catch (BadJson odd) {
      return new Step.Refused<>(new Conflict(key + " holds something unexpected: " + flaw(odd)));
    }
  }

  private static Step<Work> step(
      Change change, SetPlan plan, List<OciRecord> held, OcidnsSight sight) {
    RecordKey key = change.key();
    return switch (plan) {
      case SetPlan.Done _ -> new Step.Done<>();
      case SetPlan.Refused(ProviderFailure why) -> new Step.Refused<>(why);
      case SetPlan.Replace _ ->
          held.stream().anyMatch(OciRecord::isLocked)
              ? new Step.Refused<>(new Rejected(key + " is protected by Oracle"))
              : new Step.Due<>(new Work(key, OcidnsWire.replacement(key, held, change.wanted())));
      case SetPlan.Create _ -> {
        List<String> others = sight.typesAt(key.name());
        yield others.isEmpty()
            ? new Step.Due<>(new Work(key, OcidnsWire.creation(key, change.wanted())))
            : new Step.Refused<>(new Conflict(key + " has at its name already: " + others));
      }
    };
  }

  private static ProviderFailure noAlias(RecordKey key) {
    return new Rejected(key + ": wayout does not use the ALIAS records of OCI; use type cname");
  }

  private static String flaw(BadJson odd) {
    return Excerpt.of(String.valueOf(odd.getMessage()));
  }
}
