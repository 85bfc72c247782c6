// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.dns.RecordSet;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.Map;
import java.util.Optional;

/// One change held against what the zone holds (I05). Pure.
sealed interface DesecChange {
  /// The wanted data is there already.
  record Done() implements DesecChange {}

  /// To be sent.
  ///
  /// @param isNew nothing is there yet
  record Due(Map<String, Object> rrset, boolean isNew) implements DesecChange {}

  /// Must not be sent.
  record Refused(ProviderFailure failure) implements DesecChange {}

  static DesecChange of(Change change, DesecSight sight) {
    return switch (change.key().type()) {
      case ALIAS -> new Refused(new Rejected("deSEC has no alias records"));
      case A, AAAA, CNAME, TXT ->
          sight.at(change.key()).isEmpty()
              ? ofNothing(change)
              : ofRrset(change, sight.at(change.key()).get());
    };
  }

  private static DesecChange ofRrset(Change change, DesecWire.Rrset rrset) {
    RecordSet held;
    try {
      held = rrset.set(change.key().type());
    } catch (BadJson odd) {
      return conflict(
          change, "holds something unexpected: " + Excerpt.of(String.valueOf(odd.getMessage())));
    }
    if (held.equals(change.wanted())) {
      return new Done();
    }
    boolean isExpected =
        change.expected() instanceof Expected.Data(var data) && data.equals(held.data());
    boolean isWantedButForTtl = held.data().equals(change.wanted().data());
    return isExpected || isWantedButForTtl
        ? new Due(DesecWire.wanted(change.key(), change.wanted()), false)
        : conflict(change, "holds " + held.data());
  }

  private static DesecChange ofNothing(Change change) {
    return switch (change.expected()) {
      case Expected.Data _ -> conflict(change, "is not there");
      case Expected.Nothing _ -> new Due(DesecWire.wanted(change.key(), change.wanted()), true);
    };
  }

  private static Refused conflict(Change change, String what) {
    return new Refused(new Conflict(change.key() + " " + what));
  }

  /// What must be sent, if anything must.
  static Optional<Due> due(DesecChange change) {
    return change instanceof Due due ? Optional.of(due) : Optional.empty();
  }
}
