// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.adapter.powerdns.PowerdnsWire.Entry;
import io.wayout.adapter.powerdns.PowerdnsWire.Held;
import io.wayout.dns.RecordType;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Map;

/// One change held against what the zone holds (I05). Pure.
sealed interface PowerdnsChange {
  /// The wanted data is there already.
  record Done() implements PowerdnsChange {}

  /// To be sent.
  record Due(Map<String, Object> rrset) implements PowerdnsChange {}

  /// Must not be sent.
  record Refused(ProviderFailure failure) implements PowerdnsChange {}

  static PowerdnsChange of(Change change, PowerdnsSight sight) {
    if (sight.isCopy()) {
      return new Refused(
          new Rejected("zone " + change.key().zone() + " is a copy here; write to its primary"));
    }
    return switch (sight.of(change.key())) {
      case Held.Live live -> ofLive(change, live);
      case Held.Disabled _ ->
          new Refused(
              new Rejected(
                  change.key()
                      + " is there but disabled; enable or remove it in PowerDNS, then try again"));
      case Held.Odd(String why) -> conflict(change, "holds something unexpected: " + why);
      case Held.Nothing(List<String> otherTypes) -> ofNothing(change, otherTypes);
    };
  }

  private static PowerdnsChange ofLive(Change change, Held.Live live) {
    if (live.set().equals(change.wanted())) {
      return new Done();
    }
    boolean isExpected =
        switch (change.expected()) {
          case Expected.Data(var data) -> data.equals(live.set().data());
          case Expected.Nothing _ -> false;
        };
    boolean isWantedButForTtl = live.set().data().equals(change.wanted().data());
    return isExpected || isWantedButForTtl
        ? due(change, live.disabled())
        : conflict(change, "holds " + live.set().data());
  }

  private static PowerdnsChange ofNothing(Change change, List<String> otherTypes) {
    return switch (change.expected()) {
      case Expected.Data _ -> conflict(change, "is not there");
      case Expected.Nothing _ when otherTypes.isEmpty() -> due(change, List.of());
      case Expected.Nothing _ ->
          conflict(change, "has at its name already: " + Excerpt.of(otherTypes.toString()));
    };
  }

  /// A disabled CNAME beside the live one can't be kept: PowerDNS takes one CNAME only.
  private static Due due(Change change, List<Entry> disabled) {
    List<Entry> kept = change.key().type() == RecordType.CNAME ? List.of() : disabled;
    return new Due(PowerdnsWire.replacement(change.key(), change.wanted(), kept));
  }

  private static Refused conflict(Change change, String what) {
    return new Refused(new Conflict(change.key() + " " + what));
  }
}
