// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Address literals in one canonical form. Never resolves a name.
final class Address {
  private Address() {}

  static String canonical(RecordType type, String text) {
    InetAddress address = parse(type, text);
    boolean isV4 = address instanceof Inet4Address;
    if (isV4 != (type == RecordType.A)) {
      throw new BadValue("'" + text + "' is not an address for a record of type " + type);
    }
    return address.getHostAddress();
  }

  private static InetAddress parse(RecordType type, String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notLiteral) {
      throw new BadValue("'" + text + "' is not an address for a record of type " + type);
    }
  }
}
