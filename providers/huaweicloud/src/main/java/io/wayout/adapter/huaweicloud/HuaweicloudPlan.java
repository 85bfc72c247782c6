// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.RecordType;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One change held against what the zone holds (I05). Pure.
sealed interface HuaweicloudPlan {
  /// The wanted data is there already.
  record Done() implements HuaweicloudPlan {}

  /// These sets are to be given the wanted data, one per line.
  record Replace(List<HuaweicloudSet> sets) implements HuaweicloudPlan {}

  /// The wanted set is to be made.
  record Create() implements HuaweicloudPlan {}

  /// Nothing must be sent.
  record Refused(ProviderFailure failure) implements HuaweicloudPlan {}

  /// @param held what the zone holds for the change's key
  static HuaweicloudPlan of(Change change, HuaweicloudHeld held) {
    return switch (held) {
      case HuaweicloudHeld.Live live -> ofLive(change, live);
      case HuaweicloudHeld.Asleep _ ->
          new Refused(
              new Rejected(
                  change.key()
                      + " is there but disabled; enable or remove it at the vendor, then try"
                      + " again"));
      case HuaweicloudHeld.Odd(String why) ->
          new Refused(new Conflict(change.key() + " holds something unexpected: " + why));
      case HuaweicloudHeld.Nothing(List<String> otherTypes) -> ofNothing(change, otherTypes);
    };
  }

  private static HuaweicloudPlan ofLive(Change change, HuaweicloudHeld.Live live) {
    List<HuaweicloudSet> due = new ArrayList<>();
    for (HuaweicloudHeld.Part part : live.parts()) {
      switch (SetPlan.of(change, Optional.of(part.held()))) {
        case SetPlan.Done _ -> {}
        case SetPlan.Replace _ -> due.add(part.set());
        case SetPlan.Create _ -> throw new IllegalStateException("a set is there");
        case SetPlan.Refused(ProviderFailure why) -> {
          return new Refused(why);
        }
      }
    }
    String what = change.key().toString();
    Optional<ProviderFailure> bar = due.stream().flatMap(set -> set.bar(what).stream()).findFirst();
    if (bar.isPresent()) {
      return new Refused(bar.get());
    }
    return due.isEmpty() ? new Done() : new Replace(List.copyOf(due));
  }

  /// A CNAME stands alone at its name (RFC 1034 §3.6.2).
  private static HuaweicloudPlan ofNothing(Change change, List<String> otherTypes) {
    String cname = RecordType.CNAME.name();
    boolean isTaken =
        !otherTypes.isEmpty()
            && (otherTypes.contains(cname) || change.key().type() == RecordType.CNAME);
    String others = Excerpt.of(otherTypes.toString());
    return switch (SetPlan.of(change, Optional.empty())) {
      case SetPlan.Create _ when isTaken ->
          new Refused(new Conflict(change.key() + " has at its name already: " + others));
      case SetPlan.Create _ -> new Create();
      case SetPlan.Refused(ProviderFailure why) -> new Refused(why);
      case SetPlan.Done _, SetPlan.Replace _ -> throw new IllegalStateException("nothing is there");
    };
  }
}
