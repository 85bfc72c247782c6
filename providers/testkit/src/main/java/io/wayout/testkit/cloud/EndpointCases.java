// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.ContractVendor;
import java.net.URI;
import java.util.List;

/// An account with several addresses of its vendor's API: one failing address is not the vendor
/// (P30), and a write in doubt at one is read back before another one gets it (I44).
///
/// @param key holds `before`
record EndpointCases(CloudVendor vendor, RecordKey key, RecordSet before, RecordSet after) {
  void deadAddress_isPassedOver() {
    try (DnsProvider provider = open(vendor.refusing())) {
      provider.read(List.of(key)); // On a busy machine even a refusal takes time.
      assertThat(read(provider)).isEqualTo(before.data());
      assertThat(replace(provider)).isInstanceOf(WriteOutcome.Accepted.class);
      assertThat(provider.check(List.of(vendor.zone())))
          .isInstanceOfSatisfying(
              CheckOutcome.Healthy.class, well -> assertThat(well.detail()).contains("not used"));
    }
    assertThat(vendor.peek(key)).contains(after);
  }

  void writeInDoubt_isReadBackElsewhereAndSentOnce() {
    int edits = vendor.cloud().records().edits();
    try (DnsProvider provider = open(vendor.lossy())) {
      assertThat(replace(provider)).isInstanceOf(WriteOutcome.Unknown.class);
      assertThat(read(provider)).isEqualTo(after.data());
      assertThat(replace(provider)).isInstanceOf(WriteOutcome.Accepted.class);
    }
    assertThat(vendor.cloud().records().edits() - edits).isEqualTo(1);
  }

  void allDead_isUnreachableAndNothingIsSent() {
    List<URI> nowhere = List.of(vendor.refusing(), vendor.refusing());
    try (DnsProvider provider = vendor.openAt(nowhere, ContractVendor.DEADLINE)) {
      assertThat(replace(provider))
          .isInstanceOfSatisfying(
              WriteOutcome.Refused.class,
              refused ->
                  assertThat(refused.failure()).isInstanceOf(ProviderFailure.Unreachable.class));
    }
    assertThat(vendor.peek(key)).contains(before);
  }

  private DnsProvider open(URI first) {
    return vendor.openAt(List.of(first, vendor.cloud().uri()), ContractVendor.DEADLINE);
  }

  private Object read(DnsProvider provider) {
    ReadOutcome outcome = provider.read(List.of(key)).getFirst();
    return outcome instanceof ReadOutcome.Found found ? found.set().data() : outcome;
  }

  private WriteOutcome replace(DnsProvider provider) {
    Change change = new Change(key, new Expected.Data(before.data()), after, RecordRef.NONE);
    return provider.replace(List.of(change), SendGate.OPEN).getFirst();
  }
}
