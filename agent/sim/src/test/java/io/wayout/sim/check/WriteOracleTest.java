// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static io.wayout.sim.check.Story.PRIMARY;
import static io.wayout.sim.check.Story.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Topologies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// An oracle that can't fail proves nothing: each one convicts a history that is broken in its way.
class WriteOracleTest {
  private final Story story = new Story(Topologies.shops(2, 1));

  @Test
  void emptiedRecord_breaksNeverEmpty() {
    story.orderlyMove();
    RecordSet held = Story.set(Story.cname(STANDBY));
    story.add(
        new Fact.Applied(
            story.place(1, 1), Optional.of(held), Optional.empty(), OptionalLong.of(0)));

    assertThat(story.verdict()).contains("I01 never empty");
  }

  @Test
  void undeclaredValue_breaksAllowedTargets() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, "evil.example");
    story.begin(move).send(0, move);

    assertThat(story.verdict()).containsExactly("I02 allowed targets");
  }

  @Test
  void foreignValueReplaced_breaksOwnedOnly() {
    story.edit(story.place(1, 1), PRIMARY, "else.example");
    Switchover move = story.move(1, 1, Cause.MANUAL, "else.example", STANDBY);
    story.begin(move).send(0, move);

    assertThat(story.verdict()).containsExactly("I03 owned only");
  }

  @Test
  void generationUsedTwice_breaksNoStalePlan() {
    story.begin(story.move(1, 2, Cause.MANUAL, PRIMARY, STANDBY));
    story.begin(story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I04 no stale plan");
  }

  @Test
  void lateWriterWins_breaksNoStalePlan() {
    story.orderlyMove();
    RecordSet old = Story.set(Story.cname(PRIMARY));
    Optional<RecordSet> held = Optional.of(Story.set(Story.cname(STANDBY)));
    story.add(new Fact.Applied(story.place(1, 1), held, Optional.of(old), OptionalLong.of(0)));

    assertThat(story.verdict()).contains("I04 no stale plan");
  }

  @Test
  void sentWithoutReading_breaksReadBeforeWrite() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.read(move).begin(move).attempt(move).sent(0, move);

    assertThat(story.verdict()).containsExactly("I05 read before write");
  }

  @Test
  void sentThoughSomethingElseWasRead_breaksReadBeforeWrite() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).read(story.place(1, 1), Story.cname("else.example"));
    story.attempt(move).sent(0, move);

    assertThat(story.verdict()).containsExactly("I05 read before write");
  }

  @Test
  void supersededPlanSends_breaksCheckAtSend() {
    Switchover old = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(old).to(Phase.SUPERSEDED, old);
    story.begin(story.move(1, 2, Cause.MANUAL, STANDBY, PRIMARY)).sent(0, old);

    assertThat(story.verdict()).contains("I06 check at send");
  }

  @Test
  void abortedMoveSends_breaksCheckAtSend() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).read(move).attempt(move).to(Phase.ABORTED, move).sent(0, move);

    assertThat(story.verdict()).contains("I06 check at send");
  }

  @Test
  void longerTtl_breaksTtlNeverRaised() {
    RecordSet longer = new RecordSet(new Ttl(300), Story.cname(STANDBY));
    Switchover move = story.plan(1, 1, Cause.MANUAL, List.of(story.step(1, 1, PRIMARY, longer)));
    story.begin(move).send(0, move);

    assertThat(story.verdict()).containsExactly("I12 TTL never raised");
  }

  @Test
  void repeatedThoughApplied_breaksExactlyOneWrite() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).applied(0, move).pass(60).send(1, move);

    assertThat(story.verdict()).contains("I44 exactly one write");
  }

  @Test
  void repeatedBeforeALateWriteShows_breaksExactlyOneWrite() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).send(0, move).unknown(0).pass(19).send(1, move);

    assertThat(story.verdict()).containsExactly("I44 exactly one write");
  }

  @Test
  void tryingWithoutPause_breaksRetryBudget() {
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move);
    for (int i = 0; i < 17; i++) {
      story.send(i, move).refused(i).pass(1);
    }

    assertThat(story.verdict()).containsExactly("I45 retry budget");
  }

  @Test
  void writingWhatIsThere_breaksNothingTwice() {
    story.edit(story.place(1, 1), PRIMARY, STANDBY).pass(90);
    Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    story.begin(move).read(story.place(1, 1), Story.cname(STANDBY));
    story.attempt(move).sent(0, move);

    assertThat(story.verdict()).contains("I47 nothing twice");
  }

  @Test
  void startingAgainstAForeignValue_breaksNoHijackFight() {
    story.edit(story.place(1, 1), PRIMARY, "else.example");
    story.down(PRIMARY).pass(400).begin(story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY));

    assertThat(story.verdict()).contains("I31 no hijack fight");
  }

  @Test
  void upperLinkLedDownAtOnce_breaksDrainsFirst() {
    Story two = bypassed();
    Switchover restore = restore(two);
    two.begin(restore).send(7, restore).accepted(7, restore).pass(30);
    Switchover second = second(restore);
    two.keep(new Durable.SwitchoverKept(second)).send(8, second).accepted(8, second);

    assertThat(two.verdict()).containsExactly("I12 drains first");
  }

  @Test
  void upperLinkLedDownAfterTheCaches_isAcquitted() {
    Story two = bypassed();
    Switchover restore = restore(two);
    two.begin(restore).send(7, restore).accepted(7, restore).pass(61);
    Switchover second = second(restore);
    two.keep(new Durable.SwitchoverKept(second)).send(8, second).accepted(8, second);

    assertThat(two.verdict()).isEmpty();
  }

  @Test
  void oldValueBelowStillCached_breaksUsersLedRight() {
    Story two = bypassed();
    Switchover restore = restore(two);
    two.pass(200).begin(restore).send(7, restore).accepted(7, restore).pass(30);
    Switchover second = second(restore);
    two.keep(new Durable.SwitchoverKept(second)).send(8, second).accepted(8, second);

    assertThat(two.verdict()).contains("I12 users are led right");
  }

  /// Regression: seed live-389
  @Test
  void olderWriteServedLaterThanPromised_isTheVendorsFault() {
    Story two = new Story(Topologies.shops(1, 2));
    wayBackAfterAnUnservedMove(two).pass(60).published(unserved(two));

    assertThat(two.verdict()).doesNotContain("I12 users are led right");
  }

  @Test
  void olderWriteServedAsPromised_breaksUsersLedRight() {
    Story two = new Story(Topologies.shops(1, 2));
    wayBackAfterAnUnservedMove(two).published(unserved(two));

    assertThat(two.verdict()).contains("I12 users are led right");
  }

  /// A move of the lower link is accepted and not yet served when link 1 is led around it.
  private static Story wayBackAfterAnUnservedMove(Story two) {
    Switchover away = unserved(two);
    two.begin(away).send(0, away).unpublished(0, away).to(Phase.SUPERSEDED, away);
    Step up = two.step(1, 1, "www1.hatch.example", Story.set(Story.cname(PRIMARY)));
    Switchover back = two.plan(1, 2, Cause.MANUAL, List.of(up));
    return two.pass(5).begin(back).send(1, back).accepted(1, back);
  }

  private static Switchover unserved(Story two) {
    return two.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
  }

  @Test
  void upperLinkLedDownToAnotherTarget_breaksRestoreMovesNobody() {
    Story two = bypassed();
    Step up = two.step(1, 1, STANDBY, Story.set(Story.cname("www1.hatch.example")));
    Switchover restore = two.plan(1, 2, Cause.RESTORE, List.of(up));
    two.pass(60).begin(restore).send(7, restore).accepted(7, restore);

    assertThat(two.verdict()).contains("I41 restore moves nobody");
  }

  @Test
  void upperLinkLedDownBeforeALateWriteOfOurs_breaksRestoreMovesNobody() {
    Story two = new Story(Topologies.shops(1, 2));
    Switchover move = two.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);
    two.begin(move).send(0, move).unknown(0).to(Phase.ABORTED, move);
    two.edit(two.place(1, 1), "www1.hatch.example", PRIMARY);
    Step up = two.step(1, 1, PRIMARY, Story.set(Story.cname("www1.hatch.example")));
    Switchover restore = two.plan(1, 2, Cause.RESTORE, List.of(up));
    two.pass(2).begin(restore).send(7, restore).accepted(7, restore).pass(8).applied(0, move);

    assertThat(two.verdict()).contains("I41 restore moves nobody");
  }

  /// Led around the second link to the standby.
  private static Story bypassed() {
    Story two = new Story(Topologies.shops(1, 2));
    Step up = two.step(1, 1, "www1.hatch.example", Story.set(Story.cname(STANDBY)));
    return two.moved(0, two.plan(1, 1, Cause.MANUAL, List.of(up)));
  }

  private static Switchover restore(Story two) {
    Step below = two.step(1, 2, PRIMARY, Story.set(Story.cname(STANDBY)));
    Step up = two.step(1, 1, STANDBY, Story.set(Story.cname("www1.hatch.example")));
    return two.plan(1, 2, Cause.RESTORE, List.of(below, up));
  }

  private static Switchover second(Switchover s) {
    Instant at = s.startedAt();
    return new Switchover(
        s.mandate(), new Progress(1, Phase.INTENT, 0, 0, at, at, Optional.empty(), "next"));
  }
}
