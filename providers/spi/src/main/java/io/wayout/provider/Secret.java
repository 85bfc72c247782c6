// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// A secret that is read when it is used, so that a rotated file takes effect, and that never shows
/// itself: implementations must not print the value in `toString` (I90). Thread-safe.
@FunctionalInterface
public interface Secret {

  /// The secret's text, as it is now.
  ///
  /// @throws Unavailable if its source can't be read at the moment
  String reveal();

  /// The source of a secret (file, credential, environment, command) can't be read at the moment.
  /// The message names the source, never the value.
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message);
    }
  }
}
