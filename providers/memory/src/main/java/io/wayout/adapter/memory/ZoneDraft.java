// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Edits of one zone that nobody sees yet: all of them take effect together, or none. Used under
/// its vendor's lock.
final class ZoneDraft {
  private final DnsName zone;
  private final Function<RecordKey, Optional<RecordSet>> stored;
  private final Map<RecordKey, Optional<RecordSet>> edits = new LinkedHashMap<>();

  ZoneDraft(DnsName zone, Function<RecordKey, Optional<RecordSet>> stored) {
    this.zone = zone;
    this.stored = stored;
  }

  RecordKey key(DnsName name, RecordType type) {
    return new RecordKey(zone, name, type);
  }

  Optional<RecordSet> get(RecordKey key) {
    Optional<RecordSet> edit = edits.get(key);
    return edit == null ? stored.apply(key) : edit;
  }

  /// All record sets at a name.
  Map<RecordType, RecordSet> at(DnsName name) {
    Map<RecordType, RecordSet> sets = new EnumMap<>(RecordType.class);
    for (RecordType type : RecordType.values()) {
      get(key(name, type)).ifPresent(set -> sets.put(type, set));
    }
    return sets;
  }

  void set(RecordKey key, RecordSet set) {
    edits.put(key, Optional.of(set));
  }

  void remove(RecordKey key) {
    edits.put(key, Optional.empty());
  }

  void discard() {
    edits.clear();
  }

  Map<RecordKey, Optional<RecordSet>> edits() {
    return edits;
  }
}
