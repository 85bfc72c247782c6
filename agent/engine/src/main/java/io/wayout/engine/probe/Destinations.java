// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Inconclusive;
import io.wayout.dns.RecordData;
import io.wayout.engine.probe.Destination.Ended;
import io.wayout.engine.probe.Destination.Reachable;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.Resolution;
import io.wayout.engine.resolve.Resolution.Found;
import io.wayout.engine.resolve.Resolution.NoAddress;
import io.wayout.engine.resolve.Resolution.Source;
import io.wayout.engine.resolve.Resolution.Unknown;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Finds the addresses that a probe may connect to, once per probe, so that the address that was
/// judged is the address that is used (I93).
final class Destinations {
  private static final int ADDRESSES_MAX = 4;

  private final NameResolver names;
  private final ProbeRules rules;

  Destinations(NameResolver names, ProbeRules rules) {
    this.names = names;
    this.rules = rules;
  }

  Destination find(String host, Deadline deadline) {
    return find(host, Optional.empty(), deadline);
  }

  /// Spends at most half of the time that is left.
  Destination find(String host, Optional<RecordData> target, Deadline deadline) {
    Deadline resolving = deadline.within(deadline.left().dividedBy(2));
    return switch (Route.of(host, target, rules.isManaged())) {
      case Route.Refused(String why) -> inconclusive(why);
      case Route.Direct(List<InetAddress> addresses) -> new Reachable(firstOf(addresses), "");
      case Route.To(String name) -> judge(names.resolve(name, resolving));
    };
  }

  private Destination judge(Resolution resolution) {
    return switch (resolution) {
      case NoAddress(String detail) -> new Ended(new Fail(OneLine.of(detail)));
      case Unknown(String detail) -> inconclusive("can't resolve: " + detail);
      case Found found ->
          Route.firstManaged(found.aliases(), rules.isManaged())
              .map(refused -> inconclusive("leads on: " + refused.why()))
              .orElseGet(() -> permitted(found));
    };
  }

  private Destination permitted(Found found) {
    boolean isOperatorsWord = found.source() != Source.DNS;
    List<InetAddress> permitted =
        found.addresses().stream()
            .filter(address -> isOperatorsWord || rules.addresses().permits(address))
            .toList();
    if (permitted.isEmpty()) {
      String refused = found.addresses().getFirst().getHostAddress();
      return inconclusive(
          "DNS leads to " + refused + ", which is not public; allow its network to probe it");
    }
    return new Reachable(firstOf(permitted), note(found));
  }

  private static String note(Found found) {
    return found.age().isZero()
        ? ""
        : " (no resolver answers; address known since " + found.age().toSeconds() + " s)";
  }

  private static List<InetAddress> firstOf(List<InetAddress> addresses) {
    return addresses.stream().limit(ADDRESSES_MAX).toList();
  }

  private static Destination inconclusive(String detail) {
    return new Ended(new Inconclusive(OneLine.of(detail)));
  }
}
