// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import java.util.Map;

/// A dynamic zone with which a server starts. SOA, NS and the name server's address come by
/// themselves.
///
/// @param records what it holds at first; keys are of this zone
public record SeedZone(DnsName zone, Map<RecordKey, RecordSet> records) {
  public SeedZone {
    records = Map.copyOf(records);
  }

  public static SeedZone empty(DnsName zone) {
    return new SeedZone(zone, Map.of());
  }

  /// The zone as a master file (RFC 1035 §5).
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("$ORIGIN ").append(zone.absolute()).append("\n$TTL 60\n");
    text.append("@ IN SOA ns1 hostmaster 1 3600 600 86400 60\n");
    text.append("@ IN NS ns1\n");
    text.append("ns1 IN A 127.0.0.1\n");
    records.forEach((key, set) -> append(text, key, set));
    return text.toString();
  }

  private static void append(StringBuilder text, RecordKey key, RecordSet set) {
    for (String value : set.data().values()) {
      text.append(key.name().absolute())
          .append(' ')
          .append(set.ttl().seconds())
          .append(" IN ")
          .append(key.type())
          .append(' ')
          .append(value)
          .append('\n');
    }
  }
}
