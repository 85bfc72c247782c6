// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The contract of providers, kept by a vendor that may be in any state. Charges virtual time for
/// each call.
///
/// Confined to the simulation's one thread.
final class SimProvider implements DnsProvider {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final SimWorld world;
  private final SimVendor vendor;

  SimProvider(SimWorld world, SimVendor vendor) {
    this.world = world;
    this.vendor = vendor;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    Optional<ProviderFailure> failure = readFailure();
    return keys.stream()
        .map(key -> failure.<ReadOutcome>map(ReadOutcome.Failed::new).orElseGet(() -> readOne(key)))
        .toList();
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    if (!world.network().now() || vendor.api().now() == ApiState.UNREACHABLE) {
      world.pace().charge(CONNECT);
      return all(changes, new Refused(new Unreachable("connection timed out")));
    }
    List<WriteOutcome> conflicts = conflicts(changes, this::shown);
    if (isReadFirst() && conflicts.stream().anyMatch(c -> c instanceof Refused)) {
      world.chargeLatency();
      return conflicts;
    }
    if (gate.verdict() instanceof SendGate.Closed(String reason)) {
      return all(changes, new Refused(new ProviderFailure.Withdrawn(reason)));
    }
    List<Long> ids = changes.stream().map(c -> world.sent(vendor.account(), c)).toList();
    List<WriteOutcome> outcomes = send(changes, ids);
    for (int i = 0; i < ids.size(); i++) {
      world.history().add(new Fact.Answered(ids.get(i), outcomes.get(i)));
    }
    world.kill().afterSent();
    return outcomes;
  }

  private List<WriteOutcome> send(List<Change> changes, List<Long> ids) {
    return switch (vendor.api().now()) {
      case FINE, BLIND -> {
        world.chargeLatency();
        yield apply(changes, ids);
      }
      case UNREACHABLE -> throw new IllegalStateException("nothing can be sent");
      case DENYING, READ_ONLY -> quick(changes, new Refused(new Denied("InvalidAccessKeyId")));
      case THROTTLING ->
          quick(changes, new Refused(new Throttled("Throttling.User", Optional.empty())));
      case SWALLOWING -> slow(changes);
      case ANSWER_LOST -> {
        apply(changes, ids);
        yield slow(changes);
      }
      case LATE -> {
        later(changes, ids, DEADLINE.plus(world.upTo(vendor.capabilities().applyTimeMax())));
        yield slow(changes);
      }
      case LAZY -> {
        later(changes, ids, world.upTo(vendor.capabilities().applyTimeMax()));
        yield quick(changes, new Accepted(Receipt.NONE));
      }
      case LYING -> quick(changes, new Accepted(Receipt.NONE));
      case GARBLING -> {
        if (world.flip()) {
          apply(changes, ids);
        }
        yield quick(changes, new Unknown(new Garbled("<html>")));
      }
    };
  }

  private List<WriteOutcome> quick(List<Change> changes, WriteOutcome outcome) {
    world.chargeLatency();
    return all(changes, outcome);
  }

  private List<WriteOutcome> slow(List<Change> changes) {
    world.pace().charge(DEADLINE);
    return all(changes, new Unknown(new Unreachable("no answer in time")));
  }

  private void later(List<Change> changes, List<Long> ids, Duration after) {
    Instant when = world.time().now().plus(after);
    world.time().at(when, () -> apply(changes, ids));
  }

  /// All of a batch or nothing. Who compares in the same step notices a foreign value to the last;
  /// who has read before overwrites it.
  private List<WriteOutcome> apply(List<Change> changes, List<Long> ids) {
    List<WriteOutcome> outcomes =
        isReadFirst()
            ? all(changes, new Accepted(Receipt.NONE))
            : conflicts(changes, key -> vendor.get(key).map(s -> s.data()));
    if (outcomes.stream().allMatch(o -> o instanceof Accepted)) {
      for (int i = 0; i < changes.size(); i++) {
        Change change = changes.get(i);
        vendor.put(change.key(), change.wanted(), OptionalLong.of(ids.get(i)));
      }
    }
    return outcomes;
  }

  private Optional<RecordData> shown(RecordKey key) {
    return vendor.read(key).map(s -> s.data());
  }

  private static List<WriteOutcome> conflicts(
      List<Change> changes, Function<RecordKey, Optional<RecordData>> held) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    boolean isBroken = false;
    for (Change change : changes) {
      Optional<RecordData> data = held.apply(change.key());
      boolean isThere = data.equals(Optional.of(change.wanted().data()));
      boolean isExpected =
          data.map(Expected.Data::new).filter(change.expected()::equals).isPresent();
      isBroken |= !isThere && !isExpected;
      outcomes.add(
          isThere || isExpected
              ? new Accepted(Receipt.NONE)
              : new Refused(new Conflict(change.key() + " holds " + data)));
    }
    if (!isBroken) {
      return outcomes;
    }
    WriteOutcome fallen = new Refused(new Conflict("another change of the batch was refused"));
    return outcomes.stream().map(o -> o instanceof Accepted ? fallen : o).toList();
  }

  private boolean isReadFirst() {
    return vendor.capabilities().compareAndSwap() == CompareAndSwap.READ_CHECK_WRITE;
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return checkFailure()
        .<CheckOutcome>map(CheckOutcome.Failed::new)
        .orElseGet(() -> new CheckOutcome.Healthy("simulated", Duration.ZERO));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return checkFailure()
        .<NameServersOutcome>map(NameServersOutcome.Failed::new)
        .orElseGet(NameServersOutcome.FromDelegation::new);
  }

  @Override
  public void close() {}

  private ReadOutcome readOne(RecordKey key) {
    return vendor
        .read(key)
        .<ReadOutcome>map(set -> new ReadOutcome.Found(set, RecordRef.NONE))
        .orElseGet(ReadOutcome.Missing::new);
  }

  private Optional<ProviderFailure> readFailure() {
    return vendor.api().now() == ApiState.BLIND
        ? failure(new Unreachable("503"), CONNECT)
        : checkFailure();
  }

  /// What a read-only question meets.
  private Optional<ProviderFailure> checkFailure() {
    if (!world.network().now()) {
      return failure(new Unreachable("network is unreachable"), CONNECT);
    }
    return switch (vendor.api().now()) {
      case UNREACHABLE -> failure(new Unreachable("connection timed out"), CONNECT);
      case DENYING -> failure(new Denied("InvalidAccessKeyId"), Duration.ZERO);
      case THROTTLING -> failure(new Throttled("Throttling.User", Optional.empty()), Duration.ZERO);
      case GARBLING -> failure(new Garbled("<html>"), Duration.ZERO);
      case FINE, READ_ONLY, BLIND, SWALLOWING, ANSWER_LOST, LATE, LAZY, LYING -> {
        world.chargeLatency();
        yield Optional.empty();
      }
    };
  }

  private Optional<ProviderFailure> failure(ProviderFailure failure, Duration cost) {
    world.chargeLatency();
    world.pace().charge(cost);
    return Optional.of(failure);
  }

  private static List<WriteOutcome> all(List<Change> changes, WriteOutcome outcome) {
    return changes.stream().map(_ -> outcome).toList();
  }
}
