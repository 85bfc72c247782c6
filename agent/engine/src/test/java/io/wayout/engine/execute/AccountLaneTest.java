// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How writes reach an account.
class AccountLaneTest {
  private static final WriteOutcome DONE = new WriteOutcome.Accepted(Receipt.NONE);
  private static final WriteOutcome CONFLICT =
      new WriteOutcome.Refused(new ProviderFailure.Conflict("not applied"));

  private final FakeEffects effects = new FakeEffects();
  private final List<Event> events = new ArrayList<>();

  @Test
  void writesOfOneTurn_goOutTogether() {
    FakeProvider provider = new FakeProvider((changes, _) -> all(changes, DONE));
    Executor executor = executor(provider);
    write(executor, 1, 30);

    executor.flush();
    assertThat(executor.isIdle()).isFalse();
    effects.endCall();

    assertThat(provider.batches).containsExactly(30);
    assertThat(ends()).hasSize(30);
    assertThat(executor.isIdle()).isTrue();
  }

  @Test
  void moreThanTheBatchTakes_isSplit() {
    FakeProvider provider = new FakeProvider((changes, _) -> all(changes, DONE));
    Executor executor = executor(provider);
    write(executor, 1, 250);

    executor.flush();
    runAll();

    assertThat(provider.batches).containsExactly(100, 100, 50);
    assertThat(ends()).hasSize(250);
  }

  @Test
  void whileACallIsUnderWay_nothingElseIsSent() {
    FakeProvider provider = new FakeProvider((changes, _) -> all(changes, DONE));
    Executor executor = executor(provider);
    write(executor, 1, 1);
    executor.flush();
    write(executor, 2, 5);
    executor.flush();

    assertThat(effects.calls).hasSize(1);
    runAll();
    assertThat(provider.batches).containsExactly(1, 4);
  }

  @Test
  void oneBadChangeInAnAtomicBatch_holdsUpNoOther() {
    FakeProvider provider =
        new FakeProvider((changes, _) ->
            all(changes, changes.stream().anyMatch(c -> isNumber(c, 3)) ? CONFLICT : DONE));
    Executor executor = executor(provider);
    write(executor, 1, 8);

    executor.flush();
    runAll();

    List<Event.WriteEnd> ends = ends();
    assertThat(ends).hasSize(8);
    assertThat(ends.stream().filter(e -> e.outcome().equals(CONFLICT)).map(e -> e.step().domain()))
        .containsExactly(name(3));
  }

  /// The gate is asked by the adapter, and a switchover that is not current is not sent (I06).
  @Test
  void gateOfAStepThatIsNotCurrent_isClosed() {
    List<SendGate.Verdict> verdicts = new ArrayList<>();
    FakeProvider provider =
        new FakeProvider((changes, gate) -> {
          verdicts.add(gate.verdict());
          return all(changes, DONE);
        });
    Executor executor = executor(provider);
    write(executor, 1, 1);

    executor.flush();
    runAll();

    assertThat(verdicts).singleElement().isInstanceOf(SendGate.Closed.class);
  }

  @Test
  void adapterThatThrows_leavesTheWriteUnknown() {
    GuardedProvider guarded =
        new GuardedProvider(
            new FakeProvider((_, _) -> {
              throw new IllegalStateException("secret inside");
            }));

    List<WriteOutcome> outcomes = guarded.replace(List.of(change(1)), SendGate.OPEN);

    assertThat(outcomes)
        .containsExactly(
            new WriteOutcome.Unknown(
                new ProviderFailure.Garbled("the adapter failed: IllegalStateException")));
  }

  @Test
  void adapterThatForgetsAnOutcome_leavesTheWriteUnknown() {
    GuardedProvider guarded = new GuardedProvider(new FakeProvider((_, _) -> List.of()));

    assertThat(guarded.replace(List.of(change(1)), SendGate.OPEN))
        .singleElement()
        .isInstanceOf(WriteOutcome.Unknown.class);
  }

  private Executor executor(FakeProvider provider) {
    State state = State.initial(Worlds.topology(), effects.now());
    return new Executor(() -> state, events::add, Worlds.ports(effects), Map.of("ali", provider));
  }

  private static void write(Executor executor, int first, int last) {
    for (int n = first; n <= last; n++) {
      executor.write(new Action.Write(step(n), "ali", change(n)));
    }
  }

  private static StepRef step(int n) {
    return new StepRef(name(n), name(n) + "#1", 0, 1);
  }

  private static DnsName name(int n) {
    return DnsName.of("w" + n + ".shop.example");
  }

  private static boolean isNumber(Change change, int n) {
    return change.key().name().equals(name(n));
  }

  private static Change change(int n) {
    return new Change(
        new RecordKey(Worlds.LINK.zone(), name(n), RecordType.CNAME),
        new Change.Expected.Data(Worlds.lb("primary")),
        new RecordSet(new Ttl(60), Worlds.lb("standby")),
        RecordRef.NONE);
  }

  private static List<WriteOutcome> all(List<Change> changes, WriteOutcome outcome) {
    return Collections.nCopies(changes.size(), outcome);
  }

  private void runAll() {
    while (!effects.calls.isEmpty()) {
      effects.endCall();
    }
  }

  private List<Event.WriteEnd> ends() {
    return events.stream()
        .flatMap(e ->
            e instanceof Event.WritesEnded(var ends)
                ? ends.stream()
                : Optional.<Event.WriteEnd>empty().stream())
        .toList();
  }
}
