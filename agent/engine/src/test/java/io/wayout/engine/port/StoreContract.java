// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The promises that every [Store] keeps. A store's module extends it and says how to open one.
public abstract class StoreContract {
  private static final DnsName WWW = DnsName.of("www.shop.example");
  private static final DnsName API = DnsName.of("api.shop.example");
  private static final Optional<DnsName> ALL = Optional.empty();

  private final StoreSamples samples = new StoreSamples(20231112);
  private Store store;

  /// A store that nothing was kept in.
  protected abstract Store open() throws Exception;

  /// What a restart makes of the store: closed, and opened again on the same state.
  protected abstract Store restarted(Store store) throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void freshStore_isEmpty() throws Exception {
    assertThat(store.recover()).isEqualTo(Memory.empty().with(ownerships()));
    assertThat(store.history(ALL, 10)).isEmpty();
    assertThat(store.timeline("www.shop.example#1")).isEmpty();
    assertThat(store.switchover("www.shop.example#1")).isEmpty();
  }

  @Test
  void nothingToKeep_keepsNothing() throws Exception {
    store.keep(List.of());

    assertThat(restart().recover()).isEqualTo(Memory.empty().with(ownerships()));
  }

  /// Whoever the store says that we are; nobody guards anything yet.
  private Ownerships ownerships() throws StoreException {
    return Ownerships.of(store.recover().ownerships().installation(), List.of());
  }

  @Test
  void ownershipKeptTwice_newestCountsAndWeStayWhoWeAre() throws Exception {
    Ownerships before = ownerships();
    Ownership theirs =
        new Ownership(
            "ali", WWW, Ownership.Holder.OTHER, "b2", Instant.parse("2026-11-21T19:40:00Z"));
    Ownership claimed =
        new Ownership("ali", WWW, Ownership.Holder.CLAIMED, "b2", theirs.since().plusSeconds(1));
    Ownership other = new Ownership("cf", API, Ownership.Holder.OURS, "a1", theirs.since());

    store.keep(List.of(new Durable.OwnershipKept(theirs), new Durable.OwnershipKept(other)));
    store.keep(List.of(new Durable.OwnershipKept(claimed)));

    assertThat(restart().recover().ownerships()).isEqualTo(before.with(claimed).with(other));
  }

  @Test
  void domainKeptTwice_newestCounts() throws Exception {
    DomainMemory newest = samples.domain(WWW);
    DomainMemory other = samples.domain(API);

    store.keep(List.of(new Durable.DomainKept(samples.domain(WWW))));
    store.keep(List.of(new Durable.DomainKept(other), new Durable.DomainKept(newest)));

    assertThat(restart().recover().domains()).containsExactly(newest, other);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void switchoverInAnyPhase_isUnfinishedUnlessTerminal(Phase phase) throws Exception {
    Switchover kept = samples.switchover("www.shop.example#1", phase);

    store.keep(List.of(new Durable.SwitchoverKept(kept)));

    restart();
    assertThat(store.recover().unfinished())
        .isEqualTo(phase.isTerminal() ? List.of() : List.of(kept));
    assertThat(store.switchover(kept.id())).contains(kept);
  }

  @Test
  void switchoverKeptAgainWithAnotherPlan_newestCountsWhole() throws Exception {
    for (int round = 0; round < 20; round++) {
      Switchover kept = samples.switchover("www.shop.example#1", Phase.ATTEMPT);
      store.keep(List.of(new Durable.SwitchoverKept(kept)));
      assertThat(store.recover().unfinished()).containsExactly(kept);
    }
  }

  @Test
  void unfinishedSwitchovers_comeInTheOrderTheyBegan() throws Exception {
    Switchover first = samples.switchover("b#1", Phase.INTENT);
    Switchover second = samples.switchover("a#1", Phase.ATTEMPT);
    Switchover firstLater = samples.switchover("b#1", Phase.SERVED);

    store.keep(keptAll(List.of(first, second)));
    store.keep(keptAll(List.of(firstLater)));

    assertThat(restart().recover().unfinished()).containsExactly(firstLater, second);
  }

  @Test
  void freezes_areKeptAndLiftedByScope() throws Exception {
    Freeze everything = samples.freeze(new Freeze.Scope.Everything());
    Freeze vendor = samples.freeze(new Freeze.Scope.OfVendor("alibaba"));
    Freeze sameNameAsDomain = samples.freeze(new Freeze.Scope.OfVendor("www.shop.example"));
    Freeze domain = samples.freeze(new Freeze.Scope.OfDomain(WWW));
    store.keep(frozenAll(List.of(everything, vendor, sameNameAsDomain, domain)));
    Freeze replaced = samples.freeze(vendor.scope());

    store.keep(
        List.of(
            new Durable.FreezeKept(replaced),
            new Durable.FreezeGone(everything.scope()),
            new Durable.FreezeGone(domain.scope()),
            new Durable.FreezeGone(new Freeze.Scope.OfVendor("unheard-of"))));

    assertThat(restart().recover().freezes()).containsExactly(replaced, sameNameAsDomain);
  }

  @Test
  void advices_areKeptUntilTheyEndAndListedAfterwards() throws Exception {
    Advice first = samples.advice("first", Optional.empty());
    Advice second = samples.advice("second", Optional.empty());
    Advice ended = first.ended(samples.ending());

    store.keep(List.of(new Durable.AdviceKept(first), new Durable.AdviceKept(second)));
    store.keep(List.of(new Durable.AdviceKept(ended)));

    assertThat(restart().recover().advices()).containsExactly(second);
    assertThat(store.advices(ALL, 10)).containsExactly(second, ended);
    assertThat(store.advices(ALL, 1)).containsExactly(second);
    assertThat(store.advices(Optional.of(first.domain()), 10)).containsExactly(ended);
  }

  @Test
  void rehearsals_areKeptWholeAndTheNewestOfEachGroupIsRecovered() throws Exception {
    Rehearsal first = samples.rehearsal("drill-a-1", "shop via ali cf");
    Rehearsal other = samples.rehearsal("drill-b-1", "blog via ali");
    Rehearsal second = samples.rehearsal("drill-a-2", "shop via ali cf");

    store.keep(List.of(new Durable.RehearsalKept(first), new Durable.RehearsalKept(other)));
    store.keep(List.of(new Durable.RehearsalKept(second)));
    assertThat(store.recover().rehearsals()).containsExactly(other, second);

    Rehearsal going = second.returning("www.shop.example#9");
    store.keep(List.of(new Durable.RehearsalKept(going)));
    assertThat(restart().recover().rehearsals()).containsExactly(other, going);
  }

  @Test
  void campaigns_areKeptWholeAndTheNewestOfEachKeyIsRecovered() throws Exception {
    Campaign.Key key = new Campaign.Key(Campaign.Kind.EVACUATE, "alibaba");
    Campaign first = samples.campaign("evacuate-alibaba-1", key);
    Campaign.Key back = new Campaign.Key(Campaign.Kind.RETURN, "alibaba");
    Campaign other = samples.campaign("return-alibaba-1", back);
    Campaign second = samples.campaign("evacuate-alibaba-2", key);

    store.keep(List.of(new Durable.CampaignKept(first), new Durable.CampaignKept(other)));
    store.keep(List.of(new Durable.CampaignKept(second)));
    assertThat(store.recover().campaigns()).containsExactly(other, second);

    Campaign moved = samples.further(second);
    store.keep(
        List.of(
            new Durable.CampaignKept(samples.further(second)), new Durable.CampaignKept(moved)));
    assertThat(restart().recover().campaigns()).containsExactly(other, moved);

    Campaign again = samples.further(moved);
    store.keep(List.of(new Durable.CampaignKept(again)));
    assertThat(restart().recover().campaigns()).containsExactly(other, again);
  }

  @Test
  void freezeLiftedAndSetInOneTurn_lastWordCounts() throws Exception {
    Freeze freeze = samples.freeze(new Freeze.Scope.Everything());

    store.keep(List.of(new Durable.FreezeGone(freeze.scope()), new Durable.FreezeKept(freeze)));
    assertThat(store.recover().freezes()).containsExactly(freeze);

    store.keep(List.of(new Durable.FreezeKept(freeze), new Durable.FreezeGone(freeze.scope())));
    assertThat(restart().recover().freezes()).isEmpty();
  }

  @Test
  void holdLiftedWhereNothingHolds_changesNothing() throws Exception {
    store.keep(List.of(new Durable.HoldLifted()));

    assertThat(restart().recover()).isEqualTo(Memory.empty().with(ownerships()));
  }

  @Test
  void history_isNewestFirstAndLimited() throws Exception {
    List<JournalRow> rows = rows(WWW, "www.shop.example#1", 5);
    JournalRow other = samples.row(Optional.of(API), Optional.empty());
    JournalRow ofNobody = samples.row(Optional.empty(), Optional.empty());
    store.keep(journaled(rows));
    store.keep(journaled(List.of(other, ofNobody)));

    restart();
    assertThat(store.history(ALL, 3)).containsExactly(ofNobody, other, rows.getLast());
    assertThat(store.history(Optional.of(WWW), 100)).isEqualTo(rows.reversed());
    assertThat(store.history(Optional.of(WWW), 2)).isEqualTo(rows.reversed().subList(0, 2));
    assertThat(store.history(Optional.of(DnsName.of("no.example")), 2)).isEmpty();
  }

  @Test
  void historyOfNoRows_isABug() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store.history(ALL, 0));
  }

  @Test
  void timeline_isOldestFirstAndOfOneSwitchover() throws Exception {
    List<JournalRow> rows = rows(WWW, "www.shop.example#1", 5);
    store.keep(journaled(rows.subList(0, 2)));
    store.keep(journaled(rows(WWW, "www.shop.example#11", 3)));
    store.keep(journaled(rows.subList(2, 5)));

    assertThat(restart().timeline("www.shop.example#1")).isEqualTo(rows);
  }

  @Test
  void thousandSwitchoversInOneTurn_areAllKept() throws Exception {
    List<Switchover> many =
        IntStream.range(0, 1000)
            .mapToObj(n -> samples.switchover("n" + n + ".shop.example#1", Phase.INTENT))
            .toList();

    store.keep(keptAll(many));

    assertThat(restart().recover().unfinished()).isEqualTo(many);
  }

  @Test
  void anythingKept_comesBackEqual() throws Exception {
    long seed = Long.getLong("wayout.seed", System.nanoTime());
    System.err.println("anythingKept_comesBackEqual: -Dwayout.seed=" + seed);
    StoreSamples random = new StoreSamples(seed);
    Map<DnsName, DomainMemory> domains = new LinkedHashMap<>();
    Map<String, Switchover> switchovers = new LinkedHashMap<>();
    List<JournalRow> rows = new ArrayList<>();
    for (int round = 0; round < 200; round++) {
      DomainMemory domain = random.domain(random.name());
      Switchover switchover = random.switchover("s#" + round % 150, random.phase());
      JournalRow row = random.row(Optional.of(domain.domain()), Optional.of(switchover.id()));
      domains.put(domain.domain(), domain);
      switchovers.put(switchover.id(), switchover);
      rows.add(row);
      store.keep(
          List.of(
              new Durable.Row(row),
              new Durable.DomainKept(domain),
              new Durable.SwitchoverKept(switchover)));
    }

    restart();
    List<Switchover> unfinished =
        switchovers.values().stream().filter(kept -> !kept.phase().isTerminal()).toList();
    assertThat(store.recover())
        .isEqualTo(
            new Memory(
                    List.copyOf(domains.values()),
                    unfinished,
                    List.of(),
                    List.of(),
                    List.of(),
                    false)
                .with(ownerships()));
    assertThat(store.history(ALL, 1000)).isEqualTo(rows.reversed());
    for (Switchover kept : switchovers.values()) {
      assertThat(store.switchover(kept.id())).contains(kept);
    }
  }

  @Test
  void questionsWhileTheLoopKeeps_seeWholeTurnsOnly() throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<Boolean>> verdicts =
          IntStream.range(0, 2)
              .mapToObj(_ -> readers.submit(() -> seesWholeTurns(isDone)))
              .toList();
      for (int turn = 0; turn < 100; turn++) {
        store.keep(journaled(rows(WWW, "www.shop.example#1", 3)));
      }
      isDone.set(true);
      for (Future<Boolean> verdict : verdicts) {
        assertThat(verdict.get()).isTrue();
      }
    }
    assertThat(store.timeline("www.shop.example#1")).hasSize(300);
  }

  @Test
  void closedStore_refusesEverything() {
    store.close();
    store.close();

    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.recover());
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.keep(List.of()));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.history(ALL, 1));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.timeline("x"));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.switchover("x"));
  }

  private boolean seesWholeTurns(AtomicBoolean isDone) throws StoreException {
    boolean areWhole = true;
    while (!isDone.get()) {
      areWhole &= store.timeline("www.shop.example#1").size() % 3 == 0;
    }
    return areWhole;
  }

  private Store restart() throws Exception {
    store = restarted(store);
    return store;
  }

  private List<JournalRow> rows(DnsName domain, String switchover, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> samples.row(Optional.of(domain), Optional.of(switchover)))
        .toList();
  }

  private static List<Durable> journaled(List<JournalRow> rows) {
    return rows.stream().<Durable>map(Durable.Row::new).toList();
  }

  private static List<Durable> keptAll(List<Switchover> switchovers) {
    return switchovers.stream().<Durable>map(Durable.SwitchoverKept::new).toList();
  }

  private static List<Durable> frozenAll(List<Freeze> freezes) {
    return freezes.stream().<Durable>map(Durable.FreezeKept::new).toList();
  }
}
