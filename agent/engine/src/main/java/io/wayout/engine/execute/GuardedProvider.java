// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Metered;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Keeps a provider to its contract: an adapter that throws, or answers with the wrong number of
/// outcomes, can't stop the agent. A write that ended in a bug counts as unknown.
///
/// As thread-safe as the provider behind it.
public final class GuardedProvider implements DnsProvider, Metered {
  private final DnsProvider provider;
  private final Metered meter;

  /// A provider whose requests cost nothing.
  public GuardedProvider(DnsProvider provider) {
    this(provider, () -> 0);
  }

  /// @param meter counts the provider's requests
  public GuardedProvider(DnsProvider provider, Metered meter) {
    this.provider = provider;
    this.meter = meter;
  }

  @Override
  public long requests() {
    return meter.requests();
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return guard(
        () -> complete(provider.read(keys), keys.size()),
        failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return guard(
        () -> complete(provider.replace(changes, gate), changes.size()),
        failure -> Collections.nCopies(changes.size(), lost(failure)));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return guard(() -> provider.progress(receipt), Progress.Failed::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return guard(() -> provider.check(zones), CheckOutcome.Failed::new);
  }

  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    return guard(() -> provider.concerns(zones), _ -> List.of());
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return guard(() -> provider.nameServers(zone), NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    provider.close();
  }

  /// Secrets are read before anything is sent, so without one nothing was.
  private static WriteOutcome lost(ProviderFailure failure) {
    return failure instanceof ProviderFailure.Denied
        ? new WriteOutcome.Refused(failure)
        : new WriteOutcome.Unknown(failure);
  }

  private static <T> List<T> complete(List<T> outcomes, int size) {
    if (outcomes.size() != size) {
      throw new IllegalStateException(
          "the adapter gave " + outcomes.size() + " outcomes for " + size);
    }
    return outcomes;
  }

  /// The worker's top for adapters: their bugs end here, also a parser's overflow and a plug-in
  /// that was built for another version, or the account's lane would wait for an answer for ever.
  private static <T> T guard(Supplier<T> call, Function<ProviderFailure, T> failed) {
    try {
      return call.get();
    } catch (Secret.Unavailable unavailable) {
      return failed.apply(new ProviderFailure.Denied(String.valueOf(unavailable.getMessage())));
    } catch (RuntimeException | StackOverflowError | LinkageError bug) {
      return failed.apply(
          new ProviderFailure.Garbled("the adapter failed: " + bug.getClass().getSimpleName()));
    }
  }
}
