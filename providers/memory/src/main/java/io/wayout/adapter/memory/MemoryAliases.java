// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.adapter.memory.AliasLookup.Found;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Follows ALIAS records to addresses, as a vendor's servers do for each question. Where the target
/// can't be found out, the question ends with SERVFAIL: an empty answer would be kept by resolvers
/// as the truth. Thread-safe.
final class MemoryAliases {
  private static final int CHAIN_MAX = 8;

  private final MemoryVendor vendor;

  MemoryAliases(MemoryVendor vendor) {
    this.vendor = vendor;
  }

  /// Fills in the addresses that an ALIAS leads to.
  ///
  /// @return false if the question is not about addresses, or there are none of that family
  boolean answer(Name owner, int type, RecordSet alias, Message answer) {
    RecordType family = WireRecords.type(type).orElse(RecordType.TXT);
    boolean isAddress = family == RecordType.A || family == RecordType.AAAA;
    if (!isAddress || !(alias.data() instanceof RecordData.Alias(DnsName target))) {
      return false;
    }
    return switch (find(target, family)) {
      case Found.Unknown _ -> {
        answer.getHeader().setRcode(Rcode.SERVFAIL);
        yield true;
      }
      case Found.Known(Optional<RecordData.Addresses> addresses) -> {
        addresses
            .map(found -> WireRecords.records(owner, family, new RecordSet(alias.ttl(), found)))
            .ifPresent(records -> records.forEach(r -> answer.addRecord(r, Section.ANSWER)));
        yield addresses.isPresent();
      }
    };
  }

  private Found find(DnsName target, RecordType family) {
    DnsName name = target;
    for (int i = 0; i < CHAIN_MAX; i++) {
      Optional<DnsName> zone = vendor.zoneOf(name);
      if (zone.isEmpty()) {
        return vendor.aliasLookup().find(name, family);
      }
      Map<RecordType, RecordSet> sets = vendor.at(zone.get(), name);
      Optional<DnsName> next = next(sets);
      if (next.isEmpty()) {
        return new Found.Known(addresses(sets.get(family)));
      }
      name = next.get();
    }
    return new Found.Unknown();
  }

  private static Optional<DnsName> next(Map<RecordType, RecordSet> sets) {
    for (RecordSet set : sets.values()) {
      if (set.data() instanceof RecordData.Cname(DnsName name)) {
        return Optional.of(name);
      }
      if (set.data() instanceof RecordData.Alias(DnsName name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Optional<RecordData.Addresses> addresses(@Nullable RecordSet set) {
    return set != null && set.data() instanceof RecordData.Addresses found
        ? Optional.of(found)
        : Optional.empty();
  }
}
