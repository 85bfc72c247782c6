// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

/// Something else that a domain, or the agent, needs from a vendor.
///
/// @param kind what it is, e.g. `registrar`, `certificate`, `alarm`, `coordination`
public record Dependency(String kind, String vendor) {
  @Override
  public String toString() {
    return kind + " at " + vendor;
  }
}
