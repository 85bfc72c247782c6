// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A DNS vendor in RAM: zones, records, a serial per zone, and a history of everything that ever
/// took effect. Thread-safe; each edit, of however many records, is seen whole or not at all.
public final class MemoryVendor {
  private final InstantSource clock;
  // All fields below are guarded by `this`.
  private final Map<DnsName, Map<RecordKey, RecordSet>> zones = new HashMap<>();
  private final Map<DnsName, Long> serials = new HashMap<>();
  private final List<Applied> history = new ArrayList<>();
  private ControlPlane controlPlane = ControlPlane.ANSWERING;
  private AliasLookup aliasLookup = AliasLookup.NONE;

  /// One record set's change that took effect.
  ///
  /// @param before what it held; empty if it was not there
  /// @param after what it holds since; empty if it was removed
  public record Applied(
      Instant at, RecordKey key, Optional<RecordSet> before, Optional<RecordSet> after) {}

  /// @param zones what this vendor hosts, for ever
  /// @param clock dates the history and judges signatures
  public MemoryVendor(Collection<DnsName> zones, InstantSource clock) {
    this.clock = clock;
    for (DnsName zone : zones) {
      this.zones.put(zone, new HashMap<>());
      this.serials.put(zone, 1L);
    }
  }

  public synchronized Set<DnsName> zones() {
    return Set.copyOf(zones.keySet());
  }

  /// What the vendor holds now.
  public synchronized Optional<RecordSet> get(RecordKey key) {
    return Optional.ofNullable(zones.getOrDefault(key.zone(), Map.of()).get(key));
  }

  /// Everything in a zone, as a copy.
  public synchronized Map<RecordKey, RecordSet> records(DnsName zone) {
    return Map.copyOf(zones.getOrDefault(zone, Map.of()));
  }

  /// Grows with every edit of the zone (RFC 1035 §3.3.13); 0 if the zone is not hosted here.
  public synchronized long serial(DnsName zone) {
    return serials.getOrDefault(zone, 0L);
  }

  /// Everything that ever took effect, oldest first, as a copy.
  public synchronized List<Applied> history() {
    return List.copyOf(history);
  }

  public synchronized ControlPlane controlPlane() {
    return controlPlane;
  }

  /// Lets the API fail, or work again. Holds for every adapter and server in front of this vendor.
  public synchronized void controlPlane(ControlPlane behaviour) {
    controlPlane = behaviour;
  }

  /// Lets ALIAS records lead to names outside this vendor's zones.
  public synchronized void aliasLookup(AliasLookup lookup) {
    aliasLookup = lookup;
  }

  synchronized AliasLookup aliasLookup() {
    return aliasLookup;
  }

  /// Creates or replaces a record set, as a person in the vendor's console would: no questions
  /// asked, and whatever the API's state.
  ///
  /// @throws IllegalArgumentException if the zone is not hosted here
  public synchronized void put(RecordKey key, RecordSet set) {
    requireZone(key.zone());
    edit(
        key.zone(),
        draft -> {
          draft.set(key, set);
          return key;
        });
  }

  /// Removes a record set in the vendor's console.
  public synchronized void remove(RecordKey key) {
    requireZone(key.zone());
    edit(
        key.zone(),
        draft -> {
          draft.remove(key);
          return key;
        });
  }

  /// Compares and replaces record sets of one zone in one step: all of them, or none if one of them
  /// is refused.
  ///
  /// @return in the order of the changes; a change that was fine but fell with another one is a
  ///   conflict that says so
  public synchronized List<WriteOutcome> replace(List<Change> changes) {
    DnsName zone = changes.getFirst().key().zone();
    if (!zones.containsKey(zone)) {
      return ChangeRules.absent(changes, zone);
    }
    return edit(zone, draft -> ChangeRules.apply(changes, draft));
  }

  InstantSource clock() {
    return clock;
  }

  /// The zone that answers for a name: the longest one that it is in.
  synchronized Optional<DnsName> zoneOf(DnsName name) {
    return zones.keySet().stream()
        .filter(name::isWithin)
        .max((a, b) -> Integer.compare(a.labels().size(), b.labels().size()));
  }

  /// All record sets at a name.
  synchronized Map<RecordType, RecordSet> at(DnsName zone, DnsName name) {
    Map<RecordType, RecordSet> sets = new EnumMap<>(RecordType.class);
    for (RecordType type : RecordType.values()) {
      get(new RecordKey(zone, name, type)).ifPresent(set -> sets.put(type, set));
    }
    return sets;
  }

  /// Does the name exist, with records or as a node above names that have some (RFC 8020)?
  synchronized boolean exists(DnsName zone, DnsName name) {
    return !at(zone, name).isEmpty()
        || zones.getOrDefault(zone, Map.of()).keySet().stream()
            .anyMatch(key -> key.name().isWithin(name));
  }

  /// Runs edits of a zone that take effect together when `edits` returns, unless the draft was
  /// discarded.
  synchronized <T> T edit(DnsName zone, Function<ZoneDraft, T> edits) {
    ZoneDraft draft = new ZoneDraft(zone, this::get);
    T result = edits.apply(draft);
    boolean isChanged = false;
    for (Map.Entry<RecordKey, Optional<RecordSet>> edit : draft.edits().entrySet()) {
      isChanged |= commit(edit.getKey(), edit.getValue());
    }
    if (isChanged) {
      serials.merge(zone, 1L, Long::sum);
    }
    return result;
  }

  private synchronized boolean commit(RecordKey key, Optional<RecordSet> after) {
    Optional<RecordSet> before = get(key);
    if (before.equals(after)) {
      return false;
    }
    Map<RecordKey, RecordSet> zone = requireZone(key.zone());
    after.ifPresentOrElse(set -> zone.put(key, set), () -> zone.remove(key));
    history.add(new Applied(clock.instant(), key, before, after));
    return true;
  }

  private synchronized Map<RecordKey, RecordSet> requireZone(DnsName zone) {
    Map<RecordKey, RecordSet> records = zones.get(zone);
    if (records == null) {
      throw new IllegalArgumentException("the zone " + zone + " is not hosted here");
    }
    return records;
  }
}
