// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.Receipt;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens to a batch of changes at the vendor.
final class ChangeRules {
  private static final WriteOutcome HELD_BACK =
      new Refused(new Conflict("not applied: another change of the same batch was refused"));

  private ChangeRules() {}

  static List<WriteOutcome> absent(List<Change> changes, DnsName zone) {
    WriteOutcome refused = new Refused(new Absent("the zone " + zone + " is not hosted here"));
    return changes.stream().map(_ -> refused).toList();
  }

  /// Applies all changes to the draft, or none: then the draft is discarded.
  static List<WriteOutcome> apply(List<Change> changes, ZoneDraft draft) {
    List<Optional<ProviderFailure>> objections = new ArrayList<>();
    List<Boolean> alreadyThere = new ArrayList<>();
    for (Change change : changes) {
      boolean isThere = isThere(change, draft);
      alreadyThere.add(isThere);
      objections.add(isThere ? Optional.empty() : objection(change, draft.at(change.key().name())));
    }
    if (objections.stream().allMatch(Optional::isEmpty)) {
      changes.forEach(change -> write(change, draft));
      Receipt receipt = Receipt.NONE;
      return changes.stream().<WriteOutcome>map(_ -> new Accepted(receipt)).toList();
    }
    draft.discard();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      WriteOutcome fine = alreadyThere.get(i) ? new Accepted(Receipt.NONE) : HELD_BACK;
      outcomes.add(objections.get(i).<WriteOutcome>map(Refused::new).orElse(fine));
    }
    return outcomes;
  }

  private static boolean isThere(Change change, ZoneDraft draft) {
    return draft.get(change.key()).filter(s -> s.data().equals(change.wanted().data())).isPresent();
  }

  private static Optional<ProviderFailure> objection(
      Change change, Map<RecordType, RecordSet> present) {
    return switch (change.expected()) {
      case Expected.Nothing _ when !present.isEmpty() -> conflict(change, present);
      case Expected.Nothing _ -> Optional.empty();
      case Expected.Data(var data) -> {
        RecordSet held = present.get(data.type());
        if (held == null || !held.data().equals(data)) {
          yield conflict(change, present);
        }
        yield beside(change, data.type(), present);
      }
    };
  }

  private static Optional<ProviderFailure> conflict(
      Change change, Map<RecordType, RecordSet> present) {
    String found = present.isEmpty() ? "nothing" : present.toString();
    return Optional.of(
        new Conflict(change.key() + ": expected " + expected(change) + ", found " + found));
  }

  private static String expected(Change change) {
    return switch (change.expected()) {
      case Expected.Data(var data) -> data.toString();
      case Expected.Nothing _ -> "nothing";
    };
  }

  /// A CNAME stands alone at its name (RFC 1034 §3.6.2).
  private static Optional<ProviderFailure> beside(
      Change change, RecordType replaced, Map<RecordType, RecordSet> present) {
    boolean isAlone =
        present.keySet().stream().allMatch(t -> t == replaced || t == change.key().type());
    return change.key().type() == RecordType.CNAME && !isAlone
        ? Optional.of(new Rejected(change.key() + " can't stand beside " + present))
        : Optional.empty();
  }

  private static void write(Change change, ZoneDraft draft) {
    if (change.expected() instanceof Expected.Data(var data)
        && data.type() != change.key().type()) {
      draft.remove(draft.key(change.key().name(), data.type()));
    }
    draft.set(change.key(), change.wanted());
  }
}
