// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.function.Supplier;

/// A provider whose calls find its vendor's API in one given state.
record Under(MemoryVendor vendor, DnsProvider provider, ControlPlane state) implements DnsProvider {
  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return in(() -> provider.read(keys));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return in(() -> provider.replace(changes, gate));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return in(() -> provider.progress(receipt));
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return in(() -> provider.check(zones));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return in(() -> provider.nameServers(zone));
  }

  @Override
  public void close() {
    provider.close();
  }

  private <T> T in(Supplier<T> call) {
    vendor.controlPlane(state);
    try {
      return call.get();
    } finally {
      vendor.controlPlane(ControlPlane.ANSWERING);
    }
  }
}
