// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.Ticker;

/// How a store is opened.
///
/// @param ticker its wall clock dates what was lost
/// @param reserveBytes space set aside for finishing what has begun when the disk is full; 0 or
///   more
/// @param allowsLooseModes open a state that others may read or write, or that belongs to another
///   user (I91); whoever sets it journals it
public record Options(Ticker ticker, long reserveBytes, boolean allowsLooseModes) {
  /// Enough for a thousand moves that end at the same moment.
  public static final long RESERVE_BYTES = 4L * 1024 * 1024;

  /// @throws IllegalArgumentException if the reserve is negative
  public Options {
    if (reserveBytes < 0) {
      throw new IllegalArgumentException("a reserve of " + reserveBytes + " bytes");
    }
  }

  /// What a daemon wants.
  public static Options standard(Ticker ticker) {
    return new Options(ticker, RESERVE_BYTES, false);
  }

  /// The same, but permissions are not looked at.
  public Options allowingLooseModes() {
    return new Options(ticker, reserveBytes, true);
  }
}
