// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import java.util.List;
import java.util.Map;

/// A record set as Azure keeps it.
///
/// @param name relative to the zone, `@` at its apex, lower case
/// @param type in capitals
/// @param etag changes with every write of this set, whoever makes it
/// @param metadata what people and tools have noted down; a write without it would erase it
/// @param isAlias it follows a resource of Azure and has no values of its own
/// @param values in presentation form; empty for types that wayout does not write
record AzurednsSet(
    String name,
    String type,
    String etag,
    int ttl,
    Map<String, String> metadata,
    boolean isAlias,
    List<String> values) {
  AzurednsSet {
    values = List.copyOf(values);
  }

  boolean isAt(RecordKey key) {
    return type.equals(key.type().name()) && name.equals(key.name().relativeTo(key.zone()));
  }

  /// @throws BadJson if the values are none of that type
  RecordSet set(RecordType recordType) throws BadJson {
    try {
      return new RecordSet(new Ttl(ttl), RecordData.of(recordType, values));
    } catch (BadValue odd) {
      throw new BadJson(String.valueOf(odd.getMessage()));
    }
  }
}
