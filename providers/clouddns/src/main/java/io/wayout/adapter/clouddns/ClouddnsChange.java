// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Optional;

/// One change held against what the zone holds (I05). Pure.
sealed interface ClouddnsChange {
  /// The wanted set is there already.
  record Done() implements ClouddnsChange {}

  /// To be sent.
  ///
  /// @param goes the set that is there, exactly as it was read; empty if there is none
  record Due(Optional<ClouddnsSet> goes, ClouddnsSet comes) implements ClouddnsChange {}

  /// Must not be sent.
  record Refused(ProviderFailure failure) implements ClouddnsChange {}

  String NO_ALIAS = "Cloud DNS has no alias records that point to names";

  static ClouddnsChange of(Change change, ClouddnsSight sight) {
    RecordKey key = change.key();
    if (key.type() == RecordType.ALIAS) {
      return new Refused(new Rejected(key + ": " + NO_ALIAS));
    }
    Optional<ClouddnsSet> held = sight.at(key);
    if (held.filter(ClouddnsSet::isRouted).isPresent()) {
      return new Refused(routed(key));
    }
    try {
      Optional<RecordSet> set =
          held.isPresent() ? Optional.of(held.get().set(key.type())) : Optional.empty();
      return switch (SetPlan.of(change, set)) {
        case SetPlan.Done _ -> new Done();
        case SetPlan.Refused(var why) -> new Refused(why);
        case SetPlan.Replace _ -> new Due(held, ClouddnsSet.of(key, change.wanted()));
        case SetPlan.Create _ -> created(change, sight.beside(key));
      };
    } catch (BadJson odd) {
      String flaw = Excerpt.of(String.valueOf(odd.getMessage()));
      return new Refused(new Conflict(key + " holds something unexpected: " + flaw));
    }
  }

  static ProviderFailure routed(RecordKey key) {
    return new Rejected(key + " follows a routing policy and holds no value of its own");
  }

  private static ClouddnsChange created(Change change, List<String> others) {
    return others.isEmpty()
        ? new Due(Optional.empty(), ClouddnsSet.of(change.key(), change.wanted()))
        : new Refused(new Conflict(change.key() + " has at its name already: " + others));
  }

  /// What must be sent, if anything must.
  static Optional<Due> due(ClouddnsChange change) {
    return change instanceof Due due ? Optional.of(due) : Optional.empty();
  }
}
