// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

/// The store can't do its work. Everyone reacts the same: no journal, no write (I64).
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  private final StoreFailure failure;

  /// @param message what happened to which file, and the remedy
  public StoreException(StoreFailure failure, String message, Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  public StoreException(StoreFailure failure, String message) {
    super(message);
    this.failure = failure;
  }

  public StoreFailure failure() {
    return failure;
  }

  /// What is wrong.
  public enum StoreFailure {
    FULL,
    BUSY,
    CORRUPT,
    UNREACHABLE,
    TOO_NEW
  }
}
