// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.Ticker;
import java.time.Instant;

/// A clock that stands still.
record FixedTicker(Instant now) implements Ticker {
  static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  static final Options OPTIONS = new Options(new FixedTicker(NOON), 128 * 1024, false);

  @Override
  public Instant wall() {
    return now;
  }
}
