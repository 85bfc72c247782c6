// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.model.Target;
import io.wayout.drill.judge.Lane.Span;
import io.wayout.drill.play.Take;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects when each thing of the world was not well.
final class Lanes {
  private final Take take;
  private final Map<String, List<Span>> spans = new TreeMap<>();
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  private record Open(Instant from, String text) {}

  private Lanes(Take take) {
    this.take = take;
    for (Target target : take.twin().targets().values()) {
      target.checks().forEach(id -> names.put(id.text(), target.id() + " at " + target.vendor()));
    }
  }

  /// Those that were ill at some time, sorted by name.
  static List<Lane> of(Take take) {
    Lanes lanes = new Lanes(take);
    take.history().forEach(lanes::hear);
    List.copyOf(lanes.open.keySet()).forEach(name -> lanes.close(name, take.end()));
    return lanes.spans.entrySet().stream().map(e -> new Lane(e.getKey(), e.getValue())).toList();
  }

  private void hear(Happening happening) {
    Instant at = happening.at();
    Fact fact = happening.fact();
    if (fact instanceof Fact.ApiTurned(String account, ApiState state)) {
      turn(at, "API of " + account, state == ApiState.FINE ? "" : Troubles.api(state));
    } else if (fact instanceof Fact.ZonesTurned(String account, boolean isAnswering)) {
      turn(at, "name servers of " + account, isAnswering ? "" : "silent");
    } else if (fact instanceof Fact.TargetTurned(String host, TargetState state)) {
      String name = names.getOrDefault(host, "witness " + host);
      turn(at, name, state == TargetState.UP ? "" : Troubles.target(state));
    } else if (fact instanceof Fact.NetworkTurned(boolean isUp)) {
      turn(at, "network of the agent", isUp ? "" : "gone");
    } else if (fact instanceof Fact.Killed) {
      turn(at, "the agent", "not running");
    } else if (fact instanceof Fact.Started) {
      turn(at, "the agent", "");
    }
  }

  /// @param text empty: it is well
  private void turn(Instant at, String name, String text) {
    Open before = open.get(name);
    if (before != null && before.text().equals(text)) {
      return;
    }
    close(name, at);
    if (!text.isEmpty()) {
      open.put(name, new Open(at, text));
    }
  }

  private void close(String name, Instant at) {
    Open ended = open.remove(name);
    if (ended != null && at.isAfter(ended.from()) && at.isAfter(take.start())) {
      spans
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(new Span(since(ended.from()), since(at), ended.text()));
    }
  }

  private Duration since(Instant at) {
    return Duration.between(take.start(), at);
  }
}
