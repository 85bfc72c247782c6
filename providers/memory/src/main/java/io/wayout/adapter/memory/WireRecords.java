// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Between the program's words and dnsjava's.
final class WireRecords {
  private WireRecords() {}

  static Name name(DnsName name) {
    try {
      return Name.fromString(name.absolute());
    } catch (TextParseException e) {
      throw new UncheckedIOException("a checked name does not parse: " + name, e);
    }
  }

  /// @return empty if this vendor can't have such a name
  static Optional<DnsName> name(Name name) {
    try {
      return Optional.of(DnsName.of(name.toString()));
    } catch (BadValue notHostable) {
      return Optional.empty();
    }
  }

  /// @return empty if this vendor does not keep records of that type
  static Optional<RecordType> type(int type) {
    String wanted = Type.string(type);
    return Arrays.stream(RecordType.values()).filter(t -> t.name().equals(wanted)).findFirst();
  }

  /// @param owner as it was asked for, which differs from the key's for a wildcard
  static List<Record> records(Name owner, RecordType type, RecordSet set) {
    return set.data().values().stream().map(value -> record(owner, type, set, value)).toList();
  }

  static RecordData data(RecordType type, List<Record> records) {
    return RecordData.of(type, records.stream().map(Record::rdataToString).toList());
  }

  static RecordSet set(Ttl ttl, RecordType type, List<String> values) {
    return new RecordSet(ttl, RecordData.of(type, values));
  }

  private static Record record(Name owner, RecordType type, RecordSet set, String value) {
    try {
      int code = Type.value(type.name());
      return Record.fromString(owner, code, DClass.IN, set.ttl().seconds(), value, Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException("a checked value does not parse: " + value, e);
    }
  }
}
