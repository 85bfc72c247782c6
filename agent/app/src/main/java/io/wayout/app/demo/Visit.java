// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import java.time.Instant;
import java.util.List;

/// What one user got.
///
/// @param at when the page was there, or was given up
/// @param page the first line of the page, or what went wrong
/// @param path the records that led there, as `dig` would show them
record Visit(Instant at, boolean isServed, String page, List<String> path) {
  Visit {
    path = List.copyOf(path);
  }

  /// Did this origin serve the page?
  boolean isFrom(String origin) {
    return isServed && page.equals(origin);
  }
}
