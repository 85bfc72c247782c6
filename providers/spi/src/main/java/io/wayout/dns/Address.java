// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// Address literals in one canonical form. Never resolves a name.
final class Address {
  /// Four numbers without leading zeros: `192.0.2` and `010.0.0.1` mean different addresses to
  /// different programs, so they mean none here.
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private Address() {}

  static String canonical(RecordType type, String text) {
    boolean isV4 = DOTTED_QUAD.matcher(text).matches();
    boolean isV6 = text.contains(":") && !text.contains("%");
    if (type == RecordType.A ? !isV4 : !isV6) {
      throw notAnAddress(type, text);
    }
    InetAddress address = parse(type, text);
    if (address instanceof Inet4Address != isV4) {
      throw notAnAddress(type, text);
    }
    return address.getHostAddress();
  }

  private static InetAddress parse(RecordType type, String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notLiteral) {
      throw notAnAddress(type, text);
    }
  }

  private static BadValue notAnAddress(RecordType type, String text) {
    return new BadValue("'" + text + "' is not an address for a record of type " + type);
  }
}
