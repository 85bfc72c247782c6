// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.advise.Advice;
import io.wayout.core.decide.Decision;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.Worlds;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Durables come before actions (I63), and without a journal nothing moves (I64).
class AgentLoopTest {
  private final FakeEffects effects = new FakeEffects();
  private final List<Notice> notices = new ArrayList<>();
  private final FailingStore store = new FailingStore();
  private final AgentLoop loop =
      new AgentLoop(
          State.initial(Worlds.topology(), effects.now()), store, effects, effects, notices::add);

  @Test
  void journalDown_commandIsRefusedAndChangesNothing() {
    store.isFull = true;
    State before = loop.state();

    CommandResult result = freeze();

    assertThat(loop.state()).isSameAs(before);
    assertThat(result.entries())
        .singleElement()
        .isInstanceOfSatisfying(
            CommandResult.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.JOURNAL_DOWN));
    assertThat(codes()).containsExactly(Notice.Code.JOURNAL_FAILED);
  }

  @Test
  void journalBack_isToldOnceAndWorks() {
    store.isFull = true;
    freeze();
    freeze();
    store.isFull = false;
    freeze();

    assertThat(codes())
        .containsExactly(Notice.Code.JOURNAL_FAILED, Notice.Code.JOURNAL_BACK, Notice.Code.FROZEN);
    assertThat(loop.state().freezes()).hasSize(1);
  }

  @Test
  void recoveryThatCantBeJournaled_isTriedAgain() {
    store.isFull = true;
    loop.handle(new Event.Recovered(Memory.empty()));
    assertThat(codes()).containsExactly(Notice.Code.JOURNAL_FAILED);
    store.isFull = false;
    effects.pass(Duration.ofSeconds(2));

    assertThat(codes()).contains(Notice.Code.STARTED);
    assertThat(store.kept).isNotEmpty();
  }

  /// Regression: on a full disk, `wayout why` went on saying that all was well.
  @Test
  void journalDown_evidenceIsBelievedAndTheGateSaysWhy() {
    loop.handle(new Event.RecordsObserved(List.of(at("primary"))));
    probe(Worlds.CHECK, new ProbeResult.Pass(Duration.ZERO, "ok", Optional.empty()));
    probe(Worlds.SPARE, new ProbeResult.Pass(Duration.ZERO, "ok", Optional.empty()));
    store.isFull = true;

    probe(Worlds.CHECK, new ProbeResult.Fail("refused"));

    assertThat(loop.state().standings().get(Worlds.WWW).decision())
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> assertThat(hold.gate()).isEqualTo(Decision.Gate.JOURNAL_DOWN));
    assertThat(codes()).contains(Notice.Code.JOURNAL_FAILED, Notice.Code.CHECK_DOWN);

    store.isFull = false;
    loop.handle(new Event.Tick());
    assertThat(loop.state().busy(Worlds.WWW)).isPresent();
  }

  /// Regression (seed 593): an answer waited minutes for the journal, and was believed although the
  /// name servers had fallen silent meanwhile (I46).
  @Test
  void journalDownWhenServersAnswered_theyAreAskedAgain() {
    List<Action> actions = new ArrayList<>();
    loop.connect(actions::add, () -> {});
    loop.handle(new Event.RecordsObserved(List.of(at("primary"))));
    probe(Worlds.SPARE, new ProbeResult.Pass(Duration.ZERO, "ok", Optional.empty()));
    probe(Worlds.CHECK, new ProbeResult.Fail("refused"));
    found("primary", actions);
    Action.Write write = newest(Action.Write.class, actions);
    loop.handle(
        new Event.WritesEnded(
            List.of(new Event.WriteEnd(write.step(), new WriteOutcome.Accepted(Receipt.NONE)))));
    found("standby", actions);
    Action.AskServers ask = newest(Action.AskServers.class, actions);

    store.isFull = true;
    loop.handle(
        new Event.ServersAsked(List.of(new Event.ServedEnd(ask.step(), true, "2 of 2 answer it"))));
    actions.clear();
    store.isFull = false;
    effects.pass(Duration.ofSeconds(2));

    assertThat(loop.state().switchovers().get(Worlds.WWW).phase()).isEqualTo(Phase.READ_BACK);
    assertThat(newest(Action.AskServers.class, actions).step()).isEqualTo(ask.step());
  }

  /// Regression (seed 3836): a look that the journal could not take was forgotten, and what was
  /// seen before led to the next move.
  @Test
  void journalDownWhenSomebodyMovedIt_thatIsFoldedBeforeAnythingNewer() {
    loop.handle(new Event.RecordsObserved(List.of(at("primary"))));
    probe(Worlds.CHECK, new ProbeResult.Pass(Duration.ZERO, "ok", Optional.empty()));
    probe(Worlds.SPARE, new ProbeResult.Pass(Duration.ZERO, "ok", Optional.empty()));
    store.isFull = true;
    effects.pass(Duration.ofSeconds(1));
    loop.handle(new Event.RecordsObserved(List.of(at("standby"))));
    store.isFull = false;
    probe(Worlds.CHECK, new ProbeResult.Fail("refused"));
    assertThat(loop.state().busy(Worlds.WWW)).isEmpty();

    effects.pass(Duration.ofSeconds(2));
    loop.handle(new Event.Tick());
    assertThat(loop.state().switchovers()).isEmpty();
    assertThat(loop.state().memory(Worlds.WWW).desired()).contains("standby");
    assertThat(loop.state().memory(Worlds.WWW).block()).isPresent();
  }

  /// Whoever has made room on the disk need not wait for the next try.
  @Test
  void journalBack_commandComesAfterWhatWaited() {
    loop.handle(new Event.RecordsObserved(List.of(at("primary"))));
    store.isFull = true;
    effects.pass(Duration.ofSeconds(1));
    loop.handle(new Event.RecordsObserved(List.of(at("standby"))));
    assertThat(freeze().entries()).singleElement().isInstanceOf(CommandResult.Refused.class);
    store.isFull = false;
    freeze();

    assertThat(loop.state().memory(Worlds.WWW).desired()).contains("standby");
    assertThat(loop.state().freezes()).hasSize(1);
  }

  /// What was asked for is read, and holds this target.
  private void found(String target, List<Action> actions) {
    RecordSet set = new RecordSet(new Ttl(60), Worlds.lb(target));
    loop.handle(
        new Event.ReadsEnded(
            List.of(
                new Event.ReadEnd(
                    newest(Action.Read.class, actions).step(),
                    new ReadOutcome.Found(set, RecordRef.NONE)))));
  }

  private static <T extends Action> T newest(Class<T> kind, List<Action> actions) {
    return actions.reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private void probe(CheckId check, ProbeResult result) {
    for (int i = 0; i < 3; i++) {
      loop.handle(new Event.Probed(check, result));
    }
  }

  private Event.Seen at(String target) {
    return new Event.Seen(
        new LinkAccount(Worlds.LINK.keys().getFirst(), "ali"),
        new Observed.Holds(
            new RecordSet(new Ttl(60), Worlds.lb(target)),
            RecordRef.NONE,
            Observed.Source.API,
            effects.now()));
  }

  private CommandResult freeze() {
    List<CommandResult> results = new ArrayList<>();
    Command wish = new Command.SetFreeze(new Freeze.Scope.Everything(), "test", Optional.empty());
    loop.command("wang", wish, results::add);
    effects.pass(Duration.ZERO);
    return results.getFirst();
  }

  private List<Notice.Code> codes() {
    return notices.stream().map(Notice::code).toList();
  }

  /// A store whose disk can be full.
  private static final class FailingStore implements Store {
    private final List<Durable> kept = new ArrayList<>();
    private boolean isFull;

    @Override
    public Memory recover() {
      return Memory.empty();
    }

    @Override
    public void keep(List<Durable> durables) throws StoreException {
      if (isFull) {
        throw new StoreException(StoreFailure.FULL, "the disk is full");
      }
      kept.addAll(durables);
    }

    @Override
    public List<JournalRow> history(Optional<DnsName> domain, int limit) {
      return List.of();
    }

    @Override
    public List<JournalRow> timeline(String switchover) {
      return List.of();
    }

    @Override
    public Optional<Switchover> switchover(String id) {
      return Optional.empty();
    }

    @Override
    public List<Advice> advices(Optional<DnsName> domain, int limit) {
      return List.of();
    }

    @Override
    public List<SealedRow> sealed(Optional<Instant> since, long after, int limit) {
      return List.of();
    }

    @Override
    public Head head() {
      return Head.START;
    }

    @Override
    public void close() {}
  }
}
