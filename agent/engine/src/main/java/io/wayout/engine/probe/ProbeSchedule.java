// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Topology;
import io.wayout.engine.port.Effects.Cancel;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Probes each distinct check at a constant rate with a random phase. A probe starts by the clock,
/// not by the end of the one before, so that a hanging target is not probed more seldom.
///
/// Confined to the loop, except the probes themselves.
public final class ProbeSchedule {
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(1);
  private static final Lane LANE = new Lane("probes", 256);

  private record Ended(ProbeResult result, Instant at) {}

  private final Ports ports;
  private final Consumer<Event> events;
  private final Map<CheckId, Check> checks = new HashMap<>();
  private final Map<CheckId, Cancel> regular = new HashMap<>();

  public ProbeSchedule(Ports ports, Consumer<Event> events) {
    this.ports = ports;
    this.events = events;
  }

  /// Takes over a configuration's checks; those that stay keep their rhythm.
  public void schedule(Topology topology) {
    for (CheckId id : List.copyOf(checks.keySet())) {
      Check next = topology.checks().get(id);
      if (next == null || !next.equals(checks.get(id))) {
        forget(id);
      }
    }
    for (Check check : topology.checks().values()) {
      if (checks.putIfAbsent(check.id(), check) == null) {
        plan(check, ports.ticker().now().plus(phase(check)));
      }
    }
  }

  /// One probe more, outside the rhythm.
  public void probeAt(CheckId id, Instant at) {
    ports.effects().at(at, () -> probe(id));
  }

  public void stop() {
    List.copyOf(checks.keySet()).forEach(this::forget);
  }

  private void forget(CheckId id) {
    checks.remove(id);
    Cancel cancel = regular.remove(id);
    if (cancel != null) {
      cancel.cancel();
    }
  }

  private Duration phase(Check check) {
    Duration interval = check.timing().interval();
    Duration within = interval.compareTo(FIRST_WITHIN) < 0 ? interval : FIRST_WITHIN;
    return Duration.ofNanos((long) (within.toNanos() * ports.entropy().next()));
  }

  private void plan(Check check, Instant at) {
    Cancel cancel =
        ports
            .effects()
            .at(
                at,
                () -> {
                  plan(check, following(check, at));
                  probe(check.id());
                });
    regular.put(check.id(), cancel);
  }

  /// By the clock; but what was missed while this host slept is not made up for.
  private Instant following(Check check, Instant at) {
    Duration interval = check.timing().interval();
    Instant next = at.plus(interval);
    Instant now = ports.ticker().now();
    return next.isBefore(now) ? now.plus(interval) : next;
  }

  private void probe(CheckId id) {
    Check check = checks.get(id);
    if (check == null) {
      return;
    }
    ports
        .effects()
        .<Ended>call(
            LANE,
            () -> {
              ProbeResult result = ports.prober().probe(check.probe(), check.timing().timeout());
              return new Ended(result, ports.ticker().now());
            },
            ended -> {
              if (check.equals(checks.get(id)) && isNews(ended, check)) {
                events.accept(new Event.Probed(id, ended.result()));
              }
            });
  }

  /// A result that waited while the loop, the process or its host stood still says nothing about
  /// now, and the next probe is due (C05).
  private boolean isNews(Ended ended, Check check) {
    Instant next = ended.at().plus(check.timing().interval()).plus(check.timing().timeout());
    return !next.isBefore(ports.ticker().now());
  }
}
