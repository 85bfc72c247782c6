// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sets;

import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import java.util.Optional;

/// One change held against the record set that is there (I05). Pure.
public sealed interface SetPlan {
  /// The wanted set is there already.
  record Done() implements SetPlan {}

  /// The set that is there is to be replaced.
  record Replace() implements SetPlan {}

  /// Nothing of this type is there, and the wanted set is to be made.
  record Create() implements SetPlan {}

  /// Nothing must be sent.
  record Refused(ProviderFailure failure) implements SetPlan {}

  /// @param held the set at the change's key
  static SetPlan of(Change change, Optional<RecordSet> held) {
    return held.map(set -> ofSet(change, set)).orElseGet(() -> ofNothing(change));
  }

  private static SetPlan ofSet(Change change, RecordSet held) {
    if (held.equals(change.wanted())) {
      return new Done();
    }
    boolean isExpected =
        change.expected() instanceof Expected.Data(var data) && data.equals(held.data());
    boolean isWantedButForTtl = held.data().equals(change.wanted().data());
    return isExpected || isWantedButForTtl
        ? new Replace()
        : conflict(change, "holds " + held.data());
  }

  private static SetPlan ofNothing(Change change) {
    return switch (change.expected()) {
      case Expected.Data _ -> conflict(change, "is not there");
      case Expected.Nothing _ -> new Create();
    };
  }

  private static SetPlan conflict(Change change, String what) {
    return new Refused(new Conflict(change.key() + " " + what));
  }
}
