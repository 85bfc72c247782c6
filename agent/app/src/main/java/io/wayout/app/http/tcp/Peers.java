// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What counts as one address: of IPv6 the first 64 bits, because whoever has one has them all.
final class Peers {
  private static final int NETWORK_BYTES = 8;

  private Peers() {}

  static String name(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address.getHostAddress();
    }
    String hex = HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES);
    return String.join(":", hex.split("(?<=\\G.{4})", -1)) + ":/64";
  }
}
