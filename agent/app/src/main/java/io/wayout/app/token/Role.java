// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.util.Locale;
import java.util.Optional;

/// How much a caller may do; each role includes those before it.
public enum Role {
  /// Whoever asks, without any proof.
  ANYONE,
  /// Looks.
  VIEWER,
  /// Moves, freezes, acknowledges.
  OPERATOR,
  /// Changes who may ask, and what the agent runs on.
  ADMIN;

  /// Does this role include the other?
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A role that a token may have: `viewer`, `operator` or `admin`.
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role != ANYONE && role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
