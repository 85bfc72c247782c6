// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real name server behind a fake cloud. Thread-safe.
final class Served {
  private final List<RecordKey> keys;
  private final FakeRecords.Feed server;
  // Guarded by `this`.
  private final Map<RecordKey, RecordSet> shown = new HashMap<>();

  Served(List<RecordKey> keys, FakeRecords.Feed server) {
    this.keys = List.copyOf(keys);
    this.server = server;
  }

  /// Shows what has changed since the last time.
  synchronized void refresh(FakeRecords records) {
    for (RecordKey key : keys) {
      Optional<RecordSet> held = records.peek(key);
      held.filter(set -> !set.equals(shown.get(key)))
          .ifPresent(set -> {
            server.put(key, set.ttl(), set.data().values());
            shown.put(key, set);
          });
    }
  }
}
