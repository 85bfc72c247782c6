// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.StepRef;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.Receipt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The questions to one account about changes that it has accepted: one call at a time, one for all
/// changes that went out together. Apart from the lane of reads and writes, so that it holds up
/// neither.
///
/// Confined to the loop, except the calls themselves.
final class ProgressLane {
  private final Supplier<DnsProvider> provider;
  private final Consumer<Event> events;
  private final Ports ports;
  private final Lane lane;
  private final Map<Receipt, Set<StepRef>> waiting = new LinkedHashMap<>();
  private boolean isBusy;

  ProgressLane(
      String account, Supplier<DnsProvider> provider, Consumer<Event> events, Ports ports) {
    this.provider = provider;
    this.events = events;
    this.ports = ports;
    this.lane = new Lane("progress " + account, 1);
  }

  void ask(Action.AskProgress ask) {
    waiting.computeIfAbsent(ask.receipt(), _ -> new LinkedHashSet<>()).add(ask.step());
  }

  /// Starts the next call, if none is under way and something waits.
  void start() {
    if (isBusy || waiting.isEmpty()) {
      return;
    }
    isBusy = true;
    Receipt receipt = waiting.keySet().iterator().next();
    List<StepRef> steps = List.copyOf(waiting.getOrDefault(receipt, Set.of()));
    waiting.remove(receipt);
    DnsProvider callee = provider.get();
    ports
        .effects()
        .call(
            lane,
            () -> callee.progress(receipt),
            progress -> {
              isBusy = false;
              events.accept(new Event.ProgressAsked(steps, progress));
              start();
            });
  }
}
