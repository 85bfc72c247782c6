// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// What the provider gave for an accepted change: a change id, a serial, or nothing. Opaque to
/// everyone but its adapter.
public record Receipt(String text) {
  public static final Receipt NONE = new Receipt("");
}
