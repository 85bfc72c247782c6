// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

/// One promise, and whether it was kept.
///
/// @param text what was found; empty where there is nothing to say
public record Finding(String name, Kind kind, boolean isKept, String text) {

  /// Who promised it.
  public enum Kind {
    /// wayout, whatever happens.
    INVARIANT,
    /// The scenario: what a good outcome is.
    EXPECTATION
  }
}
