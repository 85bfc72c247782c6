// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The vendor under test and the moves that the cases of [ProviderContract] are made of. Each move
/// opens providers of its own, so cases share nothing but the vendor. Thread-safe.
public final class ContractWorld {
  static final Ttl MINUTE = new Ttl(60);
  static final RecordSet A = cname(MINUTE, "lb-a.cloud.example");
  static final RecordSet B = cname(MINUTE, "lb-b.cloud.example");
  static final RecordSet FOREIGN = cname(MINUTE, "hand-made.cloud.example");

  private final ContractVendor vendor;
  private final AtomicInteger names = new AtomicInteger();

  ContractWorld(ContractVendor vendor) {
    this.vendor = vendor;
  }

  ContractVendor vendor() {
    return vendor;
  }

  Capabilities capabilities() {
    return vendor.factory().capabilities();
  }

  /// A key that no other case uses; the label may be several labels.
  RecordKey freshKey(String label, RecordType type) {
    String name = label + ".n" + names.incrementAndGet() + "." + vendor.zone();
    return new RecordKey(vendor.zone(), DnsName.of(name), type);
  }

  RecordKey freshCname(RecordSet set) {
    RecordKey key = freshKey("www", RecordType.CNAME);
    put(key, set);
    return key;
  }

  void put(RecordKey key, RecordSet set) {
    vendor.put(key, set.ttl(), set.data().values());
  }

  ReadOutcome readOne(RecordKey key) {
    try (DnsProvider provider = vendor.open(Reach.HEALTHY)) {
      return provider.read(List.of(key)).getFirst();
    }
  }

  List<Optional<RecordSet>> readAll(RecordKey... keys) {
    try (DnsProvider provider = vendor.open(Reach.HEALTHY)) {
      return provider.read(List.of(keys)).stream().map(ContractWorld::found).toList();
    }
  }

  /// The failure of a read that must fail, or what it found instead.
  Object readFailure(Reach reach, RecordKey key) {
    try (DnsProvider provider = vendor.open(reach)) {
      ReadOutcome outcome = provider.read(List.of(key)).getFirst();
      return outcome instanceof ReadOutcome.Failed(var failure) ? failure : outcome;
    }
  }

  WriteOutcome replace(RecordKey key, RecordSet expected, RecordSet wanted) {
    return replaceOne(new Expected.Data(expected.data()), key, wanted);
  }

  WriteOutcome replaceOne(Expected expected, RecordKey key, RecordSet wanted) {
    return replace(Reach.HEALTHY, List.of(new Wish(key, expected, wanted)), SendGate.OPEN)
        .getFirst();
  }

  /// Replaces A by B at each key in one call.
  List<WriteOutcome> replaceAll(List<RecordKey> keys, SendGate gate) {
    return replace(Reach.HEALTHY, keys.stream().map(ContractWorld::fromAToB).toList(), gate);
  }

  /// Replaces A by B.
  WriteOutcome replaceThrough(Reach reach, RecordKey key) {
    return replace(reach, List.of(fromAToB(key)), SendGate.OPEN).getFirst();
  }

  void assertFails(Reach reach, List<DnsName> zones, Class<?> failure) {
    try (DnsProvider provider = vendor.open(reach)) {
      assertThat(provider.check(zones))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(failure));
    }
  }

  static void assertAccepted(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
  }

  static void assertRefused(WriteOutcome outcome, Class<?> failure) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(failure));
  }

  static RecordSet cname(Ttl ttl, String target) {
    return new RecordSet(ttl, new RecordData.Cname(DnsName.of(target)));
  }

  static RecordSet addresses(RecordType type, String... values) {
    return new RecordSet(MINUTE, RecordData.of(type, List.of(values)));
  }

  private record Wish(RecordKey key, Expected expected, RecordSet wanted) {}

  private static Wish fromAToB(RecordKey key) {
    return new Wish(key, new Expected.Data(A.data()), B);
  }

  /// Takes the identifiers from a healthy read, as the agent's durable cache would hold them.
  private List<WriteOutcome> replace(Reach reach, List<Wish> wishes, SendGate gate) {
    List<RecordRef> refs = refs(wishes);
    List<Change> changes =
        IntStream.range(0, wishes.size())
            .mapToObj(i -> change(wishes.get(i), refs.get(i)))
            .toList();
    try (DnsProvider provider = vendor.open(reach)) {
      return provider.replace(changes, gate);
    }
  }

  private List<RecordRef> refs(List<Wish> wishes) {
    try (DnsProvider healthy = vendor.open(Reach.HEALTHY)) {
      return healthy.read(wishes.stream().map(Wish::key).toList()).stream()
          .map(read -> read instanceof ReadOutcome.Found(_, var ref) ? ref : RecordRef.NONE)
          .toList();
    }
  }

  private static Change change(Wish wish, RecordRef ref) {
    return new Change(wish.key(), wish.expected(), wish.wanted(), ref);
  }

  private static Optional<RecordSet> found(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Found(var set, _) -> Optional.of(set);
      case ReadOutcome.Missing _ -> Optional.empty();
      case ReadOutcome.Failed(var why) -> throw new AssertionError(why.toString());
    };
  }
}
