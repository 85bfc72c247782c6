// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.dns.DnsName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What is known about the addresses of a host.
public sealed interface Resolution {

  /// @param addresses 1 or more, IPv4 before IPv6
  /// @param aliases the names that the host's name is an alias for, in order
  /// @param source who said so
  /// @param age how long the resolvers have been unable to confirm it; zero if they just did, or
  ///   may be taken at their word still
  record Found(List<InetAddress> addresses, List<DnsName> aliases, Source source, Duration age)
      implements Resolution {
    public Found {
      addresses = List.copyOf(addresses);
      aliases = List.copyOf(aliases);
    }
  }

  /// DNS answers that there is no such name, or no address for it.
  record NoAddress(String detail) implements Resolution {}

  /// Nobody could be asked, and nothing usable is remembered.
  record Unknown(String detail) implements Resolution {}

  /// Where an address comes from.
  enum Source {
    /// It was written as an address.
    LITERAL,
    /// This host's hosts file.
    HOSTS,
    /// A resolver.
    DNS
  }
}
