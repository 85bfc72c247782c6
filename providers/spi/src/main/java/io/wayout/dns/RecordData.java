// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a record set holds. Equality is the equality that DNS gives it: names fold case, addresses
/// are compared as addresses, and the order of a set does not count.
public sealed interface RecordData {

  /// An alias for another name (RFC 1034 §3.6.2); always exactly one.
  record Cname(DnsName target) implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.CNAME;
    }

    @Override
    public List<String> values() {
      return List.of(target.absolute());
    }

    @Override
    public String toString() {
      return target.text();
    }
  }

  /// An alias that the vendor's servers follow themselves ([RecordType#ALIAS]); always exactly one.
  record Alias(DnsName target) implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.ALIAS;
    }

    @Override
    public List<String> values() {
      return List.of(target.absolute());
    }

    @Override
    public String toString() {
      return target.text();
    }
  }

  /// One word of our own: 1 to 255 printable ASCII characters without blank, `"` and `\`, so that
  /// no vendor has anything to quote, split or escape.
  record Text(String text) implements RecordData {
    private static final int CHARS_MAX = 255;

    public Text {
      boolean isPlain = text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"' && c != '\\');
      if (text.isEmpty() || text.length() > CHARS_MAX || !isPlain) {
        throw new BadValue("'" + text + "' is not a word of 1 to 255 plain ASCII characters");
      }
    }

    @Override
    public RecordType type() {
      return RecordType.TXT;
    }

    @Override
    public List<String> values() {
      return List.of("\"" + text + "\"");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// One or more addresses of one family, each in its canonical text form.
  record Addresses(RecordType type, SortedSet<String> addresses) implements RecordData {
    public Addresses {
      boolean isFamily = type == RecordType.A || type == RecordType.AAAA;
      if (!isFamily || addresses.isEmpty()) {
        throw new IllegalArgumentException("addresses need type A or AAAA and at least one value");
      }
      TreeSet<String> canonical = new TreeSet<>();
      for (String address : addresses) {
        canonical.add(Address.canonical(type, address));
      }
      addresses = Collections.unmodifiableSortedSet(canonical);
    }

    @Override
    public List<String> values() {
      return List.copyOf(addresses);
    }

    @Override
    public String toString() {
      return String.join(",", addresses);
    }
  }

  RecordType type();

  /// The set in presentation form (RFC 1035 §5): names absolute with the final dot, addresses
  /// plain.
  List<String> values();

  /// Reads a set in presentation form.
  ///
  /// @throws BadValue if a value is not of that type, or a type that holds one value has another
  ///   number
  static RecordData of(RecordType type, List<String> values) {
    if (values.isEmpty()) {
      throw new BadValue("a record set of type " + type + " needs at least one value");
    }
    return switch (type) {
      case A, AAAA -> new Addresses(type, new TreeSet<>(values));
      case CNAME -> new Cname(DnsName.of(single(type, values)));
      case ALIAS -> new Alias(DnsName.of(single(type, values)));
      case TXT -> new Text(unquoted(single(type, values)));
    };
  }

  private static String single(RecordType type, List<String> values) {
    if (values.size() > 1) {
      throw new BadValue(
          "a record set of type "
              + type
              + " has exactly one value, not "
              + values.size()
              + ": "
              + values);
    }
    return values.getFirst();
  }

  /// Vendors give a text with its quotes or without.
  private static String unquoted(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }
}
