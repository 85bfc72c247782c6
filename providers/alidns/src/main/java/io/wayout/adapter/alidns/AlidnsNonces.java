// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.kit.sign.Digests;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Texts that no two requests carry, without dice: a name, the moment, and a count. Thread-safe.
final class AlidnsNonces {
  private static final int CHARS = 32;

  private final String name;
  private final AtomicLong count = new AtomicLong();

  /// @param name whose requests
  AlidnsNonces(String name) {
    this.name = name;
  }

  String next(Instant moment) {
    return Digests.sha256Hex(name + moment + count.incrementAndGet()).substring(0, CHARS);
  }
}
