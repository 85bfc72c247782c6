// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Ownership;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How everything truly stands at one moment of a history: records, targets, planes, and what is
/// durable. Confined to one thread.
public final class Scene {
  private Topology topology;
  private final Map<RecordKey, Domain> owners = new HashMap<>();
  private final Records records = new Records();
  private final Durables durables = new Durables();
  private final Fitness fitness = new Fitness();
  private final Map<Long, Sending> sendings = new LinkedHashMap<>();
  private final ProbeLog probes = new ProbeLog();
  private final Past past;
  private Duration offset = Duration.ZERO;
  private Instant now = Instant.MIN;

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

  public void at(Instant instant) {
    now = instant;
  }

  public void hear(Fact fact) {
    past.hear(fact, now);
    fitness.hear(fact, now);
    switch (fact) {
      case Fact.Sent sent ->
          owner(sent.change().key())
              .ifPresent(d -> sendings.put(sent.id(), new Sending(sent, now, d, newest(d.name()))));
      case Fact.Applied applied -> records.apply(applied, now);
      case Fact.Probed probed -> probes.hear(probed, now);
      case Fact.Kept(List<Durable> kept) -> kept.forEach(durables::keep);
      case Fact.Started(Duration clockOffset) -> start(clockOffset);
      case Fact.Paused(Duration length, boolean isSuspended) -> pause(length, isSuspended);
      case Fact.Reloaded(Topology next) -> use(next);
      case Fact.StoreLost _ -> durables.forget();
      case Fact.Turned _,
          Fact.Withheld _,
          Fact.Asked _,
          Fact.Published _,
          Fact.NotKept _,
          Fact.ReloadRefused _,
          Fact.Answered _,
          Fact.Commanded _,
          Fact.Replied _,
          Fact.Told _ -> {
        // Changes nothing that oracles ask about, beyond what was heard above.
      }
    }
  }

  private void start(Duration clockOffset) {
    offset = clockOffset;
    probes.clear();
  }

  private void pause(Duration length, boolean isSuspended) {
    probes.pause(now, now.plus(length), isSuspended);
    if (isSuspended) {
      offset = offset.minus(length);
    }
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

  /// Is it the canary of its account?
  public boolean isCanary(Fact.Sent sent) {
    return topology
        .account(sent.account())
        .canary()
        .filter(c -> c.key().equals(sent.change().key()))
        .isPresent();
  }

  public Optional<RecordSet> record(LinkAccount place) {
    return records.get(place);
  }

  public Optional<DomainMemory> memory(DnsName domain) {
    return durables.memory(domain);
  }

  /// As it was last kept.
  public Optional<Switchover> switchover(String id) {
    return durables.switchover(id);
  }

  public Collection<Switchover> switchovers() {
    return durables.switchovers();
  }

  /// The domain's newest durable switchover.
  public Optional<Switchover> newest(DnsName domain) {
    return durables.newest(domain);
  }

  public Optional<Sending> sending(long id) {
    return Optional.ofNullable(sendings.get(id));
  }

  public Past past() {
    return past;
  }

  /// Where the chain truly leads everybody; empty if to no declared target, or to several.
  public Optional<Target> effective(Domain domain) {
    Set<Optional<Target>> ends = ends(domain);
    return ends.size() == 1 ? ends.iterator().next() : Optional.empty();
  }

  /// Where the chain truly leads, by whichever accounts; an end that is no target is empty.
  public Set<Optional<Target>> ends(Domain domain) {
    return records.ends(domain);
  }

  /// Where the chain would lead if one record held something else.
  public Set<Optional<Target>> endsWith(Domain domain, LinkAccount place, RecordData instead) {
    return records.endsWith(domain, place, instead);
  }

  /// Does each link point to the next one, and the last one to a target?
  public boolean isCanonical(Domain domain) {
    return records.isCanonical(domain);
  }

  /// Does any link hold what nobody declared?
  public boolean isForeign(Domain domain) {
    return records.isForeign(domain);
  }

  /// May the link hold this: a target, or the name of the next link?
  public boolean isDeclared(Domain domain, Link link, RecordData data) {
    return records.isDeclared(domain, link, data);
  }

  /// Do the accounts of a link hold different values?
  public boolean isUneven(Link link) {
    return records.isUneven(link);
  }

  /// Do they, and did others change one of them last? What others did is theirs.
  public boolean isUnevenByOthers(Domain domain) {
    return domain.links().stream().anyMatch(l -> isUneven(l) && records.isOthers(l));
  }

  /// Has the target been down without a break for at least so long?
  public boolean isDownFor(Target target, Duration length) {
    return fitness.isDownFor(target, length, now);
  }

  /// Has the target been without failure for at least so long?
  public boolean isWellFor(Target target, Duration length) {
    return fitness.isWellFor(target, length, now);
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
    return fitness.isFineFor(account, length, now);
  }

  /// Has the agent lived, with network, resolvers and disk in order, for at least so long?
  public boolean isWorkingFor(Duration length) {
    return fitness.isWorkingFor(length, now);
  }

  /// When a record was changed last; empty if never since the start.
  public Optional<Instant> changedAt(LinkAccount place) {
    return records.changedAt(place);
  }

  /// What this incarnation of the agent was shown by its probes.
  public ProbeLog probes() {
    probes.advance(now);
    return probes;
  }

  /// The durable freeze that covers the domain by the agent's clock.
  public Optional<Freeze> freeze(Domain domain) {
    return freeze(domain, Set.of());
  }

  /// The same, without those that the transaction at hand has lifted already.
  public Optional<Freeze> freeze(Domain domain, Set<Freeze.Scope> lifted) {
    return durables.freeze(domain, lifted, topology, agentNow());
  }

  /// The durable freeze that forbids to write anything of our own at an account.
  public Optional<Freeze> freeze(Account account) {
    return durables.freeze(account, topology, agentNow());
  }

  /// Who guards an account, as far as it is durable.
  public Optional<Ownership> ownership(String account) {
    return durables.ownership(account);
  }

  /// Does another installation guard an account of one of its links, as far as we know (H19)?
  public boolean isGuardedElsewhere(Domain domain) {
    return domain.links().stream()
        .flatMap(l -> l.accounts().stream())
        .flatMap(a -> ownership(a).stream())
        .anyMatch(o -> o.holder() == Ownership.Holder.OTHER);
  }
}
