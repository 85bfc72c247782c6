// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordData.Addresses;
import io.wayout.dns.RecordData.Alias;
import io.wayout.dns.RecordData.Cname;
import io.wayout.dns.RecordData.Text;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a probe connects. Pure.
///
/// A probe must never follow a record that wayout itself moves: after a switchover, the check of
/// the dead primary would be led to the healthy standby and report it well.
sealed interface Route {

  /// To the addresses of a host, name or literal.
  record To(String host) implements Route {}

  /// To these addresses.
  record Direct(List<InetAddress> addresses) implements Route {}

  /// Nowhere, and why.
  record Refused(String why) implements Route {}

  /// @param host the host that the check names
  /// @param target what the target's record holds, for `via: target`
  /// @param isManaged is this the name of a link of some chain?
  static Route of(String host, Optional<RecordData> target, Predicate<DnsName> isManaged) {
    if (target.isEmpty()) {
      return named(host, isManaged);
    }
    return switch (target.get()) {
      case Cname(DnsName name) -> named(name.text(), isManaged);
      case Alias(DnsName name) -> named(name.text(), isManaged);
      case Text text -> throw new IllegalArgumentException("a text leads nowhere: " + text);
      case Addresses addresses ->
          new Direct(addresses.addresses().stream().map(InetAddress::ofLiteral).toList());
    };
  }

  /// The first of the names that is a link's.
  static Optional<Refused> firstManaged(List<DnsName> names, Predicate<DnsName> isManaged) {
    return names.stream().filter(isManaged).findFirst().map(Route::refused);
  }

  private static Route named(String host, Predicate<DnsName> isManaged) {
    try {
      DnsName name = DnsName.of(host);
      return isManaged.test(name) ? refused(name) : new To(host);
    } catch (BadValue literal) {
      return new To(host);
    }
  }

  private static Refused refused(DnsName name) {
    return new Refused(
        name
            + " is a record that wayout moves, so its answer says nothing about this target;"
            + " use via: target");
  }
}
