// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.adapter.memory.ControlPlane;
import io.wayout.adapter.memory.MemoryDnsServer;
import io.wayout.adapter.memory.MemoryVendor;
import io.wayout.adapter.memory.UpdateKey;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// A DNS vendor of the demo: one zone, one authoritative server that takes signed updates.
///
/// @param name as the configuration calls it
/// @param key opens its API
record Vendor(
    String name, DnsName zone, MemoryVendor records, MemoryDnsServer server, UpdateKey key)
    implements AutoCloseable {

  /// Starts a vendor on a free port.
  ///
  /// @param secret of its API key, Base64
  static Vendor start(String name, DnsName zone, String secret, InstantSource clock)
      throws IOException {
    MemoryVendor records = new MemoryVendor(Set.of(zone), clock);
    UpdateKey key = new UpdateKey("wayout-demo", "hmac-sha256", secret);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    return new Vendor(name, zone, records, MemoryDnsServer.start(records, anyPort, key), key);
  }

  /// Puts a record there, as its owner would in the vendor's console.
  void put(DnsName owner, RecordType type, int ttlSeconds, String value) {
    RecordData data = RecordData.of(type, List.of(value));
    records.put(new RecordKey(zone, owner, type), new RecordSet(new Ttl(ttlSeconds), data));
  }

  /// The API rejects valid keys, as on 2023-11-12; the name servers go on answering.
  void loseControlPlane() {
    records.controlPlane(ControlPlane.DENYING);
  }

  void regainControlPlane() {
    records.controlPlane(ControlPlane.ANSWERING);
  }

  @Override
  public void close() {
    server.close();
  }
}
