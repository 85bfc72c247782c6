// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.ProviderContract;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// A fake cloud on the bench: the adapter under test reads and replaces its records, and every way
/// in which it may fail is a [Mishap]. A subclass hands over its vendor's voice.
public abstract class CloudBench extends ProviderContract {
  protected static final RecordSet A = cname("lb-a.cloud.example");
  protected static final RecordSet B = cname("lb-b.cloud.example");
  static final Duration SHORT = ContractVendor.SHORT_DEADLINE;

  /// Makes the fake that all cases of this class share; it is closed after the last one.
  protected abstract FakeCloud newCloud();

  @Override
  protected final ContractVendor newVendor() {
    return new CloudVendor(newCloud().open());
  }

  protected final CloudVendor cloudVendor() {
    return (CloudVendor) vendor();
  }

  protected final FakeCloud cloud() {
    return cloudVendor().cloud();
  }

  @AfterEach
  final void heal() {
    cloud().heal();
  }

  /// Writes go wrong in one way each; the outcome is unknown, and the record holds one value.
  final void assertUnknown(Mishap mishap, RecordSet after) {
    RecordKey key = freshA();
    cloud().mishap(Where.WRITES, mishap);

    assertThat(replace(key)).isInstanceOf(Unknown.class);
    assertThat(vendor().peek(key)).contains(after);
    cloud().heal();
  }

  protected final RecordKey freshA() {
    RecordKey key = freshKey("www", RecordType.CNAME);
    vendor().put(key, A.ttl(), A.data().values());
    return key;
  }

  /// Replaces A by B.
  protected final WriteOutcome replace(RecordKey key) {
    return replace(Reach.HEALTHY, change(key));
  }

  protected final WriteOutcome replace(Reach reach, Change change) {
    try (DnsProvider provider = vendor().open(reach)) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  protected final ReadOutcome read(RecordKey key) {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      return provider.read(List.of(key)).getFirst();
    }
  }

  protected static Change change(RecordKey key) {
    return new Change(key, new Expected.Data(A.data()), B, RecordRef.NONE);
  }

  protected static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }

  protected static ProviderFailure refusal(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).failure();
  }

  final WriteOutcome replaceSoon(RecordKey key) {
    try (DnsProvider provider = cloudVendor().open(SHORT, InstantSource.system())) {
      return provider.replace(List.of(change(key)), SendGate.OPEN).getFirst();
    }
  }

  final ProviderFailure readFailure() {
    return readFailure(freshA());
  }

  final ProviderFailure readFailure(RecordKey key) {
    return failureOf(read(key));
  }

  static ProviderFailure failureOf(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    return ((ReadOutcome.Failed) outcome).failure();
  }
}
