// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFactory;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.FaultyProxy;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// A real server as the contract's vendor.
final class ServerVendor implements ContractVendor {
  private static final DnsName ZONE = DnsName.of("shop.example");

  private final RealServer server;
  private final FaultyProxy silent = FaultyProxy.silent();
  private final FaultyProxy lossy;

  ServerVendor(Brand brand) {
    server = RealServer.start(brand, List.of(SeedZone.empty(ZONE)));
    lossy = FaultyProxy.losingAnswers(server.address(), FaultyProxy::isDnsUpdate);
  }

  @Override
  public ProviderFactory factory() {
    return new Rfc2136ProviderFactory();
  }

  @Override
  public DnsProvider open(Reach reach) {
    InetSocketAddress address =
        switch (reach) {
          case HEALTHY, WRONG_CREDENTIALS -> server.address();
          case REFUSED -> Ports.unused();
          case SILENT -> silent.address();
          case ANSWER_LOST -> lossy.address();
        };
    return Accounts.open(reach, server.key(), address);
  }

  @Override
  public DnsName zone() {
    return ZONE;
  }

  @Override
  public void put(RecordKey key, Ttl ttl, List<String> values) {
    server.put(key, ttl, values);
  }

  @Override
  public Optional<RecordSet> peek(RecordKey key) {
    return server.ask(key);
  }

  @Override
  public void close() {
    silent.close();
    lossy.close();
    server.close();
  }
}
