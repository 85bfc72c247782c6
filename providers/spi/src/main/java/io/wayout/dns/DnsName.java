// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An absolute domain name in canonical form: A-labels (RFC 5891), lower case, without the final
/// dot.
///
/// Two names are the same name exactly if they are equal. A wildcard (`*` as the leftmost label)
/// and underscores are allowed; the root is not. Lengths follow RFC 1035 §2.3.4: a label has 1 to
/// 63 octets, a name at most 253 characters. Immutable and thread-safe.
///
/// @param text the canonical text, without the final dot
public record DnsName(String text) implements Comparable<DnsName> {
  private static final int NAME_CHARS_MAX = 253;
  private static final int LABEL_CHARS_MAX = 63;

  public DnsName {
    if (!text.equals(canonical(text))) {
      throw new BadValue("'" + text + "' is not in canonical form; use DnsName.of");
    }
  }

  /// Reads a name as a person or an API writes it: any case, with or without the final dot,
  /// U-labels or A-labels.
  ///
  /// @throws BadValue if the text is no domain name; the message names the text, the flaw and a
  ///   remedy
  public static DnsName of(String text) {
    return new DnsName(canonical(text));
  }

  /// The name as APIs and zone files want it when they insist on the final dot.
  public String absolute() {
    return text + ".";
  }

  public List<String> labels() {
    return List.of(text.split("\\."));
  }

  /// The name without its leftmost label, or itself if it has only one.
  public DnsName parent() {
    int dot = text.indexOf('.');
    return dot < 0 ? this : new DnsName(text.substring(dot + 1));
  }

  /// Is this name the zone's apex or below it?
  public boolean isWithin(DnsName zone) {
    int above = text.length() - zone.text.length() - 1;
    return equals(zone) || (above > 0 && text.charAt(above) == '.' && text.endsWith(zone.text));
  }

  /// The owner name as seen from the zone: `@` at the apex, `www` for `www.shop.example` in
  /// `shop.example`.
  ///
  /// @throws IllegalArgumentException if the name is not within the zone
  public String relativeTo(DnsName zone) {
    if (!isWithin(zone)) {
      throw new IllegalArgumentException(text + " is not within the zone " + zone.text);
    }
    return equals(zone) ? "@" : text.substring(0, text.length() - zone.text.length() - 1);
  }

  @Override
  public int compareTo(DnsName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String canonical(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    requirePrintable(text);
    if (name.isEmpty()) {
      throw new BadValue("'" + text + "' is empty; write a domain name such as www.shop.example");
    }
    String ascii = toAscii(text, name);
    if (ascii.length() > NAME_CHARS_MAX) {
      throw new BadValue("'" + text + "' is longer than 253 characters");
    }
    Arrays.stream(ascii.split("\\.", -1)).forEach(label -> requireLabel(text, label));
    return ascii;
  }

  /// Zero-width and control characters come with pasted text and can't be seen, so they are named.
  private static void requirePrintable(String text) {
    text.codePoints()
        .filter(c -> Character.isISOControl(c) || Character.isWhitespace(c) || isFormat(c))
        .findFirst()
        .ifPresent(c -> {
          throw new BadValue(
              String.format(
                  Locale.ROOT,
                  "'%s' contains the character U+%04X, which no domain name has; remove it",
                  text.codePoints()
                      .filter(p -> !Character.isISOControl(p))
                      .collect(
                          StringBuilder::new,
                          StringBuilder::appendCodePoint,
                          StringBuilder::append),
                  c));
        });
  }

  private static boolean isFormat(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT;
  }

  private static String toAscii(String text, String name) {
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notIdn) {
      throw new BadValue("'" + text + "' is not a domain name: " + notIdn.getMessage());
    }
  }

  private static void requireLabel(String text, String label) {
    if (label.isEmpty()) {
      throw new BadValue("'" + text + "' has an empty label; remove the doubled or leading dot");
    }
    if (label.length() > LABEL_CHARS_MAX) {
      throw new BadValue("'" + text + "' has a label of more than 63 characters: " + label);
    }
    if (!label.equals("*") && !label.chars().allMatch(DnsName::isLabelChar)) {
      throw new BadValue(
          "'"
              + text
              + "' has a character that host names don't allow, in the label '"
              + label
              + "'; letters, digits, '-' and '_' are allowed");
    }
  }

  private static boolean isLabelChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
