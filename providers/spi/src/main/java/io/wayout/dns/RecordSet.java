// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

/// The data of one record set and how long resolvers may keep it.
public record RecordSet(Ttl ttl, RecordData data) {
  @Override
  public String toString() {
    return data + " (" + ttl + ")";
  }
}
