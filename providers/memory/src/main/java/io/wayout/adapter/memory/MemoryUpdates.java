// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Dynamic updates of a vendor's records (RFC 2136 §3): prerequisites and updates of one message
/// are one edit. Records of types that the vendor does not keep are refused. Thread-safe.
final class MemoryUpdates {
  private final MemoryVendor vendor;

  MemoryUpdates(MemoryVendor vendor) {
    this.vendor = vendor;
  }

  /// Carries out an update whose sender has been authenticated.
  ///
  /// @return the response code (RFC 2136 §2.2)
  int apply(Message update) {
    Record question = update.getQuestion();
    Optional<DnsName> zone =
        question == null ? Optional.empty() : WireRecords.name(question.getName());
    if (zone.isEmpty() || question == null || question.getType() != Type.SOA) {
      return Rcode.FORMERR;
    }
    if (!vendor.zones().contains(zone.get())) {
      return Rcode.NOTAUTH;
    }
    List<Record> prerequisites = update.getSection(Section.PREREQ);
    List<Record> updates = update.getSection(Section.UPDATE);
    int flaw = flaw(zone.get(), prerequisites, updates);
    return flaw != Rcode.NOERROR
        ? flaw
        : vendor.edit(zone.get(), draft -> run(draft, prerequisites, updates));
  }

  private static int run(ZoneDraft draft, List<Record> prerequisites, List<Record> updates) {
    int verdict = verdict(draft, prerequisites);
    if (verdict == Rcode.NOERROR) {
      updates.forEach(record -> update(draft, record));
    }
    return verdict;
  }

  /// What can be said without looking at the zone (RFC 2136 §3.2 and §3.4.1).
  private static int flaw(DnsName zone, List<Record> prerequisites, List<Record> updates) {
    for (Record record : prerequisites) {
      if (record.getTTL() != 0) {
        return Rcode.FORMERR;
      }
    }
    List<Record> all = new ArrayList<>(prerequisites);
    all.addAll(updates);
    for (Record record : all) {
      Optional<DnsName> name = WireRecords.name(record.getName());
      if (name.isEmpty() || !name.get().isWithin(zone)) {
        return Rcode.NOTZONE;
      }
      boolean isAnyType = record.getType() == Type.ANY && record.getDClass() != DClass.IN;
      if (!isAnyType && WireRecords.type(record.getType()).isEmpty()) {
        return Rcode.REFUSED;
      }
    }
    return Rcode.NOERROR;
  }

  private static int verdict(ZoneDraft draft, List<Record> prerequisites) {
    Map<RecordKey, List<Record>> exact = new LinkedHashMap<>();
    for (Record record : prerequisites) {
      Map<RecordType, RecordSet> present = present(draft, record);
      Optional<RecordType> type = WireRecords.type(record.getType());
      boolean isThere = type.map(present::containsKey).orElse(!present.isEmpty());
      if (record.getDClass() == DClass.ANY && !isThere) {
        return type.isPresent() ? Rcode.NXRRSET : Rcode.NXDOMAIN;
      }
      if (record.getDClass() == DClass.NONE && isThere) {
        return type.isPresent() ? Rcode.YXRRSET : Rcode.YXDOMAIN;
      }
      if (record.getDClass() == DClass.IN) {
        RecordKey key = key(draft, record, type.orElseThrow());
        exact.computeIfAbsent(key, _ -> new ArrayList<>()).add(record);
      }
    }
    boolean allMatch =
        exact.entrySet().stream().allMatch(e -> holds(draft, e.getKey(), e.getValue()));
    return allMatch ? Rcode.NOERROR : Rcode.NXRRSET;
  }

  private static boolean holds(ZoneDraft draft, RecordKey key, List<Record> records) {
    return draft
        .get(key)
        .filter(set -> set.data().equals(WireRecords.data(key.type(), records)))
        .isPresent();
  }

  /// One update record (RFC 2136 §3.4.2).
  private static void update(ZoneDraft draft, Record record) {
    Optional<RecordType> type = WireRecords.type(record.getType());
    switch (record.getDClass()) {
      case DClass.ANY ->
          type.ifPresentOrElse(
              t -> draft.remove(key(draft, record, t)),
              () ->
                  present(draft, record)
                      .keySet()
                      .forEach(t -> draft.remove(key(draft, record, t))));
      case DClass.NONE -> type.ifPresent(t -> remove(draft, key(draft, record, t), record));
      default -> type.ifPresent(t -> add(draft, key(draft, record, t), record));
    }
  }

  private static void remove(ZoneDraft draft, RecordKey key, Record record) {
    Optional<RecordSet> held = draft.get(key);
    if (held.isEmpty()) {
      return;
    }
    List<String> rest = new ArrayList<>(held.get().data().values());
    rest.removeAll(WireRecords.data(key.type(), List.of(record)).values());
    if (rest.isEmpty()) {
      draft.remove(key);
    } else {
      draft.set(key, WireRecords.set(held.get().ttl(), key.type(), rest));
    }
  }

  /// A CNAME replaces a CNAME and never stands beside anything else; what can't stand is ignored.
  private static void add(ZoneDraft draft, RecordKey key, Record record) {
    Map<RecordType, RecordSet> present = draft.at(key.name());
    boolean isAlias = key.type() == RecordType.CNAME;
    boolean clashes = present.keySet().stream().anyMatch(t -> isAlias != (t == RecordType.CNAME));
    if (clashes) {
      return;
    }
    List<String> values = new ArrayList<>(WireRecords.data(key.type(), List.of(record)).values());
    RecordSet held = present.get(key.type());
    if (held != null && !isAlias) {
      values.addAll(held.data().values());
    }
    draft.set(key, WireRecords.set(new Ttl((int) record.getTTL()), key.type(), values));
  }

  private static Map<RecordType, RecordSet> present(ZoneDraft draft, Record record) {
    return draft.at(WireRecords.name(record.getName()).orElseThrow());
  }

  private static RecordKey key(ZoneDraft draft, Record record, RecordType type) {
    return draft.key(WireRecords.name(record.getName()).orElseThrow(), type);
  }
}
