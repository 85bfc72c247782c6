// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Where a probe may connect when DNS names the address (I93): public addresses, and the networks
/// that the operator lists. Whoever controls a name must not be able to aim us at this host, its
/// network or the cloud's metadata service. Addresses that the operator wrote down, in the
/// configuration or in the hosts file, are his word and not judged. Immutable.
///
/// @param allowed networks that may be reached although they are not public
public record AddressRules(List<Network> allowed) {
  private static final List<Network> NOT_PUBLIC =
      List.of(
          Network.of("0.0.0.0/8"),
          Network.of("10.0.0.0/8"),
          Network.of("100.64.0.0/10"),
          Network.of("127.0.0.0/8"),
          Network.of("169.254.0.0/16"),
          Network.of("172.16.0.0/12"),
          Network.of("192.168.0.0/16"),
          Network.of("224.0.0.0/3"),
          Network.of("::/127"),
          Network.of("fc00::/7"),
          Network.of("fe80::/10"),
          Network.of("ff00::/8"));

  public AddressRules {
    allowed = List.copyOf(allowed);
  }

  /// Public addresses alone.
  public static AddressRules publicOnly() {
    return new AddressRules(List.of());
  }

  /// Public addresses and these networks.
  ///
  /// @param networks e.g. `10.0.0.0/8`, or one address
  /// @throws IllegalArgumentException if one is not a network
  public static AddressRules allowing(List<String> networks) {
    return new AddressRules(networks.stream().map(Network::of).toList());
  }

  public boolean permits(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address))
        || NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
  }

  /// A range of addresses that share their first bits.
  public record Network(InetAddress first, int bits) {

    /// @throws IllegalArgumentException if the text is not a network such as `10.0.0.0/8`
    public static Network of(String text) {
      int slash = text.indexOf('/');
      InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int width = first.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > width) {
        throw new IllegalArgumentException("'" + text + "' has more bits than an address");
      }
      return new Network(first, bits);
    }

    public boolean contains(InetAddress address) {
      byte[] a = first.getAddress();
      byte[] b = address.getAddress();
      int whole = bits / Byte.SIZE;
      return a.length == b.length
          && Arrays.equals(a, 0, whole, b, 0, whole)
          && (bits % Byte.SIZE == 0
              || (a[whole] ^ b[whole]) >> (Byte.SIZE - bits % Byte.SIZE) == 0);
    }

    @Override
    public String toString() {
      String text = first.getHostAddress();
      return (first instanceof Inet6Address ? text.replaceFirst("%.*", "") : text) + "/" + bits;
    }
  }
}
