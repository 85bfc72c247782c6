// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.core.facts.SendRule;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import io.wayout.provider.Change;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The calls of one account, one at a time: what gathers while a call is under way goes out
/// together in the next one, zone by zone. Overlapping writes to one zone are what some servers
/// can't take.
///
/// Confined to the loop, except the calls themselves.
final class AccountLane {
  private static final int READS_MAX = 1_000;

  private final String account;
  private final Supplier<DnsProvider> provider;
  private final Supplier<State> state;
  private final Consumer<Event> events;
  private final Ports ports;
  private final Lane lane;

  private final Deque<Action.Read> reads = new ArrayDeque<>();
  private final Deque<Action.Write> writes = new ArrayDeque<>();
  private final Deque<Action.WriteCanary> canaries = new ArrayDeque<>();
  private final Deque<List<Action.Write>> splits = new ArrayDeque<>();
  private boolean isBusy;

  AccountLane(
      String account,
      Supplier<DnsProvider> provider,
      Supplier<State> state,
      Consumer<Event> events,
      Ports ports) {
    this.account = account;
    this.provider = provider;
    this.state = state;
    this.events = events;
    this.ports = ports;
    this.lane = new Lane("account " + account, 1);
  }

  void read(Action.Read read) {
    reads.add(read);
  }

  /// Comes after everything else.
  void canary(Action.WriteCanary canary) {
    canaries.add(canary);
  }

  void write(Action.Write write) {
    writes.add(write);
  }

  boolean isIdle() {
    return !isBusy && writes.isEmpty() && splits.isEmpty();
  }

  /// Starts the next call, if none is under way and something waits. Writes first: they are the
  /// point.
  void start() {
    if (isBusy) {
      return;
    }
    if (!splits.isEmpty()) {
      callWrite(splits.remove());
    } else if (!writes.isEmpty()) {
      int sizeMax = state.get().topology().account(account).capabilities().batchSizeMax();
      callWrite(take(writes, w -> w.change().key().zone(), sizeMax));
    } else if (!reads.isEmpty()) {
      callRead(take(reads, r -> r.place().key().zone(), READS_MAX));
    } else if (!canaries.isEmpty()) {
      callCanary(canaries.remove());
    }
  }

  /// Takes from the queue what belongs to the zone of its first element.
  private static <T> List<T> take(Deque<T> queue, Function<T, DnsName> zone, int sizeMax) {
    DnsName first = zone.apply(queue.getFirst());
    List<T> batch = new ArrayList<>();
    Deque<T> rest = new ArrayDeque<>();
    for (T element : queue) {
      boolean belongs = batch.size() < sizeMax && zone.apply(element).equals(first);
      (belongs ? batch : rest).add(element);
    }
    queue.clear();
    queue.addAll(rest);
    return batch;
  }

  private void callRead(List<Action.Read> batch) {
    isBusy = true;
    DnsProvider callee = provider.get();
    Map<RecordKey, Integer> places = new LinkedHashMap<>();
    batch.forEach(r -> places.putIfAbsent(r.place().key(), places.size()));
    List<RecordKey> keys = List.copyOf(places.keySet());
    ports
        .effects()
        .call(
            lane,
            () -> callee.read(keys),
            outcomes -> {
              isBusy = false;
              List<Event.ReadEnd> ends = new ArrayList<>();
              for (Action.Read read : batch) {
                int place = places.getOrDefault(read.place().key(), 0);
                ends.add(new Event.ReadEnd(read.step(), outcomes.get(place)));
              }
              events.accept(new Event.ReadsEnded(ends));
              start();
            });
  }

  private void callCanary(Action.WriteCanary canary) {
    isBusy = true;
    CanaryWrite write =
        new CanaryWrite(
            provider.get(),
            canary,
            () -> SendRule.canary(state.get(), account, ports.ticker().now()));
    ports
        .effects()
        .call(
            lane,
            write::end,
            end -> {
              isBusy = false;
              events.accept(
                  new Event.CanaryEnded(account, canary.key(), end.found(), end.outcome()));
              start();
            });
  }

  private void callWrite(List<Action.Write> batch) {
    isBusy = true;
    DnsProvider callee = provider.get();
    List<Change> changes = batch.stream().map(Action.Write::change).toList();
    List<StepRef> steps = batch.stream().map(Action.Write::step).toList();
    SendGate gate = () -> verdict(steps);
    ports
        .effects()
        .call(
            lane,
            () -> callee.replace(changes, gate),
            outcomes -> {
              isBusy = false;
              ended(batch, outcomes);
              start();
            });
  }

  /// A request that carries several changes goes out only if every one of them may (I06).
  private SendGate.Verdict verdict(List<StepRef> steps) {
    State now = state.get();
    for (StepRef step : steps) {
      SendGate.Verdict verdict = SendRule.verdict(now, step, ports.ticker().now());
      if (verdict instanceof SendGate.Closed) {
        return verdict;
      }
    }
    return new SendGate.Open();
  }

  /// A batch that was refused whole, surely without effect, is tried again in halves, so that one
  /// bad change does not hold up the good ones.
  private void ended(List<Action.Write> batch, List<WriteOutcome> outcomes) {
    boolean isRefusedWhole =
        batch.size() > 1 && outcomes.stream().allMatch(AccountLane::isOneChangesFault);
    if (isRefusedWhole) {
      int half = batch.size() / 2;
      splits.add(batch.subList(0, half));
      splits.add(batch.subList(half, batch.size()));
      return;
    }
    List<Event.WriteEnd> ends = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      ends.add(new Event.WriteEnd(batch.get(i).step(), outcomes.get(i)));
    }
    events.accept(new Event.WritesEnded(ends));
  }

  private static boolean isOneChangesFault(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Refused(ProviderFailure failure)
        && (failure instanceof ProviderFailure.Conflict
            || failure instanceof ProviderFailure.Rejected
            || failure instanceof ProviderFailure.Withdrawn);
  }
}
