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

  /// One or more addresses of one family, each in its canonical text form.
  record Addresses(RecordType type, SortedSet<String> addresses) implements RecordData {
    public Addresses {
      if (type == RecordType.CNAME || addresses.isEmpty()) {
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
  /// @throws BadValue if a value is not of that type, or a CNAME has not exactly one value
  static RecordData of(RecordType type, List<String> values) {
    if (values.isEmpty()) {
      throw new BadValue("a record set of type " + type + " needs at least one value");
    }
    if (type != RecordType.CNAME) {
      return new Addresses(type, new TreeSet<>(values));
    }
    if (values.size() > 1) {
      throw new BadValue("a CNAME has exactly one value, not " + values.size() + ": " + values);
    }
    return new Cname(DnsName.of(values.getFirst()));
  }
}
