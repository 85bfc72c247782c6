// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// How a wire finds a host's addresses. Must be thread-safe, and give up well within the wire's
/// deadline, which can't interrupt it.
@FunctionalInterface
public interface HostLookup {
  /// The operating system's resolver; how long it takes to give up is configured there.
  HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /// @return one or more addresses, the best first; the wire tries the next one when a connection
  ///   can't be made
  /// @throws UnknownHostException if there is none, or none could be found out
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /// Where the host has proven its name with a good certificate before. Tried when its name leads
  /// nowhere or to somebody else, as it does while a vendor's own domain is lost; a handshake with
  /// the right name has to succeed there again.
  ///
  /// @return the latest first; empty if there is none
  default List<InetAddress> proven(String host) {
    return List.of();
  }

  /// The host has just proven its name there.
  default void prove(String host, InetAddress address) {}
}
