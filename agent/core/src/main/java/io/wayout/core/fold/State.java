// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.MarkerSight;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.PSet;

/// Everything the agent believes at one instant. Immutable, so that anyone may look at a snapshot.
///
/// @param sensed what was observed of the world
/// @param kept what is durable
/// @param run what belongs to this run of the agent
public record State(Topology topology, Sensed sensed, Kept kept, Run run) {

  /// The state of an agent that knows its configuration and nothing else.
  public static State initial(Topology topology, Instant now) {
    return new State(topology, Sensed.nothing(), Kept.nothing(), Run.begun(now));
  }

  public PMap<CheckId, CheckHealth> checks() {
    return sensed.checks();
  }

  public PMap<String, ControlPlane> controlPlanes() {
    return sensed.controlPlanes();
  }

  public PMap<LinkAccount, PlaneHealth> dataPlanes() {
    return sensed.dataPlanes();
  }

  public PMap<LinkAccount, Observed> records() {
    return sensed.records();
  }

  public PMap<LinkAccount, Rejection> rejections() {
    return sensed.rejections();
  }

  public PMap<LinkAccount, Instant> rivals() {
    return sensed.rivals();
  }

  public State withRivals(PMap<LinkAccount, Instant> next) {
    return new State(topology, sensed.withRivals(next), kept, run);
  }

  public PMap<ZoneSight.Place, ZoneSight> zones() {
    return sensed.zones();
  }

  public State withZones(PMap<ZoneSight.Place, ZoneSight> next) {
    return new State(topology, sensed.withZones(next), kept, run);
  }

  public PMap<DnsName, DomainMemory> memories() {
    return kept.memories();
  }

  public PMap<DnsName, Switchover> switchovers() {
    return kept.switchovers();
  }

  public PMap<Freeze.Scope, Freeze> freezes() {
    return kept.freezes();
  }

  public PMap<DnsName, Standing> standings() {
    return run.standings();
  }

  public PMap<String, Instant> proven() {
    return run.proven();
  }

  public PMap<DnsName, Publication> publications() {
    return run.publications();
  }

  public Instant startedAt() {
    return run.startedAt();
  }

  /// When the process or its host last went on after a standstill (I67).
  public Optional<Instant> wokeAt() {
    return run.wokeAt();
  }

  public boolean isHeldForAck() {
    return run.isHeldForAck();
  }

  public boolean isJournalDown() {
    return run.isJournalDown();
  }

  public PMap<DnsName, Advice> advices() {
    return kept.advices();
  }

  public PMap<Campaign.Key, Campaign> campaigns() {
    return kept.campaigns();
  }

  public PMap<String, Rehearsal> rehearsals() {
    return kept.rehearsals();
  }

  public State withRehearsals(PMap<String, Rehearsal> next) {
    return new State(topology, sensed, kept.withRehearsals(next), run);
  }

  /// Who we are, and who guards which account.
  public Ownerships ownerships() {
    return kept.ownerships();
  }

  public State withOwnerships(Ownerships next) {
    return new State(topology, sensed, kept.withOwnerships(next), run);
  }

  /// How accounts' markers were seen, by account.
  public PMap<String, MarkerSight> markers() {
    return sensed.markers();
  }

  public State withMarkers(PMap<String, MarkerSight> next) {
    return new State(topology, sensed.withMarkers(next), kept, run);
  }

  public PSet<String> driven() {
    return run.driven();
  }

  public State withTopology(Topology next) {
    return new State(next, sensed, kept, run);
  }

  public State withChecks(PMap<CheckId, CheckHealth> next) {
    return new State(topology, sensed.withChecks(next), kept, run);
  }

  public State withControlPlanes(PMap<String, ControlPlane> next) {
    return new State(topology, sensed.withControlPlanes(next), kept, run);
  }

  public State withDataPlanes(PMap<LinkAccount, PlaneHealth> next) {
    return new State(topology, sensed.withDataPlanes(next), kept, run);
  }

  public State withRecords(PMap<LinkAccount, Observed> next) {
    return new State(topology, sensed.withRecords(next), kept, run);
  }

  public State withRejections(PMap<LinkAccount, Rejection> next) {
    return new State(topology, sensed.withRejections(next), kept, run);
  }

  public State withMemories(PMap<DnsName, DomainMemory> next) {
    return new State(topology, sensed, kept.withMemories(next), run);
  }

  public State withSwitchovers(PMap<DnsName, Switchover> next) {
    return new State(topology, sensed, kept.withSwitchovers(next), run);
  }

  public State withFreezes(PMap<Freeze.Scope, Freeze> next) {
    return new State(topology, sensed, kept.withFreezes(next), run);
  }

  public State withStandings(PMap<DnsName, Standing> next) {
    return new State(topology, sensed, kept, run.withStandings(next));
  }

  public State withProven(PMap<String, Instant> next) {
    return new State(topology, sensed, kept, run.withProven(next));
  }

  public PMap<DnsName, Switchover> calledOff() {
    return run.calledOff();
  }

  public State withCalledOff(PMap<DnsName, Switchover> next) {
    return new State(topology, sensed, kept, run.withCalledOff(next));
  }

  public State withPublications(PMap<DnsName, Publication> next) {
    return new State(topology, sensed, kept, run.withPublications(next));
  }

  public State withWokeAt(Instant now) {
    return new State(topology, sensed, kept, run.withWokeAt(now));
  }

  public State withHeldForAck(boolean next) {
    return new State(topology, sensed, kept, run.withHeldForAck(next));
  }

  public State withJournalDown(boolean next) {
    return new State(topology, sensed, kept, run.withJournalDown(next));
  }

  public State withAdvices(PMap<DnsName, Advice> next) {
    return new State(topology, sensed, kept.withAdvices(next), run);
  }

  public State withCampaigns(PMap<Campaign.Key, Campaign> next) {
    return new State(topology, sensed, kept.withCampaigns(next), run);
  }

  public State withDriven(PSet<String> next) {
    return new State(topology, sensed, kept, run.withDriven(next));
  }

  public DomainMemory memory(DnsName domain) {
    DomainMemory memory = memories().get(domain);
    return memory == null ? DomainMemory.fresh(domain) : memory;
  }

  /// The domain's newest switchover, if it is still at work.
  public Optional<Switchover> busy(DnsName domain) {
    return Optional.ofNullable(switchovers().get(domain)).filter(s -> !s.isQuiet());
  }
}
