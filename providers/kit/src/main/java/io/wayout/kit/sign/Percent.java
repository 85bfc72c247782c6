// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Percent encoding (RFC 3986 §2): letters, digits and `-_.~` stay, every other byte of the UTF-8
/// form becomes `%XX` in capitals; a blank is `%20` and never `+`.
///
/// What is sent must be what was signed, so requests are built with these texts and nothing encodes
/// them again.
public final class Percent {
  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
      }
    }
    return encoded.toString();
  }

  /// A query: names and values encoded, sorted by encoded name, joined by `&`; an empty value keeps
  /// its `=`.
  public static String query(Map<String, String> parameters) {
    TreeMap<String, String> sorted = new TreeMap<>();
    parameters.forEach((name, value) -> sorted.put(encode(name), encode(value)));
    return sorted.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '~';
  }
}
