// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The records of a fake vendor's zone, with identifiers. Thread-safe.
public final class FakeRecords {
  /// What public resolvers see; for a real name server behind the fake.
  @FunctionalInterface
  public interface Feed {
    void put(RecordKey key, Ttl ttl, List<String> values);
  }

  private final LongFunction<String> ids;
  private final Function<RecordKey, String> rowType;
  // All fields below are guarded by `this`.
  private Map<String, FakeRecord> records = new LinkedHashMap<>();
  private Optional<List<FakeRecord>> sight = Optional.empty();
  private long nextId = 1;
  private int edits;

  /// @param ids makes identifiers of 1, 2, 3 and so on
  /// @param rowType how the vendor writes a key's type
  public FakeRecords(LongFunction<String> ids, Function<RecordKey, String> rowType) {
    this.ids = ids;
    this.rowType = rowType;
  }

  /// What listings show: all records, unless [#freeze] or [#hide] has been called.
  public synchronized List<FakeRecord> seen() {
    return sight.orElseGet(this::all);
  }

  public synchronized List<FakeRecord> all() {
    return List.copyOf(records.values());
  }

  public synchronized Optional<FakeRecord> find(String id) {
    return Optional.ofNullable(records.get(id));
  }

  public synchronized List<FakeRecord> at(DnsName name, String type) {
    return all().stream().filter(r -> r.name().equals(name) && r.type().equals(type)).toList();
  }

  /// How many records were ever made, changed or removed through the API.
  public synchronized int edits() {
    return edits;
  }

  /// @return the new record's identifier
  public synchronized String add(
      DnsName name, String type, String value, int ttl, Map<String, String> attributes) {
    edits++;
    return insert(name, type, value, ttl, attributes);
  }

  /// @return false if there is no such record
  public synchronized boolean change(String id, UnaryOperator<FakeRecord> change) {
    edits++;
    return records.computeIfPresent(id, (_, record) -> change.apply(record)) != null;
  }

  /// @return false if there is no such record
  public synchronized boolean remove(String id) {
    edits++;
    return records.remove(id) != null;
  }

  /// Runs edits that take effect together, or not at all if they throw.
  public synchronized <T> T atomically(Supplier<T> work) {
    Map<String, FakeRecord> before = new LinkedHashMap<>(records);
    int editsBefore = edits;
    boolean isDone = false;
    try {
      T result = work.get();
      isDone = true;
      return result;
    } finally {
      if (!isDone) {
        records = before;
        edits = editsBefore;
      }
    }
  }

  /// Changes records in the vendor's console: not through the API.
  public synchronized void meddle(RecordKey key, UnaryOperator<FakeRecord> change) {
    at(key.name(), rowType.apply(key)).forEach(r -> records.put(r.id(), change.apply(r)));
  }

  /// Makes a record in the vendor's console.
  public synchronized String meddle(
      DnsName name, String type, String value, int ttl, Map<String, String> attributes) {
    return insert(name, type, value, ttl, attributes);
  }

  /// Listings show for ever what they would show now: a stale replica.
  public synchronized void freeze() {
    sight = Optional.of(all());
  }

  /// Listings show nothing.
  public synchronized void hide() {
    sight = Optional.of(List.of());
  }

  /// Listings tell the truth again.
  public synchronized void reveal() {
    sight = Optional.empty();
  }

  synchronized void put(RecordKey key, Ttl ttl, List<String> values) {
    List<FakeRecord> old = at(key.name(), rowType.apply(key));
    for (int i = 0; i < values.size(); i++) {
      if (i < old.size()) {
        records.put(old.get(i).id(), old.get(i).withValue(values.get(i), ttl.seconds()));
      } else {
        insert(key.name(), rowType.apply(key), values.get(i), ttl.seconds(), Map.of());
      }
    }
    for (int i = values.size(); i < old.size(); i++) {
      records.remove(old.get(i).id());
    }
  }

  synchronized Optional<RecordSet> peek(RecordKey key) {
    List<FakeRecord> live =
        at(key.name(), rowType.apply(key)).stream().filter(FakeRecord::isLive).toList();
    if (live.isEmpty()) {
      return Optional.empty();
    }
    List<String> values = live.stream().map(FakeRecord::value).distinct().toList();
    Ttl ttl = new Ttl(live.getFirst().ttl());
    return Optional.of(new RecordSet(ttl, RecordData.of(key.type(), values)));
  }

  /// Hands every live record set of these keys to a name server.
  public void feed(List<RecordKey> keys, Feed feed) {
    keys.forEach(key -> peek(key).ifPresent(set -> feed.put(key, set.ttl(), set.data().values())));
  }

  private synchronized String insert(
      DnsName name, String type, String value, int ttl, Map<String, String> attributes) {
    String id = ids.apply(nextId++);
    records.put(id, new FakeRecord(id, name, type, value, ttl, true, attributes));
    return id;
  }
}
