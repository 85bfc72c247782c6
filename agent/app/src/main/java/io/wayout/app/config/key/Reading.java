// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

/// What came of reading a scalar's text.
public sealed interface Reading {
  record Good(Value value) implements Reading {}

  /// @param message what is wrong, with the text unless it may be secret
  /// @param remedy what to write instead
  record Bad(String message, String remedy) implements Reading {}
}
