// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.adapter.memory.MemoryDnsServer;
import io.wayout.adapter.memory.MemoryVendor;
import io.wayout.adapter.memory.UpdateKey;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFactory;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.ProviderContract;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.FaultyProxy;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.TsigKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The server of the demo keeps the contract like the grown-up ones.
class Rfc2136MemoryContractTest extends ProviderContract {
  @Override
  protected ContractVendor newVendor() {
    try {
      return new Vendor();
    } catch (IOException e) {
      throw new UncheckedIOException("no server on loopback", e);
    }
  }

  private static final class Vendor implements ContractVendor {
    private static final DnsName ZONE = DnsName.of("shop.example");
    private static final TsigKey KEY =
        new TsigKey("wayout-key", "hmac-sha512", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private final MemoryVendor vendor = new MemoryVendor(List.of(ZONE), InstantSource.system());
    private final MemoryDnsServer server;
    private final FaultyProxy silent = FaultyProxy.silent();
    private final FaultyProxy lossy;

    Vendor() throws IOException {
      InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      UpdateKey key = new UpdateKey(KEY.name(), KEY.algorithm(), KEY.secret());
      server = MemoryDnsServer.start(vendor, any, key);
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
      return Accounts.open(reach, KEY, address);
    }

    @Override
    public DnsName zone() {
      return ZONE;
    }

    @Override
    public void put(RecordKey key, Ttl ttl, List<String> values) {
      vendor.put(key, new RecordSet(ttl, RecordData.of(key.type(), values)));
    }

    @Override
    public Optional<RecordSet> peek(RecordKey key) {
      return vendor.get(key);
    }

    @Override
    public void close() {
      silent.close();
      lossy.close();
      server.close();
    }
  }
}
