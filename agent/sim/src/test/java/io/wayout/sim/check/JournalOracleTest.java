// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static io.wayout.sim.check.Story.PRIMARY;
import static io.wayout.sim.check.Story.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Block;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordSet;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.sim.fault.ConfigEdit;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Topologies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each oracle of the journal and of the end convicts a history that is broken in its way.
class JournalOracleTest {
  private final Story story = new Story(Topologies.shops(2, 1));

  @Test
  void doneTooEarly_breaksSettles() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).accepted(0, move).served(move).pass(119).to(Phase.DONE, move);

    assertThat(story.verdict()).containsExactly("I09 settles");
  }

  @Test
  void doneThoughOthersWrote_breaksSettles() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).accepted(0, move).served(move).pass(10);
    story.edit(story.place(1, 1), STANDBY, "else.example").pass(110).to(Phase.DONE, move);

    assertThat(story.verdict()).containsExactly("I09 settles");
  }

  @Test
  void sentLongAfterTheDecision_breaksPendingDecidedAnew() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).pass(160).send(0, move);

    assertThat(story.verdict()).containsExactly("I42 pending decided anew");
  }

  @Test
  void twoMovesOfOneDomain_breaksOneLivePlan() {
    story.begin(story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));
    story.begin(story.move(1, 2, Cause.MANUAL, PRIMARY, STANDBY));

    assertThat(story.verdict()).containsExactly("I43 one live plan");
  }

  @Test
  void oneServerStillAnswersTheOldValue_breaksSuccessIsServed() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).accepted(0, move);
    RecordSet old = Story.set(Story.cname(PRIMARY));
    story.add(new Fact.Published(story.place(1, 1), 1, old)).pass(6).served(move);

    assertThat(story.verdict()).containsExactly("I46 success is served");
  }

  @Test
  void sentBeforeTheAttemptIsDurable_breaksJournalFirst() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).read(move).sent(0, move);

    assertThat(story.verdict()).containsExactly("I63 journal first");
  }

  @Test
  void sentTwiceForOneRow_breaksJournalFirst() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).refused(0).sent(1, move);

    assertThat(story.verdict()).containsExactly("I63 journal first");
  }

  @Test
  void nobodyToldThatTheJournalFails_breaksNoJournalNoWrite() {
    story.add(new Fact.NotKept(List.of(), StoreFailure.FULL)).passes(PRIMARY);

    assertThat(story.verdict()).containsExactly("I64 no journal, no write");
  }

  @Test
  void sentWhileNothingIsKept_breaksNoJournalNoWrite() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).read(move).attempt(move).add(new Fact.NotKept(List.of(), StoreFailure.FULL));
    story.told(Notice.Code.JOURNAL_FAILED, Optional.empty()).pass(100).sent(0, move);

    assertThat(story.verdict()).containsExactly("I64 no journal, no write");
  }

  @Test
  void movedThoughTheStateWasLost_breaksQuarantine() {
    story.down(PRIMARY).pass(20).add(new Fact.StoreLost());
    story.begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I66 quarantine");
  }

  @Test
  void targetsNoLongerProbedAfterARefusal_breaksKeepsRunning() {
    story.add(new Fact.ReloadRefused(List.of("not valid"))).pass(31).passes(PRIMARY);

    assertThat(story.verdict()).contains("I49 what runs keeps running");
  }

  @Test
  void targetTakenFromAMove_breaksPinned() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    ConfigEdit edit = new ConfigEdit.Retire("standby1");
    Topology next = ConfigEdit.apply(edit, story.topology, story.topology).orElseThrow();
    story.begin(move).add(new Fact.Reloaded(next));

    assertThat(story.verdict()).contains("I50 pinned");
  }

  @Test
  void blockForgotten_breaksBlockIsKept() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.moved(0, move);
    Block block = new Block(move.id(), story.now(), Optional.empty());
    story.keep(Story.memory(move, Optional.of(block))).pass(9);
    story.keep(Story.memory(move, Optional.empty()));

    assertThat(story.verdict()).containsExactly("I65 block is kept");
  }

  @Test
  void personsBlockShortened_breaksBlockIsKept() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.moved(0, move);
    Block block = new Block(move.id(), story.now(), Optional.empty());
    Block shorter = new Block("other", story.now(), Optional.of(story.now().plusSeconds(9)));
    story.keep(Story.memory(move, Optional.of(block)));
    story.keep(Story.memory(move, Optional.of(shorter)));

    assertThat(story.verdict()).containsExactly("I65 block is kept");
  }

  @Test
  void rowFromAnotherClock_breaksMonotonicClock() {
    JournalRow row =
        new JournalRow(
            story.now().plusSeconds(1),
            JournalRow.Kind.STARTED,
            Optional.empty(),
            Optional.empty(),
            0,
            "agent",
            "x");
    story.keep(new Durable.Row(row));

    assertThat(story.verdict()).containsExactly("I67 monotonic clock");
  }

  @Test
  void promisedButNotKept_breaksRepliesAreKept() {
    story.add(replied(new CommandResult.Started(Topologies.shop(1), "nothing")));

    assertThat(story.verdict()).containsExactly("I82 replies are kept");
  }

  @Test
  void refusedButBegun_breaksRepliesAreKept() {
    story.begin(story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));
    Refusal refusal = new Refusal(Refusal.Code.UNKNOWN_TARGET, "x", "y");
    story.add(replied(new CommandResult.Refused(Topologies.shop(1).text(), refusal)));

    assertThat(story.verdict()).containsExactly("I82 replies are kept");
  }

  /// Two wishes that were heard at the same instant: one begins, the other one is refused.
  @Test
  void refusedBesideAPromisedMove_isKept() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    Refusal refusal = new Refusal(Refusal.Code.MOVE_IN_PROGRESS, "x", "y");
    story.begin(move);
    story.add(replied(new CommandResult.Refused(Topologies.shop(1).text(), refusal)));
    story.add(replied(new CommandResult.Started(Topologies.shop(1), move.id())));

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void toldBeforeItIsTrue_breaksHonestStatus() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).told(Notice.Code.SWITCHOVER_SERVED, Optional.of(move.id()));

    assertThat(story.verdict()).containsExactly("I85 honest status");
  }

  private static Fact replied(CommandResult.Entry entry) {
    Command wish =
        new Command.Switch(
            List.of(Topologies.shop(1)), Optional.empty(), true, false, "reason", List.of());
    return new Fact.Replied(wish, new CommandResult(List.of(entry)));
  }

  @Test
  void leftAtADeadTarget_breaksTakesTheWayOut() {
    story.pass(900).down(PRIMARY);
    for (int i = 0; i < 30; i++) {
      story.pass(10).passes(STANDBY);
    }

    assertThat(story.verdict()).containsExactly("I41 takes the way out");
  }

  @Test
  void unfinishedForLong_breaksConverges() {
    story.begin(story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY)).pass(600);
    story.add(new Fact.Healed());

    assertThat(story.all()).contains("converges");
  }

  @Test
  void elsewhereThanTheJournalWants_breaksConverges() {
    story.orderlyMove();
    story.keep(Story.memory(story.move(1, 2, Cause.MANUAL, STANDBY, PRIMARY), Optional.empty()));

    assertThat(story.all()).contains("converges");
  }
}
