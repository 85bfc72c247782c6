// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

/// Names one record set: its zone (the apex, as the provider knows it), its owner name and its
/// type.
public record RecordKey(DnsName zone, DnsName name, RecordType type) {
  public RecordKey {
    if (!name.isWithin(zone)) {
      throw new BadValue(
          "'" + name + "' is not within the zone '" + zone + "'; give the link its own zone");
    }
  }

  /// The same in every JVM, which an enum's own is not: what is kept in hashed maps has the same
  /// order in each, and a replay is a replay.
  @Override
  public int hashCode() {
    return 31 * (31 * zone.hashCode() + name.hashCode()) + type.name().hashCode();
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
