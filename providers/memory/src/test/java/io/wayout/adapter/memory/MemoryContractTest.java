// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class MemoryContractTest extends ProviderContract {
  @Override
  protected ContractVendor newVendor() {
    return new Vendor();
  }

  private static final class Vendor implements ContractVendor {
    private static final DnsName ZONE = DnsName.of("shop.example");

    private final MemoryVendor vendor = new MemoryVendor(List.of(ZONE), InstantSource.system());

    @Override
    public ProviderFactory factory() {
      return new MemoryProviderFactory();
    }

    /// The vendor's state is everyone's, so the provider puts it on for its own calls only.
    @Override
    public DnsProvider open(Reach reach) {
      DnsProvider provider = new MemoryProvider(vendor, List.of());
      return new Under(
          vendor,
          provider,
          switch (reach) {
            case HEALTHY -> ControlPlane.ANSWERING;
            case WRONG_CREDENTIALS -> ControlPlane.DENYING;
            case REFUSED -> ControlPlane.UNREACHABLE;
            case SILENT -> ControlPlane.SILENT;
            case ANSWER_LOST -> ControlPlane.ANSWER_LOST;
          });
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
      vendor.controlPlane(ControlPlane.ANSWERING);
    }
  }
}
