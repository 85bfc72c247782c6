// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One step of a domain's chain: the records of one name that lead on.
///
/// @param accounts the accounts that host its zone; two or more make it a mirrored link
/// @param ttl what wayout writes; it never raises the TTL that it finds (I12)
/// @param types what it holds: one CNAME, one ALIAS, or addresses (A, AAAA or both)
public record Link(
    DnsName name, DnsName zone, List<String> accounts, Ttl ttl, SortedSet<RecordType> types) {
  public Link {
    accounts = List.copyOf(accounts);
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    boolean isAddresses = types.stream().allMatch(Link::isAddress);
    boolean isName = types.size() == 1 && types.first() != RecordType.TXT;
    if (types.isEmpty() || !(isAddresses || isName)) {
      throw new IllegalArgumentException(name + " can't be a link of the types " + types);
    }
  }

  /// A link of one CNAME.
  public Link(DnsName name, DnsName zone, List<String> accounts, Ttl ttl) {
    this(name, zone, accounts, ttl, new TreeSet<>(List.of(RecordType.CNAME)));
  }

  /// Its record sets, one of each type.
  public List<RecordKey> keys() {
    if (types.size() == 1) {
      return List.of(new RecordKey(zone, name, types.first()));
    }
    return types.stream().map(type -> new RecordKey(zone, name, type)).toList();
  }

  /// Each of its record sets at each of its accounts.
  public List<LinkAccount> places() {
    List<RecordKey> keys = keys();
    List<LinkAccount> places = new ArrayList<>(accounts.size() * keys.size());
    for (String account : accounts) {
      for (RecordKey key : keys) {
        places.add(new LinkAccount(key, account));
      }
    }
    return Collections.unmodifiableList(places);
  }

  /// Can it lead to another name, or only to addresses?
  public boolean leadsToNames() {
    return !isAddress(types.first());
  }

  private static boolean isAddress(RecordType type) {
    return type == RecordType.A || type == RecordType.AAAA;
  }
}
