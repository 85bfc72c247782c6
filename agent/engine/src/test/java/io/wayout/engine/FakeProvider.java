// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A provider that answers writes as a test wants and remembers how they came.
public final class FakeProvider implements DnsProvider {
  public final List<Integer> batches = new ArrayList<>();
  private final BiFunction<List<Change>, SendGate, List<WriteOutcome>> writes;

  /// What a record looks like to whoever reads it.
  public Function<RecordKey, ReadOutcome> reads = _ -> new ReadOutcome.Missing();

  public NameServersOutcome nameServers = new NameServersOutcome.FromDelegation();

  public FakeProvider(BiFunction<List<Change>, SendGate, List<WriteOutcome>> writes) {
    this.writes = writes;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return keys.stream().map(reads).toList();
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    batches.add(changes.size());
    return writes.apply(changes, gate);
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return new CheckOutcome.Healthy("well", Duration.ZERO);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return nameServers;
  }

  @Override
  public void close() {}
}
