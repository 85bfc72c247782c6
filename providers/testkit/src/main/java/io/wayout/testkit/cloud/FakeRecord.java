// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.dns.DnsName;
import java.util.HashMap;
import java.util.Map;

/// One record at a fake vendor.
///
/// @param type as the vendor writes it
/// @param value as the vendor stores it
/// @param attributes everything else that the vendor keeps with it
public record FakeRecord(
    String id,
    DnsName name,
    String type,
    String value,
    int ttl,
    boolean isLive,
    Map<String, String> attributes) {
  public FakeRecord {
    attributes = Map.copyOf(attributes);
  }

  /// An attribute; empty if the record has none of that name.
  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  public FakeRecord withValue(String other, int otherTtl) {
    return new FakeRecord(id, name, type, other, otherTtl, isLive, attributes);
  }

  public FakeRecord withAttribute(String key, String text) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(key, text);
    return new FakeRecord(id, name, type, value, ttl, isLive, more);
  }

  public FakeRecord withLive(boolean live) {
    return new FakeRecord(id, name, type, value, ttl, live, attributes);
  }
}
