// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Metered;
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
final class SimProvider implements DnsProvider, Metered {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration REVERTED_AFTER = Duration.ofSeconds(30);
  private static final Duration TARDY_MAX = Duration.ofMinutes(4);

  private final SimWorld world;
  private final SimVendor vendor;
  private final Sickness sickness;
  private long requests;

  SimProvider(SimWorld world, SimVendor vendor) {
    this.world = world;
    this.vendor = vendor;
    this.sickness = new Sickness(world);
  }

  @Override
  public long requests() {
    return requests;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    requests++;
    Duration before = world.pace().charged();
    ApiState state = vendor.meets(zones(keys));
    Optional<ProviderFailure> failure = sickness.ofRead(state);
    List<ReadOutcome> outcomes = new ArrayList<>();
    for (RecordKey key : keys) {
      outcomes.add(
          failure.<ReadOutcome>map(ReadOutcome.Failed::new).orElseGet(() -> readOne(key, state)));
    }
    Duration elapsed = world.pace().charged().minus(before);
    world.history().add(new Fact.Read(vendor.account(), keys, outcomes, elapsed));
    return outcomes;
  }

  private ReadOutcome readOne(RecordKey key, ApiState whole) {
    ApiState state = vendor.meets(key) == ApiState.FINE ? whole : vendor.meets(key);
    if (state == ApiState.BLANK || (state == ApiState.SHRUNK && isCutOff(key))) {
      return new ReadOutcome.Missing();
    }
    return Sickness.failure(state)
        .<ReadOutcome>map(ReadOutcome.Failed::new)
        .orElseGet(() ->
            vendor
                .read(key)
                .<ReadOutcome>map(set -> new ReadOutcome.Found(set, RecordRef.NONE))
                .orElseGet(ReadOutcome.Missing::new));
  }

  private static boolean isCutOff(RecordKey key) {
    return key.name().text().hashCode() % 2 == 0;
  }

  private static List<DnsName> zones(List<RecordKey> keys) {
    return keys.stream().map(RecordKey::zone).distinct().toList();
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    ApiState state = state(changes);
    if (!world.network().now() || !Sickness.isReachable(state)) {
      return withheld(changes, all(changes, new Refused(sickness.unreachable(state))));
    }
    List<WriteOutcome> conflicts = conflicts(changes, key -> shown(key, state));
    if (isReadFirst() && conflicts.stream().anyMatch(c -> c instanceof Refused)) {
      world.chargeLatency();
      return withheld(changes, conflicts);
    }
    if (gate.verdict() instanceof SendGate.Closed(String reason)) {
      return withheld(changes, all(changes, new Refused(new ProviderFailure.Withdrawn(reason))));
    }
    world.kill().beforeSent();
    requests++;
    List<Long> ids = changes.stream().map(c -> world.sent(vendor.account(), c)).toList();
    List<WriteOutcome> outcomes = send(state, changes, ids);
    for (int i = 0; i < ids.size(); i++) {
      world.history().add(new Fact.Answered(ids.get(i), outcomes.get(i)));
    }
    world.kill().afterSent();
    return outcomes;
  }

  private ApiState state(List<Change> changes) {
    ApiState whole = vendor.meets(zones(changes.stream().map(Change::key).toList()));
    return changes.stream()
        .map(c -> vendor.meets(c.key()))
        .filter(s -> whole == ApiState.FINE && s != ApiState.FINE)
        .findFirst()
        .orElse(whole);
  }

  private List<WriteOutcome> withheld(List<Change> changes, List<WriteOutcome> outcomes) {
    world.history().add(new Fact.Withheld(vendor.account(), changes, outcomes));
    return outcomes;
  }

  private List<WriteOutcome> send(ApiState state, List<Change> changes, List<Long> ids) {
    return switch (state) {
      case FINE, BLIND, BLANK, SHRUNK -> {
        world.chargeLatency();
        yield apply(changes, ids);
      }
      case SLOW -> {
        world.pace().charge(Sickness.SLOWNESS);
        yield apply(changes, ids);
      }
      case REVERTING -> {
        world.chargeLatency();
        yield reverting(changes, ids);
      }
      case UNREACHABLE, STRANGER, UNTRUSTED ->
          throw new IllegalStateException("nothing can be sent");
      case DENYING, THROTTLING, BACKING_OFF, ZONE_LOST ->
          quick(changes, new Refused(Sickness.failure(state).orElseThrow()));
      case READ_ONLY -> quick(changes, new Refused(new Denied("Forbidden.RAM")));
      case REJECTING ->
          quick(changes, new Refused(new ProviderFailure.Rejected("QuotaExceeded.Record")));
      case CONFLICTING -> quick(changes, new Refused(new Conflict("the record has changed")));
      case SWALLOWING -> slow(changes);
      case ANSWER_LOST -> {
        apply(changes, ids);
        yield slow(changes);
      }
      case LATE -> {
        later(changes, ids, DEADLINE.plus(world.upTo(vendor.capabilities().applyTimeMax())));
        yield slow(changes);
      }
      case TARDY -> {
        Duration late = vendor.capabilities().applyTimeMax().plus(world.upTo(TARDY_MAX));
        later(changes, ids, DEADLINE.plus(late));
        yield slow(changes);
      }
      case LAZY -> {
        later(changes, ids, world.upTo(vendor.capabilities().applyTimeMax()));
        yield quick(changes, new Accepted(Receipt.NONE));
      }
      case LYING -> quick(changes, new Accepted(Receipt.NONE));
      case FAILING -> {
        maybe(changes, ids);
        yield quick(changes, new Unknown(new Unreachable("502")));
      }
      case DRIPPING -> {
        maybe(changes, ids);
        yield slow(changes);
      }
      case GARBLING -> {
        maybe(changes, ids);
        yield quick(changes, new Unknown(new Garbled("<html>")));
      }
    };
  }

  private void maybe(List<Change> changes, List<Long> ids) {
    if (world.flip()) {
      apply(changes, ids);
    }
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

  /// Somebody's tool puts back what it knows.
  private List<WriteOutcome> reverting(List<Change> changes, List<Long> ids) {
    List<Optional<RecordData>> before = changes.stream().map(c -> held(c.key())).toList();
    List<WriteOutcome> outcomes = apply(changes, ids);
    Instant when = world.time().now().plus(REVERTED_AFTER);
    for (int i = 0; i < changes.size(); i++) {
      RecordKey key = changes.get(i).key();
      before.get(i).ifPresent(data -> world.time().at(when, () -> vendor.edit(key, data)));
    }
    return outcomes;
  }

  /// All of a batch or nothing. Who compares in the same step notices a foreign value to the last;
  /// who has read before overwrites it.
  private List<WriteOutcome> apply(List<Change> changes, List<Long> ids) {
    List<WriteOutcome> outcomes =
        isReadFirst() ? all(changes, new Accepted(Receipt.NONE)) : conflicts(changes, this::held);
    if (outcomes.stream().allMatch(o -> o instanceof Accepted)) {
      for (int i = 0; i < changes.size(); i++) {
        Change change = changes.get(i);
        vendor.put(change.key(), change.wanted(), OptionalLong.of(ids.get(i)));
      }
    }
    return outcomes;
  }

  private Optional<RecordData> held(RecordKey key) {
    return vendor.get(key).map(s -> s.data());
  }

  /// What an adapter that reads first gets to see.
  private Optional<RecordData> shown(RecordKey key, ApiState state) {
    boolean isHidden = state == ApiState.BLANK || (state == ApiState.SHRUNK && isCutOff(key));
    return isHidden ? Optional.empty() : vendor.read(key).map(s -> s.data());
  }

  private static List<WriteOutcome> conflicts(
      List<Change> changes, Function<RecordKey, Optional<RecordData>> held) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    boolean isBroken = false;
    for (Change change : changes) {
      Optional<RecordData> data = held.apply(change.key());
      boolean isThere = data.equals(Optional.of(change.wanted().data()));
      boolean isExpected =
          change
              .expected()
              .equals(data.<Expected>map(Expected.Data::new).orElseGet(Expected.Nothing::new));
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
    requests++;
    Duration before = world.pace().charged();
    CheckOutcome outcome =
        sickness
            .ofCheck(vendor.meets(zones))
            .<CheckOutcome>map(CheckOutcome.Failed::new)
            .orElseGet(() -> new CheckOutcome.Healthy("simulated", Duration.ZERO));
    Duration elapsed = world.pace().charged().minus(before);
    world.history().add(new Fact.Checked(vendor.account(), outcome, elapsed));
    return outcome;
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    requests++;
    NameServersOutcome outcome =
        sickness
            .ofCheck(vendor.meets(List.of(zone)))
            .<NameServersOutcome>map(NameServersOutcome.Failed::new)
            .orElseGet(() -> known(zone));
    world.history().add(new Fact.Listed(vendor.account(), zone, outcome));
    return outcome;
  }

  /// The delegation leads to one account; of a mirrored zone, the others tell their servers
  /// themselves.
  private NameServersOutcome known(DnsName zone) {
    return world.host(zone) == vendor
        ? new NameServersOutcome.FromDelegation()
        : new NameServersOutcome.Known(SimAuthorities.servers(vendor.account()));
  }

  @Override
  public void close() {}

  private static List<WriteOutcome> all(List<Change> changes, WriteOutcome outcome) {
    return changes.stream().map(_ -> outcome).toList();
  }
}
