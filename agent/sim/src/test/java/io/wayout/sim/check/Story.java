// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Block;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Mandate;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A history told by hand. It begins with an agent that has looked around in a world in which all
/// is well.
final class Story {
  static final String PRIMARY = Topologies.host("shop", 0);
  static final String STANDBY = Topologies.host("shop", 1);
  private static final Instant T0 = Instant.parse("2026-01-05T03:00:00Z");

  final Topology topology;
  private final List<Happening> history = new ArrayList<>();
  private Instant now = T0;

  Story(Topology topology) {
    this.topology = topology;
    for (Domain domain : topology.domains().values()) {
      for (Link link : domain.links()) {
        int next = domain.links().indexOf(link) + 1;
        RecordData data =
            next < domain.links().size()
                ? new RecordData.Cname(domain.links().get(next).name())
                : domain.preferred().records().getFirst();
        for (LinkAccount place : link.places()) {
          applied(place, Optional.empty(), set(data), OptionalLong.empty());
        }
      }
    }
    start();
  }

  /// The agent starts, and its first probes succeed.
  Story start() {
    add(new Fact.Started(Duration.ZERO));
    for (CheckId check : topology.checks().keySet()) {
      passes(check.text());
    }
    return pass(40);
  }

  Story pass(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  Instant now() {
    return now;
  }

  Story add(Fact fact) {
    history.add(new Happening(now, fact));
    return this;
  }

  /// A target or a witness dies, and three probes tell.
  Story down(String host) {
    add(new Fact.TargetTurned(host, TargetState.REFUSING));
    for (int i = 0; i < 3; i++) {
      add(new Fact.Probed(host, new ProbeResult.Fail("refused"), Duration.ZERO));
    }
    return this;
  }

  Story up(String host) {
    return add(new Fact.TargetTurned(host, TargetState.UP)).passes(host);
  }

  Story passes(String host) {
    for (int i = 0; i < 3; i++) {
      ProbeResult pass = new ProbeResult.Pass(Duration.ZERO, "fine", Optional.empty());
      add(new Fact.Probed(host, pass, Duration.ZERO));
    }
    return this;
  }

  Story keep(Durable... durables) {
    return add(new Fact.Kept(List.of(durables)));
  }

  Story begin(Switchover s) {
    return keep(memory(s, Optional.empty()), new Durable.SwitchoverKept(s));
  }

  Story to(Phase phase, Switchover s) {
    return keep(new Durable.SwitchoverKept(s.to(phase, "by hand", now)));
  }

  Story read(Switchover s) {
    RecordData shown =
        s.step().change().expected() instanceof Change.Expected.Data(RecordData data)
            ? data
            : s.step().change().wanted().data();
    return read(s.step().place(), shown);
  }

  Story read(LinkAccount place, RecordData shown) {
    ReadOutcome found = new ReadOutcome.Found(set(shown), RecordRef.NONE);
    return add(new Fact.Read(place.account(), List.of(place.key()), List.of(found), Duration.ZERO));
  }

  Story attempt(Switchover s) {
    JournalRow row =
        new JournalRow(
            now,
            JournalRow.Kind.ATTEMPT,
            Optional.of(s.domain()),
            Optional.of(s.id()),
            s.generation(),
            "agent",
            "sending");
    return keep(
        new Durable.SwitchoverKept(s.to(Phase.ATTEMPT, "sending", now)), new Durable.Row(row));
  }

  Story sent(long id, Switchover s) {
    return add(new Fact.Sent(id, s.step().account(), s.step().change()));
  }

  /// Reads, keeps and sends, as it should be.
  Story send(long id, Switchover s) {
    return read(s).attempt(s).sent(id, s);
  }

  Story accepted(long id, Switchover s) {
    return add(new Fact.Answered(id, new WriteOutcome.Accepted(Receipt.NONE))).applied(id, s);
  }

  Story unknown(long id) {
    ProviderFailure lost = new ProviderFailure.Unreachable("no answer");
    return add(new Fact.Answered(id, new WriteOutcome.Unknown(lost)));
  }

  Story refused(long id) {
    ProviderFailure lost = new ProviderFailure.Unreachable("no answer");
    return add(new Fact.Answered(id, new WriteOutcome.Refused(lost)));
  }

  /// The change takes effect, and both servers answer it.
  Story applied(long id, Switchover s) {
    Change change = s.step().change();
    RecordSet before =
        change.expected() instanceof Change.Expected.Data(RecordData data)
            ? set(data)
            : change.wanted();
    return applied(s.step().place(), Optional.of(before), change.wanted(), OptionalLong.of(id));
  }

  /// The change takes effect, and no server answers it yet.
  Story unpublished(long id, Switchover s) {
    Change change = s.step().change();
    RecordSet before = set(((Change.Expected.Data) change.expected()).data());
    OptionalLong by = OptionalLong.of(id);
    return add(
        new Fact.Applied(s.step().place(), Optional.of(before), Optional.of(change.wanted()), by));
  }

  /// Both servers answer a change.
  Story published(Switchover s) {
    return published(s.step().place(), s.step().change().wanted());
  }

  private Story published(LinkAccount place, RecordSet set) {
    return add(new Fact.Published(place, 0, set)).add(new Fact.Published(place, 1, set));
  }

  /// Someone else changes a record.
  Story edit(LinkAccount place, String from, String to) {
    return applied(place, Optional.of(set(cname(from))), set(cname(to)), OptionalLong.empty());
  }

  private Story applied(
      LinkAccount place, Optional<RecordSet> before, RecordSet after, OptionalLong by) {
    add(new Fact.Applied(place, before, Optional.of(after), by));
    return published(place, after);
  }

  Story served(Switchover s) {
    Progress p = s.progress();
    Progress served =
        new Progress(
            p.stepIndex(),
            Phase.SERVED,
            p.attempts(),
            p.reasserts(),
            p.stepSince(),
            now,
            Optional.of(now),
            "served");
    return keep(new Durable.SwitchoverKept(new Switchover(s.mandate(), served)));
  }

  /// From the beginning to the end, as it should be.
  Story moved(long id, Switchover s) {
    return begin(s).send(id, s).accepted(id, s).served(s).pass(120).to(Phase.DONE, s);
  }

  /// The primary dies, and automation moves the first shop.
  Story orderlyMove() {
    return down(PRIMARY).pass(15).moved(0, move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));
  }

  Story told(Notice.Code code, Optional<String> switchover) {
    return add(
        new Fact.Told(
            new Notice(code, Notice.Level.INFO, Optional.empty(), switchover, "x", Map.of())));
  }

  static Durable memory(Switchover s, Optional<Block> block) {
    return new Durable.DomainKept(
        new DomainMemory(s.domain(), s.generation(), Optional.of(s.plan().target()), block));
  }

  static RecordData cname(String host) {
    return new RecordData.Cname(DnsName.of(host));
  }

  static RecordSet set(RecordData data) {
    return new RecordSet(new Ttl(60), data);
  }

  LinkAccount place(int shop, int link) {
    return link(shop, link).places().getFirst();
  }

  private Link link(int shop, int link) {
    return topology.domains().get(Topologies.shop(shop)).links().get(link - 1);
  }

  /// A move of the lowest link.
  Switchover move(int shop, long generation, Cause cause, String from, String to) {
    int lowest = topology.domains().get(Topologies.shop(shop)).links().size();
    return plan(shop, generation, cause, List.of(step(shop, lowest, from, set(cname(to)))));
  }

  Step step(int shop, int link, String from, RecordSet to) {
    LinkAccount place = place(shop, link);
    Change change =
        new Change(place.key(), new Change.Expected.Data(cname(from)), to, RecordRef.NONE);
    return new Step(link, place.account(), change);
  }

  Switchover plan(int shop, long generation, Cause cause, List<Step> steps) {
    DnsName name = Topologies.shop(shop);
    Change change = steps.getFirst().change();
    String from =
        change.expected() instanceof Change.Expected.Data(RecordData data) ? target(data) : "";
    String to = target(change.wanted().data());
    Plan plan = new Plan(name, from, to, Plan.Shape.CANONICAL, steps, "why");
    Mandate mandate =
        new Mandate(
            name + "#" + generation,
            name,
            generation,
            cause,
            "agent",
            "reason",
            plan,
            now,
            topology.version());
    return new Switchover(mandate, Progress.begun("detail", now));
  }

  private String target(RecordData data) {
    return topology.domains().firstEntry().getValue().targets().stream()
        .filter(t -> t.isAt(data))
        .findFirst()
        .map(Target::name)
        .orElse("primary");
  }

  /// The invariants that were broken, without those about how it ends.
  List<String> verdict() {
    return all().stream().filter(i -> !i.equals("converges")).distinct().toList();
  }

  /// The invariants that were broken.
  List<String> all() {
    return Court.judge(topology, history).stream().map(Violation::invariant).distinct().toList();
  }
}
