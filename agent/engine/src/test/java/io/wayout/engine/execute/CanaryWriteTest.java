// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Action;
import io.wayout.core.owner.Marker;
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
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanaryWriteTest {
  private static final RecordKey KEY =
      new RecordKey(DnsName.of("shop.example"), DnsName.of("_wayout.shop.example"), RecordType.TXT);
  private static final RecordData.Text NEW = new RecordData.Text("wayout-canary=2");
  private static final RecordData.Text OURS = new RecordData.Text("wayout-canary=3,by=a1");
  private static final RecordData.Text THEIRS = new RecordData.Text("wayout-canary=2,by=b2");
  private static final WriteOutcome DONE = new WriteOutcome.Accepted(Receipt.NONE);

  @Test
  void missing_isCreated() {
    Zone zone = new Zone(new ReadOutcome.Missing());

    assertThat(write(zone)).isEqualTo(DONE);
    assertThat(zone.changes)
        .containsExactly(
            new Change(
                KEY, new Expected.Nothing(), new RecordSet(new Ttl(600), NEW), RecordRef.NONE));
  }

  @Test
  void ours_isReplacedWithTheTtlThatItHas() {
    RecordData.Text old = new RecordData.Text("wayout-canary=1");
    RecordRef ref = new RecordRef("r-1");
    Zone zone = new Zone(new ReadOutcome.Found(new RecordSet(new Ttl(60), old), ref));

    assertThat(write(zone)).isEqualTo(DONE);
    assertThat(zone.changes)
        .containsExactly(
            new Change(KEY, new Expected.Data(old), new RecordSet(new Ttl(60), NEW), ref));
  }

  /// I03: what is not ours stays.
  @Test
  void someoneElses_isLeftAlone() {
    RecordData.Text theirs = new RecordData.Text("v=spf1");
    Zone zone = new Zone(new ReadOutcome.Found(new RecordSet(new Ttl(60), theirs), RecordRef.NONE));

    assertThat(write(zone))
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            r -> assertThat(r.failure()).isInstanceOf(ProviderFailure.Conflict.class));
    assertThat(zone.changes).isEmpty();
  }

  @Test
  void h19_markerOfAnotherInstallation_isLeftAloneAndReported() {
    Zone zone = new Zone(holding(THEIRS));

    CanaryWrite.End end = write(zone, OURS, false);

    assertThat(end.found()).contains(new Marker.Signed("b2"));
    assertThat(end.outcome())
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            r -> assertThat(r.failure()).isInstanceOf(ProviderFailure.Conflict.class));
    assertThat(zone.changes).isEmpty();
  }

  @Test
  void h19_markerOfAnotherInstallation_isReplacedWhenAPersonSaysSo() {
    Zone zone = new Zone(holding(THEIRS));

    assertThat(write(zone, OURS, true))
        .isEqualTo(new CanaryWrite.End(Optional.of(new Marker.Signed("b2")), DONE));
    assertThat(zone.changes)
        .containsExactly(
            new Change(
                KEY, new Expected.Data(THEIRS), new RecordSet(new Ttl(60), OURS), RecordRef.NONE));
  }

  @Test
  void h19_canaryFromBeforeSignatures_isSigned() {
    Zone zone = new Zone(holding(new RecordData.Text("wayout-canary=2026-01-05T03:00:00Z")));

    assertThat(write(zone, OURS, false))
        .isEqualTo(new CanaryWrite.End(Optional.of(new Marker.Unsigned()), DONE));
  }

  private static ReadOutcome holding(RecordData.Text text) {
    return new ReadOutcome.Found(new RecordSet(new Ttl(60), text), RecordRef.NONE);
  }

  @Test
  void unreadable_isNotWritten() {
    ProviderFailure failure = new ProviderFailure.Unreachable("503");
    Zone zone = new Zone(new ReadOutcome.Failed(failure));

    assertThat(write(zone)).isEqualTo(new WriteOutcome.Refused(failure));
    assertThat(zone.changes).isEmpty();
  }

  private static WriteOutcome write(Zone zone) {
    return write(zone, NEW, false).outcome();
  }

  private static CanaryWrite.End write(Zone zone, RecordData.Text text, boolean takesOver) {
    var canary = new Action.WriteCanary("ali", KEY, text, takesOver);
    return new CanaryWrite(zone, canary, SendGate.OPEN).end();
  }

  /// A provider with one record set.
  private static final class Zone implements DnsProvider {
    private final List<Change> changes = new ArrayList<>();
    private final ReadOutcome held;

    Zone(ReadOutcome held) {
      this.held = held;
    }

    @Override
    public List<ReadOutcome> read(List<RecordKey> keys) {
      return List.of(held);
    }

    @Override
    public List<WriteOutcome> replace(List<Change> all, SendGate gate) {
      changes.addAll(all);
      return List.of(DONE);
    }

    @Override
    public Progress progress(Receipt receipt) {
      return new Progress.Untracked();
    }

    @Override
    public CheckOutcome check(List<DnsName> zones) {
      throw new AssertionError("a canary does not check");
    }

    @Override
    public NameServersOutcome nameServers(DnsName zone) {
      return new NameServersOutcome.FromDelegation();
    }

    @Override
    public void close() {}
  }
}
