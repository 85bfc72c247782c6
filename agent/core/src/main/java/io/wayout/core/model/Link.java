// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One step of a domain's chain: the records of one name that lead on.
///
/// A value like the records around it. It keeps its places, because every look at a domain asks for
/// them.
public final class Link {
  private final DnsName name;
  private final DnsName zone;
  private final List<String> accounts;
  private final Ttl ttl;
  private final SortedSet<RecordType> types;
  private final List<RecordKey> keys;
  private final List<LinkAccount> places;

  /// @param accounts the accounts that host its zone; two or more make it a mirrored link
  /// @param ttl what wayout writes; it never raises the TTL that it finds (I12)
  /// @param types what it holds: one CNAME, one ALIAS, or addresses (A, AAAA or both)
  public Link(
      DnsName name, DnsName zone, List<String> accounts, Ttl ttl, SortedSet<RecordType> types) {
    this.name = name;
    this.zone = zone;
    this.accounts = List.copyOf(accounts);
    this.ttl = ttl;
    this.types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    boolean isAddresses = types.stream().allMatch(Link::isAddress);
    boolean isName = types.size() == 1 && types.first() != RecordType.TXT;
    if (types.isEmpty() || !(isAddresses || isName)) {
      throw new IllegalArgumentException(name + " can't be a link of the types " + types);
    }
    this.keys = this.types.stream().map(type -> new RecordKey(zone, name, type)).toList();
    this.places = places(this.accounts, keys);
  }

  /// A link of one CNAME.
  public Link(DnsName name, DnsName zone, List<String> accounts, Ttl ttl) {
    this(name, zone, accounts, ttl, new TreeSet<>(List.of(RecordType.CNAME)));
  }

  private static List<LinkAccount> places(List<String> accounts, List<RecordKey> keys) {
    List<LinkAccount> places = new ArrayList<>(accounts.size() * keys.size());
    for (String account : accounts) {
      for (RecordKey key : keys) {
        places.add(new LinkAccount(key, account));
      }
    }
    return Collections.unmodifiableList(places);
  }

  public DnsName name() {
    return name;
  }

  public DnsName zone() {
    return zone;
  }

  /// The accounts that host its zone; two or more make it a mirrored link.
  public List<String> accounts() {
    return accounts;
  }

  /// What wayout writes; it never raises the TTL that it finds (I12).
  public Ttl ttl() {
    return ttl;
  }

  /// What it holds: one CNAME, one ALIAS, or addresses (A, AAAA or both).
  public SortedSet<RecordType> types() {
    return types;
  }

  /// Its record sets, one of each type.
  public List<RecordKey> keys() {
    return keys;
  }

  /// Each of its record sets at each of its accounts.
  public List<LinkAccount> places() {
    return places;
  }

  /// Can it lead to another name, or only to addresses?
  public boolean leadsToNames() {
    return !isAddress(types.first());
  }

  private static boolean isAddress(RecordType type) {
    return type == RecordType.A || type == RecordType.AAAA;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Link link
            && name.equals(link.name)
            && zone.equals(link.zone)
            && accounts.equals(link.accounts)
            && ttl.equals(link.ttl)
            && types.equals(link.types));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, zone, accounts, ttl, types);
  }

  @Override
  public String toString() {
    return "Link[name=%s, zone=%s, accounts=%s, ttl=%s, types=%s]"
        .formatted(name, zone, accounts, ttl, types);
  }
}
