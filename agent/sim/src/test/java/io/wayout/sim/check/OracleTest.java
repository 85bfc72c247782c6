// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
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
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// An oracle that can't fail proves nothing: each one convicts a history that is broken in its way,
/// and acquits the same history unbroken.
class OracleTest {
  private static final Instant T0 = Instant.parse("2026-01-05T03:00:00Z");
  private static final Topology TOPOLOGY = Topologies.shops(2, 1);
  private static final String PRIMARY = Topologies.host("shop", 0);
  private static final String STANDBY = Topologies.host("shop", 1);

  private final List<Happening> history = new ArrayList<>();
  private Instant now = T0;

  @Test
  void orderlyMove_isAcquitted() {
    orderlyMove();

    assertThat(verdict()).isEmpty();
  }

  @Test
  void emptiedRecord_breaksNeverEmpty() {
    orderlyMove();
    add(
        new Fact.Applied(
            place(1), Optional.of(set(STANDBY)), Optional.empty(), OptionalLong.of(0)));

    assertThat(verdict()).contains("I01 never empty");
  }

  @Test
  void undeclaredValue_breaksAllowedTargets() {
    begin(move(1, 1, Cause.MANUAL, PRIMARY, "evil.example"));
    send(0, move(1, 1, Cause.MANUAL, PRIMARY, "evil.example"));

    assertThat(verdict()).containsExactly("I02 allowed targets");
  }

  @Test
  void foreignValueReplaced_breaksAllowedTargets() {
    begin(move(1, 1, Cause.MANUAL, "else.example", STANDBY));
    send(0, move(1, 1, Cause.MANUAL, "else.example", STANDBY));

    assertThat(verdict()).containsExactly("I02 allowed targets");
  }

  @Test
  void supersededPlanSends_breaksNoStalePlan() {
    Switchover old = move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    begin(old);
    begin(move(1, 2, Cause.MANUAL, STANDBY, PRIMARY));
    send(0, old);

    assertThat(verdict()).contains("I04 no stale plan");
  }

  @Test
  void generationUsedTwice_breaksNoStalePlan() {
    begin(move(1, 2, Cause.MANUAL, PRIMARY, STANDBY));
    begin(move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));

    assertThat(verdict()).contains("I04 no stale plan");
  }

  @Test
  void lateWriterWins_breaksNoStalePlan() {
    orderlyMove();
    add(
        new Fact.Applied(
            place(1), Optional.of(set(STANDBY)), Optional.of(set(PRIMARY)), OptionalLong.of(0)));

    assertThat(verdict()).contains("I04 no stale plan");
  }

  @Test
  void movedWhileAllAreDown_breaksAllDownHold() {
    down(PRIMARY);
    down(STANDBY);
    pass(60);
    begin(move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(verdict()).contains("I21 all-down hold");
  }

  @Test
  void movedToADeadStandby_breaksAllDownHold() {
    down(STANDBY);
    pass(60);
    begin(move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(verdict()).contains("I21 all-down hold");
  }

  @Test
  void movedAwayFromAHealthyTarget_breaksApiIsNotOrigin() {
    pass(120);
    begin(move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(verdict()).contains("I24 API is not origin");
  }

  @Test
  void bypassOfAnsweringLinks_breaksApiIsNotOrigin() {
    pass(120);
    begin(move(1, 1, Cause.BYPASS, PRIMARY, PRIMARY));

    assertThat(verdict()).contains("I24 API is not origin");
  }

  @Test
  void secondMoveWithinTheBlock_breaksAntiFlap() {
    orderlyMove();
    pass(30);
    moved(1, move(1, 2, Cause.FAILBACK, STANDBY, PRIMARY));

    assertThat(verdict()).containsExactly("I28 anti-flap");
  }

  @Test
  void secondMoveAfterTheBlock_isAcquitted() {
    orderlyMove();
    pass(Topologies.BLOCK.toSeconds());
    moved(1, move(1, 2, Cause.FAILBACK, STANDBY, PRIMARY));

    assertThat(verdict()).isEmpty();
  }

  @Test
  void automationUndoesAPerson_breaksAntiFlap() {
    moved(0, move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));
    pass(3600);
    moved(1, move(1, 2, Cause.FAILBACK, STANDBY, PRIMARY));

    assertThat(verdict()).containsExactly("I28 anti-flap");
  }

  @Test
  void sentBeforeTheAttemptIsDurable_breaksJournalFirst() {
    Switchover move = move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    begin(move);
    add(sent(0, move));

    assertThat(verdict()).contains("I63 journal first");
  }

  @Test
  void sentTwiceForOneRow_breaksJournalFirst() {
    Switchover move = move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    begin(move);
    send(0, move);
    add(new Fact.Answered(0, new WriteOutcome.Refused(new ProviderFailure.Unreachable("x"))));
    add(sent(1, move));

    assertThat(verdict()).containsExactly("I63 journal first");
  }

  @Test
  void repeatedThoughApplied_breaksExactlyOneWrite() {
    Switchover move = move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    begin(move);
    send(0, move);
    add(applied(0, PRIMARY, STANDBY));
    pass(60);
    send(1, move);

    assertThat(verdict()).containsExactly("I44 exactly one write");
  }

  @Test
  void repeatedBeforeALateWriteShows_breaksExactlyOneWrite() {
    Switchover move = move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    begin(move);
    send(0, move);
    add(new Fact.Answered(0, new WriteOutcome.Unknown(new ProviderFailure.Unreachable("x"))));
    pass(19);
    send(1, move);

    assertThat(verdict()).containsExactly("I44 exactly one write");
  }

  @Test
  void sentUnderAFreeze_breaksFreezeWins() {
    down(PRIMARY);
    pass(60);
    Switchover move = move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY);
    begin(move);
    Freeze.Scope scope = new Freeze.Scope.OfVendor("alibaba");
    keep(new Durable.FreezeKept(new Freeze(scope, "you", "wait", now, Optional.empty())));
    send(0, move);

    assertThat(verdict()).containsExactly("I80 freeze wins");
  }

  @Test
  void twoMovesBeforeTheCanary_breakCanaryFirst() {
    down(PRIMARY);
    pass(60);
    begin(move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));
    begin(move(2, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(verdict()).containsExactly("I11 canary first");
  }

  @Test
  void unfinishedForLong_breaksConverges() {
    begin(move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));
    pass(600);
    add(new Fact.Healed());

    assertThat(end()).contains("converges");
  }

  @Test
  void elsewhereThanTheJournalWants_breaksConverges() {
    orderlyMove();
    keep(memory(move(1, 2, Cause.MANUAL, STANDBY, PRIMARY)));

    assertThat(end()).contains("converges");
  }

  /// The primary dies, and automation moves the first shop.
  private void orderlyMove() {
    down(PRIMARY);
    pass(30);
    moved(0, move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));
  }

  private void moved(long id, Switchover move) {
    Change change = move.step().change();
    begin(move);
    send(id, move);
    add(new Fact.Answered(id, new WriteOutcome.Accepted(Receipt.NONE)));
    add(
        new Fact.Applied(
            place(1),
            Optional.of(set(data(change.expected()))),
            Optional.of(change.wanted()),
            OptionalLong.of(id)));
    keep(new Durable.SwitchoverKept(move.to(Phase.SERVED, "served", now)));
    keep(new Durable.SwitchoverKept(move.to(Phase.DONE, "done", now)));
    add(new Fact.TargetTurned(PRIMARY, TargetState.UP));
  }

  private static String data(Change.Expected expected) {
    return expected instanceof Change.Expected.Data(RecordData data) ? data.toString() : "";
  }

  private void begin(Switchover move) {
    if (history.isEmpty() || history.stream().noneMatch(h -> h.fact() instanceof Fact.Applied)) {
      for (int shop = 1; shop <= 2; shop++) {
        history.addFirst(
            new Happening(
                T0,
                new Fact.Applied(
                    place(shop),
                    Optional.empty(),
                    Optional.of(set(data(move.step().change().expected()))),
                    OptionalLong.empty())));
      }
    }
    keep(memory(move), new Durable.SwitchoverKept(move));
  }

  private void send(long id, Switchover move) {
    JournalRow row =
        new JournalRow(
            now,
            JournalRow.Kind.ATTEMPT,
            Optional.of(move.domain()),
            Optional.of(move.id()),
            move.generation(),
            "agent",
            "sending");
    keep(new Durable.SwitchoverKept(move.to(Phase.ATTEMPT, "sending", now)), new Durable.Row(row));
    add(sent(id, move));
  }

  private static Fact sent(long id, Switchover move) {
    return new Fact.Sent(id, Topologies.ALI, move.step().change());
  }

  private static Fact applied(long id, String from, String to) {
    return new Fact.Applied(
        place(1), Optional.of(set(from)), Optional.of(set(to)), OptionalLong.of(id));
  }

  private void down(String host) {
    add(new Fact.TargetTurned(host, TargetState.REFUSING));
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private void keep(Durable... durables) {
    add(new Fact.Kept(List.of(durables)));
  }

  private void add(Fact fact) {
    history.add(new Happening(now, fact));
  }

  /// The invariants that were broken, without those about how it ends.
  private List<String> verdict() {
    return broken().stream().filter(i -> !i.equals("converges")).distinct().toList();
  }

  private List<String> end() {
    return broken();
  }

  private List<String> broken() {
    return Court.judge(TOPOLOGY, history).stream().map(Violation::invariant).toList();
  }

  private static Durable memory(Switchover move) {
    return new Durable.DomainKept(
        new DomainMemory(
            move.domain(), move.generation(), Optional.of(move.plan().target()), Optional.empty()));
  }

  private static RecordSet set(String host) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(host)));
  }

  private static LinkAccount place(int shop) {
    return new LinkAccount(link(shop).keys().getFirst(), Topologies.ALI);
  }

  private static Link link(int shop) {
    return domain(shop).links().getFirst();
  }

  private static Domain domain(int shop) {
    return TOPOLOGY.domains().get(Topologies.shop(shop));
  }

  private Switchover move(int shop, long generation, Cause cause, String from, String to) {
    Change change =
        new Change(
            link(shop).keys().getFirst(),
            new Change.Expected.Data(set(from).data()),
            set(to),
            RecordRef.NONE);
    DnsName name = Topologies.shop(shop);
    Plan plan =
        new Plan(
            name,
            target(from),
            target(to),
            Plan.Shape.CANONICAL,
            List.of(new Step(1, Topologies.ALI, change)),
            "why");
    return new Switchover(
        new Mandate(
            name + "#" + generation,
            name,
            generation,
            cause,
            "agent",
            "reason",
            plan,
            now,
            TOPOLOGY.version()),
        Progress.begun("detail", now));
  }

  private static String target(String host) {
    return host.equals(PRIMARY) ? "primary" : "standby1";
  }
}
