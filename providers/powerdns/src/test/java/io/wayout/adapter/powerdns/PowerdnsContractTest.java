// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.powerdns.PowerdnsWire.Entry;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.ProviderContract;
import io.wayout.testkit.Reach;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract, and PowerDNS's own quirks, on a real server.
class PowerdnsContractTest extends ProviderContract {
  private static final String OLD = "lb-a.cloud.example.";
  private static final RecordSet A = cname("lb-a.cloud.example");
  private static final RecordSet B = cname("lb-b.cloud.example");

  @Override
  protected ContractVendor newVendor() {
    return new RealPowerdns();
  }

  @Test
  void disabledRecord_isMissingAndNeitherCreatedNorReplaced() {
    RecordKey key = freshKey("off", RecordType.CNAME);
    real().patch(key, List.of(new Entry(OLD, true)));

    assertThat(readOne(key)).isEqualTo(new ReadOutcome.Missing());
    WriteOutcome created = replaceOne(new Change(key, new Expected.Nothing(), B, RecordRef.NONE));
    assertThat(created).isInstanceOf(Refused.class);
    assertThat(((Refused) created).failure()).isInstanceOf(Rejected.class);
    assertThat(((Refused) created).failure().detail()).contains("disabled");
    assertThat(replaceOne(change(key))).isInstanceOf(Refused.class);
    assertThat(real().whole(key.zone()).held(key)).isEqualTo(new PowerdnsWire.Held.Disabled());
  }

  @Test
  void disabledAddressBesideLiveOnes_isKept() {
    RecordKey key = freshKey("mix", RecordType.A);
    real().patch(key, List.of(new Entry("192.0.2.1", true), new Entry("192.0.2.2", false)));
    RecordSet old = addresses("192.0.2.2");
    RecordSet wanted = addresses("192.0.2.3");

    WriteOutcome outcome =
        replaceOne(new Change(key, new Expected.Data(old.data()), wanted, RecordRef.NONE));

    assertThat(outcome).isInstanceOf(Accepted.class);
    assertThat(real().whole(key.zone()).held(key))
        .isEqualTo(new PowerdnsWire.Held.Live(wanted, List.of(new Entry("192.0.2.1", true))));
  }

  @Test
  void commentOfAnotherName_makesNoGhost() {
    RecordKey commented = freshKey("noted", RecordType.CNAME);
    vendor().put(commented, A.ttl(), A.data().values());
    vendor().attribute().orElseThrow().put(commented, "a note");

    assertThat(readOne(freshKey("absent", RecordType.CNAME))).isEqualTo(new ReadOutcome.Missing());
  }

  @Test
  void zoneThatIsACopy_isRejectedEverywhere() {
    DnsName zone = DnsName.of("copied.example");
    real()
        .call(
            "POST",
            "/zones",
            "{\"name\":\"copied.example.\",\"kind\":\"Slave\",\"masters\":[\"192.0.2.1\"]}");

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of(zone)))
          .isInstanceOfSatisfying(
              CheckOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Rejected.class));
    }
  }

  @Test
  void changedSerial_isTheReceipt() {
    RecordKey key = freshKey("serial", RecordType.CNAME);
    vendor().put(key, A.ttl(), A.data().values());

    WriteOutcome outcome = replaceOne(change(key));

    assertThat(((Accepted) outcome).receipt().text()).matches("[0-9]{5,10}");
  }

  @Test
  void fullBatch_goesInOneRequest() {
    int size = vendor().factory().capabilities().batchSizeMax();
    String label = "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(50);
    RecordSet far = cname("t." + label + ".cloud.example");
    List<Change> changes =
        IntStream.range(0, size)
            .mapToObj(i -> freshKey("b" + i + "." + label, RecordType.CNAME))
            .map(key -> new Change(key, new Expected.Nothing(), far, RecordRef.NONE))
            .toList();

    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      List<WriteOutcome> outcomes = provider.replace(changes, SendGate.OPEN);

      assertThat(outcomes).hasSize(size).containsOnly(outcomes.getFirst());
      assertThat(outcomes.getFirst()).isInstanceOf(Accepted.class);
    }
    assertThat(vendor().peek(changes.getLast().key())).contains(far);
  }

  private RealPowerdns real() {
    return (RealPowerdns) vendor();
  }

  private ReadOutcome readOne(RecordKey key) {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      return provider.read(List.of(key)).getFirst();
    }
  }

  private WriteOutcome replaceOne(Change change) {
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  private static Change change(RecordKey key) {
    return new Change(key, new Expected.Data(A.data()), B, RecordRef.NONE);
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }

  private static RecordSet addresses(String... values) {
    return new RecordSet(new Ttl(60), RecordData.of(RecordType.A, List.of(values)));
  }
}
