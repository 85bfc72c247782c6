// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was once so and still counts. Confined to one thread.
public final class Past {
  private final Map<DnsName, Set<Domain>> former = new HashMap<>();
  private final Map<String, Zones> zones = new HashMap<>();
  private boolean isHeld;

  Past(Topology topology) {
    use(topology);
  }

  private void use(Topology next) {
    for (Domain domain : next.domains().values()) {
      former.computeIfAbsent(domain.name(), _ -> new LinkedHashSet<>()).add(domain);
    }
  }

  void hear(Fact fact, Instant now) {
    switch (fact) {
      case Fact.Reloaded(Topology next) -> use(next);
      case Fact.ZonesTurned(String account, boolean on) -> zones(account).turn(on, now);
      case Fact.ServerTurned(String account, int server, boolean on) ->
          zones(account).turn(server, on, now);
      case Fact.StoreLost _ -> isHeld = true;
      case Fact.Kept(List<Durable> durables) ->
          isHeld &= durables.stream().noneMatch(d -> d instanceof Durable.HoldLifted);
      case Fact _ -> {}
    }
  }

  /// Does automation wait for someone who looks at what a lost store left behind (I66)?
  public boolean isHeld() {
    return isHeld;
  }

  /// The domain as it was in each configuration so far. What was decided in an earlier one still
  /// expects what that one declared (I50).
  public Set<Domain> versions(Domain domain) {
    return former.getOrDefault(domain.name(), Set.of(domain));
  }

  boolean isAnsweringFor(String account, Instant end, Duration length) {
    Zones zones = this.zones.get(account);
    return zones == null || (zones.isAnswering() && !zones.since.plus(length).isAfter(end));
  }

  boolean isSilentFor(String account, Instant end, Duration length) {
    Zones zones = this.zones.get(account);
    return zones != null && !zones.isAnswering() && !zones.since.plus(length).isAfter(end);
  }

  private Zones zones(String account) {
    return zones.computeIfAbsent(account, _ -> new Zones());
  }

  /// The authoritative servers of an account; they are silent when each of them is.
  private static final class Zones {
    private static final int SERVERS = 2;

    private final Set<Integer> silent = new HashSet<>();
    private boolean isOn = true;
    private Instant since = Instant.EPOCH;

    boolean isAnswering() {
      return isOn && silent.size() < SERVERS;
    }

    void turn(boolean on, Instant now) {
      boolean before = isAnswering();
      isOn = on;
      since = before == isAnswering() ? since : now;
    }

    void turn(int server, boolean on, Instant now) {
      boolean before = isAnswering();
      if (on) {
        silent.remove(server);
      } else {
        silent.add(server);
      }
      since = before == isAnswering() ? since : now;
    }
  }
}
