// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.store.sqlite.desk.OutboxRows.Addressed;
import io.wayout.store.sqlite.desk.OutboxRows.Fared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where letters wait: on the desk, and in memory for the time that the desk can't be written,
/// because the alarm about a full disk must go out, too. Thread-safe.
///
/// @param desk durable
/// @param memory in case
record Outbox(OutboxRows desk, OutboxRows memory) {

  List<OutboxRows> boxes() {
    return List.of(desk, memory);
  }

  /// Keeps letters, durably if that is possible.
  ///
  /// @throws StoreException if it is not even possible in memory
  void add(List<Addressed> letters) throws StoreException {
    if (letters.isEmpty()) {
      return;
    }
    try {
      desk.add(letters);
    } catch (StoreException full) {
      memory.add(letters);
    }
  }

  /// Adds to how a channel fares.
  void fared(String channel, Fared more) throws StoreException {
    try {
      desk.fared(channel, more);
    } catch (StoreException full) {
      memory.fared(channel, more);
    }
  }

  /// How each channel fares, by name.
  Map<String, Fared> fared() throws StoreException {
    Map<String, Fared> all = new HashMap<>(memory.fared());
    all.putAll(desk.fared());
    return all;
  }

  /// How many letters wait, by channel.
  Map<String, Long> queued() throws StoreException {
    Map<String, Long> all = new HashMap<>(desk.queued());
    memory.queued().forEach((channel, count) -> all.merge(channel, count, Long::sum));
    return all;
  }
}
