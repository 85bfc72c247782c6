// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// The names by which this server may be called. A page of someone else whose own name leads here
/// (DNS rebinding) calls it by a name that is none of these.
///
/// @param names in lower case
record Hosts(Supplier<Set<String>> names) {

  /// @param header the Host header, with or without a port
  /// @param local the address that the client connected to
  boolean allow(String header, InetAddress local) {
    String host = host(header).toLowerCase(Locale.ROOT);
    if (host.isEmpty()) {
      return false;
    }
    if (host.equals("localhost")) {
      return local.isLoopbackAddress();
    }
    return names.get().contains(host) || isAddress(host, local);
  }

  /// Is this the origin of a page that came from here? An origin is a scheme, a host and a port
  /// (RFC 6454); another port of this host is a foreign one.
  static boolean isOwn(String origin, String header) {
    return origin.equalsIgnoreCase("https://" + header)
        || origin.equalsIgnoreCase("http://" + header);
  }

  private static String host(String header) {
    if (header.startsWith("[")) {
      return header.substring(1, Math.max(1, header.indexOf(']')));
    }
    int colon = header.indexOf(':');
    return colon < 0 ? header : header.substring(0, colon);
  }

  private static boolean isAddress(String host, InetAddress local) {
    try {
      return InetAddress.ofLiteral(host).equals(local);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
