// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.model.Target;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Lateness;
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.ResolverState;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How well targets, vendors and the agent's own surroundings truly are, and since when. Confined
/// to one thread.
final class Fitness {
  private final Map<String, Since<TargetState>> targets = new HashMap<>();
  private final Map<String, Since<Boolean>> apis = new HashMap<>();
  private final Map<String, Set<Object>> ills = new HashMap<>();
  private final Set<Object> hardships = new HashSet<>();
  private Since<Boolean> alive = new Since<>(false, Instant.MIN);
  private Instant eased = Instant.MIN;

  private record Since<T>(T value, Instant at) {}

  void hear(Fact fact, Instant now) {
    switch (fact) {
      case Fact.TargetTurned(String host, TargetState state) -> turn(host, state, now);
      case Fact.ApiTurned(String account, ApiState state) ->
          turnApi(account, "all", state == ApiState.FINE, now);
      case Fact.ApiPartTurned(String account, Reach reach, ApiState state) ->
          turnApi(account, reach, state == ApiState.FINE, now);
      case Fact.ServerTurned(String account, int server, boolean isAnswering) ->
          turnApi(account, server, isAnswering, now);
      case Fact.LateTurned(String account, Lateness what, Duration by) ->
          turnApi(account, what, by.isZero(), now);
      case Fact.NetworkTurned(boolean isUp) -> hardship("network", isUp, now);
      case Fact.ResolversTurned(ResolverState state) ->
          hardship("resolvers", state == ResolverState.FINE, now);
      case Fact.DiskTurned(DiskState state) -> hardship("disk", state == DiskState.FINE, now);
      case Fact.Started _ -> alive = new Since<>(true, now);
      case Fact.Killed _ -> alive = new Since<>(false, now);
      case Fact.Paused(Duration length, boolean _) -> alive = new Since<>(true, now.plus(length));
      case Fact _ -> {}
    }
  }

  /// A vendor is fine again when its last illness is over.
  private void turnApi(String account, Object illness, boolean isOver, Instant now) {
    Set<Object> ill = ills.computeIfAbsent(account, _ -> new HashSet<>());
    if (isOver) {
      ill.remove(illness);
    } else {
      ill.add(illness);
    }
    apis.put(account, new Since<>(ill.isEmpty(), now));
  }

  private void hardship(String what, boolean isOver, Instant now) {
    if (isOver) {
      hardships.remove(what);
      eased = now;
    } else {
      hardships.add(what);
    }
  }

  /// One illness that follows another at once is the same outage.
  private void turn(String host, TargetState state, Instant now) {
    Since<TargetState> before = targets.get(host);
    Instant since = before != null && isSame(before.value(), state) ? before.at() : now;
    targets.put(host, new Since<>(state, since));
  }

  private static boolean isSame(TargetState one, TargetState other) {
    return one.isDown() == other.isDown() && one.isWell() == other.isWell();
  }

  boolean isDownFor(Target target, Duration length, Instant now) {
    Since<TargetState> state = targets.get(target.checks().getFirst().text());
    return state != null && state.value().isDown() && isOld(state.at(), length, now);
  }

  boolean isWellFor(Target target, Duration length, Instant now) {
    Since<TargetState> state = targets.get(target.checks().getFirst().text());
    return state == null || (state.value().isWell() && isOld(state.at(), length, now));
  }

  boolean isFineFor(String account, Duration length, Instant now) {
    Since<Boolean> state = apis.get(account);
    return state == null || (state.value() && isOld(state.at(), length, now));
  }

  boolean isWorkingFor(Duration length, Instant now) {
    return alive.value()
        && isOld(alive.at(), length, now)
        && hardships.isEmpty()
        && isOld(eased, length, now);
  }

  private static boolean isOld(Instant since, Duration length, Instant now) {
    return since.equals(Instant.MIN) || !since.plus(length).isAfter(now);
  }
}
