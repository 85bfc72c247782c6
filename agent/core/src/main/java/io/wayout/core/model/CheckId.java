// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

/// Names one distinct check. Two domains that ask for the same probe with the same timing share the
/// id, so the probe runs once.
///
/// @param text readable and stable across restarts, e.g. `https://shop.example/healthz@lb.example`
public record CheckId(String text) implements Comparable<CheckId> {
  @Override
  public int compareTo(CheckId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
