// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A record set as Google keeps it.
///
/// @param name as Google writes it, with the final dot
/// @param ttl in seconds
/// @param rrdatas in presentation form
/// @param isRouted its answers follow a routing policy, and it has no values of its own
record ClouddnsSet(String name, String type, int ttl, List<String> rrdatas, boolean isRouted) {
  ClouddnsSet {
    rrdatas = List.copyOf(rrdatas);
  }

  static ClouddnsSet of(RecordKey key, RecordSet set) {
    return new ClouddnsSet(
        key.name().absolute(), key.type().name(), set.ttl().seconds(), set.data().values(), false);
  }

  boolean isAt(RecordKey key) {
    return type.equals(key.type().name())
        && name.toLowerCase(Locale.ROOT).equals(key.name().absolute());
  }

  /// @throws BadJson if the values are none of that type
  RecordSet set(RecordType recordType) throws BadJson {
    try {
      return new RecordSet(new Ttl(ttl), RecordData.of(recordType, rrdatas));
    } catch (BadValue odd) {
      throw new BadJson(String.valueOf(odd.getMessage()));
    }
  }

  /// As a change carries it.
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("type", type);
    json.put("ttl", ttl);
    json.put("rrdatas", rrdatas);
    return json;
  }
}
