// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Lateness;
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.ResolverState;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How everything truly stands at one moment of a history: records, targets, planes, and what is
/// durable. Confined to one thread.
public final class Scene {
  private Topology topology;
  private final Map<RecordKey, Domain> owners = new HashMap<>();
  private final Map<LinkAccount, RecordSet> records = new HashMap<>();
  private final Map<String, Since<TargetState>> targets = new HashMap<>();
  private final Map<DnsName, DomainMemory> memories = new HashMap<>();
  private final Map<String, Switchover> switchovers = new LinkedHashMap<>();
  private final Map<DnsName, Switchover> newest = new LinkedHashMap<>();
  private final Map<Freeze.Scope, Freeze> freezes = new HashMap<>();
  private final Map<Long, Sending> sendings = new LinkedHashMap<>();
  private final Map<LinkAccount, Instant> changes = new HashMap<>();
  private final Map<String, Since<Boolean>> apis = new HashMap<>();
  private final Map<String, Set<Object>> ills = new HashMap<>();
  private final ProbeLog probes = new ProbeLog();
  private final Past past;
  private Since<Boolean> alive = new Since<>(false, Instant.MIN);
  private final Set<Object> hardships = new HashSet<>();
  private Instant eased = Instant.MIN;
  private Duration offset = Duration.ZERO;
  private Instant now = Instant.MIN;

  private record Since<T>(T value, Instant at) {}

  /// A change that was sent, and the switchover that was the domain's newest durable one then.
  public record Sending(
      Fact.Sent sent, Instant at, Domain domain, Optional<Switchover> switchover) {}

  public Scene(Topology topology) {
    this.topology = topology;
    this.past = new Past(topology);
    use(topology);
  }

  private void use(Topology next) {
    topology = next;
    probes.use(next);
    owners.clear();
    for (Domain domain : next.domains().values()) {
      domain.links().forEach(link -> link.keys().forEach(key -> owners.put(key, domain)));
    }
  }

  /// What was durable is no more.
  private void forget() {
    memories.clear();
    switchovers.clear();
    newest.clear();
    freezes.clear();
  }

  public void at(Instant instant) {
    now = instant;
  }

  public void hear(Fact fact) {
    past.hear(fact, now);
    switch (fact) {
      case Fact.Sent sent ->
          owner(sent.change().key())
              .ifPresent(d -> sendings.put(sent.id(), new Sending(sent, now, d, newest(d.name()))));
      case Fact.Applied applied -> apply(applied);
      case Fact.Probed probed -> probes.hear(probed, now);
      case Fact.Kept(List<Durable> durables) -> durables.forEach(this::keep);
      case Fact.TargetTurned(String host, TargetState state) -> turn(host, state);
      case Fact.ApiTurned(String account, ApiState state) ->
          turnApi(account, "all", state == ApiState.FINE);
      case Fact.ApiPartTurned(String account, Reach reach, ApiState state) ->
          turnApi(account, reach, state == ApiState.FINE);
      case Fact.ServerTurned(String account, int server, boolean isAnswering) ->
          turnApi(account, server, isAnswering);
      case Fact.LateTurned(String account, Lateness what, Duration by) ->
          turnApi(account, what, by.isZero());
      case Fact.NetworkTurned(boolean isUp) -> hardship("network", isUp);
      case Fact.ResolversTurned(ResolverState state) ->
          hardship("resolvers", state == ResolverState.FINE);
      case Fact.DiskTurned(DiskState state) -> hardship("disk", state == DiskState.FINE);
      case Fact.Started(Duration clockOffset) -> start(clockOffset);
      case Fact.Killed _ -> alive = new Since<>(false, now);
      case Fact.Paused(Duration length, boolean isSuspended) -> pause(length, isSuspended);
      case Fact.Reloaded(Topology next) -> use(next);
      case Fact.StoreLost _ -> forget();
      case Fact.Withheld _,
          Fact.Asked _,
          Fact.ZonesTurned _,
          Fact.Published _,
          Fact.NotKept _,
          Fact.WallJumped _,
          Fact.ReloadRefused _,
          Fact.Answered _,
          Fact.Noted _,
          Fact.Commanded _,
          Fact.Replied _,
          Fact.Told _,
          Fact.Healed _ -> {
        // Changes nothing that oracles ask about.
      }
    }
  }

  private void apply(Fact.Applied applied) {
    changes.put(applied.place(), now);
    applied
        .after()
        .ifPresentOrElse(
            set -> records.put(applied.place(), set), () -> records.remove(applied.place()));
  }

  /// A vendor is fine again when its last illness is over.
  private void turnApi(String account, Object illness, boolean isOver) {
    Set<Object> ill = ills.computeIfAbsent(account, _ -> new HashSet<>());
    if (isOver) {
      ill.remove(illness);
    } else {
      ill.add(illness);
    }
    apis.put(account, new Since<>(ill.isEmpty(), now));
  }

  private void hardship(String what, boolean isOver) {
    if (isOver) {
      hardships.remove(what);
      eased = now;
    } else {
      hardships.add(what);
    }
  }

  private void start(Duration clockOffset) {
    offset = clockOffset;
    alive = new Since<>(true, now);
    probes.clear();
  }

  private void pause(Duration length, boolean isSuspended) {
    alive = new Since<>(true, now.plus(length));
    probes.pause(now, now.plus(length), isSuspended);
    if (isSuspended) {
      offset = offset.minus(length);
    }
  }

  private void keep(Durable durable) {
    switch (durable) {
      case Durable.DomainKept(DomainMemory memory) -> memories.put(memory.domain(), memory);
      case Durable.SwitchoverKept(Switchover s) -> {
        switchovers.put(s.id(), s);
        newest.merge(s.domain(), s, (a, b) -> b.generation() >= a.generation() ? b : a);
      }
      case Durable.FreezeKept(Freeze freeze) -> freezes.put(freeze.scope(), freeze);
      case Durable.FreezeGone(Freeze.Scope scope) -> freezes.remove(scope);
      case Durable.Row _,
          Durable.AdviceKept _,
          Durable.CampaignKept _,
          Durable.OwnershipKept _,
          Durable.RehearsalKept _,
          Durable.HoldLifted _ -> {
        // Rows are read by those who care.
      }
    }
  }

  /// One illness that follows another at once is the same outage.
  private void turn(String host, TargetState state) {
    Since<TargetState> before = targets.get(host);
    Instant since = before != null && isSame(before.value(), state) ? before.at() : now;
    targets.put(host, new Since<>(state, since));
  }

  private static boolean isSame(TargetState one, TargetState other) {
    return one.isDown() == other.isDown() && one.isWell() == other.isWell();
  }

  /// True time.
  public Instant now() {
    return now;
  }

  /// What the agent's clock says. Across a restart it follows the wall clock, the only one that
  /// survives.
  public Instant agentNow() {
    return now.plus(offset);
  }

  public Topology topology() {
    return topology;
  }

  public Optional<Domain> owner(RecordKey key) {
    return Optional.ofNullable(owners.get(key));
  }

  public Optional<RecordSet> record(LinkAccount place) {
    return Optional.ofNullable(records.get(place));
  }

  public Optional<DomainMemory> memory(DnsName domain) {
    return Optional.ofNullable(memories.get(domain));
  }

  /// As it was last kept.
  public Optional<Switchover> switchover(String id) {
    return Optional.ofNullable(switchovers.get(id));
  }

  public Collection<Switchover> switchovers() {
    return switchovers.values();
  }

  /// The domain's newest durable switchover.
  public Optional<Switchover> newest(DnsName domain) {
    return Optional.ofNullable(newest.get(domain));
  }

  public Optional<Sending> sending(long id) {
    return Optional.ofNullable(sendings.get(id));
  }

  public Past past() {
    return past;
  }

  /// Where the chain truly leads; empty if to no declared target.
  public Optional<Target> effective(Domain domain) {
    return effective(domain, this::data);
  }

  /// Where the chain would lead if one record held something else.
  public Optional<Target> effectiveWith(Domain domain, RecordKey key, RecordData instead) {
    return effective(domain, l -> l.keys().contains(key) ? Optional.of(instead) : data(l));
  }

  private static Optional<Target> effective(
      Domain domain, Function<Link, Optional<RecordData>> held) {
    for (Link link : domain.links()) {
      Optional<RecordData> data = held.apply(link);
      Optional<Target> target =
          domain.targets().stream().filter(t -> data.filter(t::isAt).isPresent()).findFirst();
      if (target.isPresent()) {
        return target;
      }
      if (!data.equals(next(domain, link))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Does each link point to the next one, and the last one to a target?
  public boolean isCanonical(Domain domain) {
    return effective(domain).isPresent()
        && domain.links().stream()
            .limit(domain.links().size() - 1L)
            .allMatch(link -> data(link).equals(next(domain, link)));
  }

  /// Does any link hold what nobody declared?
  public boolean isForeign(Domain domain) {
    return domain.links().stream()
        .anyMatch(link -> data(link).filter(d -> isDeclared(domain, link, d)).isEmpty());
  }

  /// May the link hold this: a target, or the name of the next link?
  public boolean isDeclared(Domain domain, Link link, RecordData data) {
    return domain.targets().stream().anyMatch(t -> t.isAt(data))
        || next(domain, link).equals(Optional.of(data));
  }

  private static Optional<RecordData> next(Domain domain, Link link) {
    int index = domain.links().indexOf(link) + 1;
    return index < domain.links().size()
        ? Optional.of(new RecordData.Cname(domain.links().get(index).name()))
        : Optional.empty();
  }

  private Optional<RecordData> data(Link link) {
    return record(link.places().getFirst()).map(RecordSet::data);
  }

  /// Has the target been down without a break for at least so long?
  public boolean isDownFor(Target target, Duration length) {
    Since<TargetState> state = targets.get(target.checks().getFirst().text());
    return state != null && state.value().isDown() && isOld(state.at(), length);
  }

  /// Has the target been without failure for at least so long?
  public boolean isWellFor(Target target, Duration length) {
    Since<TargetState> state = targets.get(target.checks().getFirst().text());
    return state == null || (state.value().isWell() && isOld(state.at(), length));
  }

  /// Have the account's name servers answered without a break for at least so long?
  public boolean isAnsweringFor(String account, Duration length) {
    return past.isAnsweringFor(account, now, length);
  }

  /// Have the account's name servers been silent without a break for at least so long?
  public boolean isSilentFor(String account, Duration length) {
    return past.isSilentFor(account, now, length);
  }

  /// Have the account's API and each of its servers been as they should for at least so long?
  public boolean isFineFor(String account, Duration length) {
    Since<Boolean> state = apis.get(account);
    return state == null || (state.value() && isOld(state.at(), length));
  }

  /// Has the agent lived, with network, resolvers and disk in order, for at least so long?
  public boolean isWorkingFor(Duration length) {
    return alive.value()
        && isOld(alive.at(), length)
        && hardships.isEmpty()
        && isOld(eased, length);
  }

  /// When a record was changed last; empty if never since the start.
  public Optional<Instant> changedAt(LinkAccount place) {
    return Optional.ofNullable(changes.get(place));
  }

  /// What this incarnation of the agent was shown by its probes.
  public ProbeLog probes() {
    probes.advance(now);
    return probes;
  }

  private boolean isOld(Instant since, Duration length) {
    return since.equals(Instant.MIN) || !since.plus(length).isAfter(now);
  }

  /// The durable freeze that covers the domain by the agent's clock.
  public Optional<Freeze> freeze(Domain domain) {
    return freeze(domain, Set.of());
  }

  /// The same, without those that the transaction at hand has lifted already.
  public Optional<Freeze> freeze(Domain domain, Set<Freeze.Scope> lifted) {
    return freezes.values().stream()
        .filter(f -> !lifted.contains(f.scope()))
        .filter(f -> f.expires().map(end -> agentNow().isBefore(end)).orElse(true))
        .filter(f -> covers(f.scope(), domain))
        .findFirst();
  }

  private boolean covers(Freeze.Scope scope, Domain domain) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> true;
      case Freeze.Scope.OfDomain(DnsName name) -> name.equals(domain.name());
      case Freeze.Scope.OfVendor(String vendor) ->
          domain.links().stream()
              .flatMap(l -> l.accounts().stream())
              .anyMatch(a -> topology.account(a).vendor().equals(vendor));
    };
  }
}
