// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.fleet;
import static io.wayout.core.Fixtures.policy;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Campaign.Options;
import io.wayout.core.campaign.Campaign.Phase;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.Memory;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Evacuations and returns, second by second.
class CampaignTest {
  private static final Campaign.Key LEAVE = new Campaign.Key(Kind.EVACUATE, "cloud-primary");
  private static final Campaign.Key BACK = new Campaign.Key(Kind.RETURN, "cloud-primary");
  private static final Options PLAIN = new Options(false, false, false);
  private static final Options WHOLE = new Options(false, false, true);

  private final FakeShell shell = FakeShell.settled(topology("v1", fleet(10, AUTO)));

  @Test
  void x08_evacuation_movesACanaryThenAtMostTheBlastRadiusAtOnceUntilAllAreServed() {
    start(LEAVE, PLAIN);
    int most = 0;
    for (int i = 0; i < 60; i++) {
      shell.run(1);
      long moving = campaign(LEAVE).count(Standing.MOVING);
      most = Math.max(most, (int) moving);
      if (campaign(LEAVE).count(Standing.SERVED) == 0) {
        assertThat(moving).isEqualTo(1);
      }
    }

    assertThat(most).isEqualTo(3);
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.DONE);
    assertThat(campaign(LEAVE).count(Standing.SERVED)).isEqualTo(10);
    assertThat(shell.writes).hasSize(10).allMatch(w -> w.contains("standby"));
    assertThat(shell.codes())
        .containsSubsequence(
            Notice.Code.CAMPAIGN_STARTED, Notice.Code.CAMPAIGN_PHASE, Notice.Code.CAMPAIGN_DONE);
  }

  @Test
  void canary_isTheOneThatMattersLeastAndTheRestFollowsItsTags() {
    List<Domain> domains =
        IntStream.range(0, 4)
            .mapToObj(i -> {
              Domain d = fleet(4, AUTO).get(i);
              List<String> tags =
                  i == 3 ? List.of("tier-1") : i == 2 ? List.of("tier-2") : List.of();
              return new Domain(d.name(), d.targets(), d.links(), d.policy(), new TreeSet<>(tags));
            })
            .toList();
    Topology plain = topology("v1", domains);
    Topology ordered =
        new Topology(
            "v1",
            plain.accounts(),
            plain.checks(),
            plain.witnesses(),
            plain.domains(),
            new Safety(30, 1, List.of("tier-1", "tier-2")),
            Watch.usual());
    FakeShell tagged = FakeShell.settled(ordered);
    tagged.command("alice", new Command.StartCampaign(LEAVE, PLAIN, "", Map.of()));

    assertThat(tagged.state.campaigns().get(LEAVE).entries())
        .extracting(e -> e.domain().text().substring(0, 7))
        .containsExactly("www.d02", "www.d04", "www.d03", "www.d01");
  }

  @Test
  void wholeBatch_movesAllAtOnceAfterTheCanary() {
    start(LEAVE, WHOLE);
    runUntilTheCanaryIsServed();

    assertThat(campaign(LEAVE).count(Standing.MOVING)).isGreaterThan(3);
    shell.run(10);
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void h03_secondStart_joinsTheFirst() {
    start(LEAVE, PLAIN);
    shell.run(3);

    assertThat(start(LEAVE, WHOLE).entries())
        .containsExactly(new CommandResult.Campaigning("evacuate-cloud-primary-1", true, 10));
    assertThat(refusal(start(BACK, PLAIN))).isEqualTo(Refusal.Code.CAMPAIGN_OPEN);
  }

  @Test
  void canaryThatFails_stopsEverything() {
    start(LEAVE, PLAIN);
    LinkAccount place =
        shell.switchover(campaign(LEAVE).entries().getFirst().domain()).step().place();
    shell.unserved.add(place);
    shell.run(Duration.ofMinutes(30));

    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.HALTED);
    assertThat(campaign(LEAVE).detail())
        .contains("the canary " + campaign(LEAVE).entries().getFirst().domain());
    assertThat(shell.writes).hasSize(1);
    assertThat(shell.codes()).contains(Notice.Code.CAMPAIGN_HALTED);
  }

  @Test
  void lostLever_isPassedByAndNothingIsWrittenTwice() {
    start(LEAVE, PLAIN);
    runUntilTheCanaryIsServed();
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(5));

    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.DONE);
    assertThat(campaign(LEAVE).count(Standing.SERVED)).isEqualTo(10);
    assertThat(shell.writes).doesNotHaveDuplicates();
    assertThat(shell.writes).anyMatch(w -> w.contains("@ali"));
  }

  @Test
  void nothingCanBeWritten_waitsAndGoesWhenALeverReturns() {
    shell.deadApis.addAll(List.of("cf", "ali"));
    shell.run(Duration.ofMinutes(2));
    start(LEAVE, PLAIN);
    shell.run(Duration.ofMinutes(2));
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.WAITING);
    assertThat(campaign(LEAVE).entries())
        .allMatch(e -> e.standing() == Standing.HELD && e.detail().contains("no way out"));
    assertThat(shell.codes()).contains(Notice.Code.CAMPAIGN_WAITS);

    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(5));
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.DONE);
    assertThat(campaign(LEAVE).count(Standing.SERVED)).isEqualTo(10);
  }

  @Test
  void standbyDown_nobodyIsLedThere() {
    shell.down.add(checkOf("standby"));
    shell.run(Duration.ofMinutes(2));
    start(LEAVE, new Options(true, false, true));
    shell.run(Duration.ofMinutes(2));

    assertThat(shell.writes).isEmpty();
    assertThat(campaign(LEAVE).entries()).allMatch(e -> e.detail().contains("standby is DOWN"));
  }

  @Test
  void stop_beginsNoMoreAndLetsTheOthersEnd() {
    start(LEAVE, PLAIN);
    runUntilTheCanaryIsServed();
    shell.command("alice", new Command.StopCampaign(LEAVE, "enough"));
    int begun =
        (int) campaign(LEAVE).entries().stream().filter(e -> e.switchover().isPresent()).count();
    shell.run(Duration.ofMinutes(5));

    assertThat(begun).isBetween(1, 4);
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.STOPPED);
    assertThat(campaign(LEAVE).count(Standing.SERVED)).isEqualTo(begun);
    assertThat(campaign(LEAVE).isOpen()).isFalse();
    assertThat(shell.writes).hasSize(begun);
    assertThat(refusal(shell.command("alice", new Command.StopCampaign(LEAVE, ""))))
        .isEqualTo(Refusal.Code.NO_CAMPAIGN);
  }

  @Test
  void freezeAfterTheStart_holdsTheRestUntilItIsLifted() {
    start(LEAVE, PLAIN);
    runUntilTheCanaryIsServed();
    shell.command(
        "bob", new Command.SetFreeze(new Freeze.Scope.Everything(), "wait", Optional.empty()));
    shell.run(Duration.ofMinutes(2));
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.WAITING);
    assertThat(campaign(LEAVE).count(Standing.HELD)).isGreaterThan(5);

    shell.command("bob", new Command.LiftFreeze(new Freeze.Scope.Everything()));
    shell.run(Duration.ofMinutes(2));
    assertThat(campaign(LEAVE).phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void personMovesOneElsewhere_isLeftAlone() {
    start(LEAVE, PLAIN);
    shell.run(1);
    DnsName last = campaign(LEAVE).entries().getLast().domain();
    shell.command(
        "bob",
        new Command.Switch(List.of(last), Optional.of("standby"), false, false, "", List.of()));
    shell.run(1);
    shell.command("bob", new Command.Abort(campaign(LEAVE).entries().getFirst().domain()));
    shell.run(Duration.ofMinutes(3));

    assertThat(campaign(LEAVE).entries().getLast().detail()).isEqualTo("bob moved it to standby");
    assertThat(campaign(LEAVE).entries().getFirst().standing()).isEqualTo(Standing.SKIPPED);
    assertThat(campaign(LEAVE).count(Standing.SERVED)).isEqualTo(8);
  }

  @Test
  void changedSinceThePreview_isSkippedAndSaidSo() {
    Map<DnsName, Long> seen =
        Map.of(DnsName.of("www.d01.example"), 7L, DnsName.of("www.d02.example"), 0L);
    shell.command("alice", new Command.StartCampaign(LEAVE, PLAIN, "", seen));
    shell.run(Duration.ofMinutes(1));

    assertThat(campaign(LEAVE).entries()).hasSize(2);
    assertThat(shell.writes).hasSize(1).allMatch(w -> w.contains("d02"));
    assertThat(campaign(LEAVE).count(Standing.SKIPPED)).isEqualTo(1);
  }

  @Test
  void t07_restartInTheMiddle_goesOnAndWritesEachOnce() {
    for (int second = 1; second < 25; second++) {
      FakeShell before = FakeShell.settled(topology("v1", fleet(10, policy(Mode.MANUAL))));
      before.command("alice", new Command.StartCampaign(LEAVE, WHOLE, "", Map.of()));
      before.run(second);
      FakeShell after = new FakeShell(topology("v1", fleet(10, policy(Mode.MANUAL))));
      after.zone.putAll(before.zone);
      after.now = before.now;
      after.fold(new Event.Recovered(memory(before)));
      after.run(Duration.ofMinutes(4));

      Campaign ended = after.state.campaigns().get(LEAVE);
      assertThat(ended.phase()).as("killed after %d s", second).isEqualTo(Phase.DONE);
      assertThat(ended.count(Standing.SERVED)).as("killed after %d s", second).isEqualTo(10);
      assertThat(before.writes.size() + after.writes.size())
          .as("killed after %d s", second)
          .isEqualTo(10);
    }
  }

  @Test
  void return_waitsUntilThePreferredTargetIsProvenThenGoesHome() {
    start(LEAVE, WHOLE);
    shell.run(Duration.ofMinutes(3));
    shell.down.add(checkOf("primary"));
    shell.run(Duration.ofMinutes(3));
    shell.down.clear();
    shell.run(Duration.ofSeconds(30));
    start(BACK, PLAIN);
    shell.run(1);
    assertThat(campaign(BACK).count(Standing.MOVING)).isZero();

    shell.run(Duration.ofMinutes(4));
    assertThat(campaign(BACK).phase()).isEqualTo(Phase.DONE);
    assertThat(campaign(BACK).count(Standing.SERVED)).isEqualTo(10);
    assertThat(shell.writes).hasSize(20);
    assertThat(shell.state.memory(DnsName.of("www.d01.example")).desired()).contains("primary");
  }

  @Test
  void itsMoves_areManualAndBlockAutomationUntilAcknowledged() {
    start(LEAVE, WHOLE);
    shell.run(Duration.ofMinutes(1));

    DnsName one = DnsName.of("www.d01.example");
    Switchover move = shell.switchover(one);
    assertThat(move.cause()).isEqualTo(Cause.MANUAL);
    assertThat(move.reason()).isEqualTo("evacuate-cloud-primary-1: drill");
    assertThat(shell.state.memory(one).block().orElseThrow().until()).isEmpty();
  }

  private CommandResult start(Campaign.Key key, Options options) {
    return shell.command("alice", new Command.StartCampaign(key, options, "drill", Map.of()));
  }

  private void runUntilTheCanaryIsServed() {
    for (int i = 0; i < 60 && campaign(LEAVE).count(Standing.SERVED) == 0; i++) {
      shell.run(1);
    }
  }

  private Campaign campaign(Campaign.Key key) {
    return Optional.ofNullable(shell.state.campaigns().get(key)).orElseThrow();
  }

  private static Refusal.Code refusal(CommandResult result) {
    return result.entries().getFirst() instanceof CommandResult.Refused(String _, Refusal refusal)
        ? refusal.code()
        : null;
  }

  /// What was durable at that second.
  private static Memory memory(FakeShell shell) {
    assertThat(shell.kept).anyMatch(d -> d instanceof Durable.CampaignKept);
    return new Memory(
        List.copyOf(shell.state.memories().values()),
        shell.state.switchovers().values().stream().filter(s -> !s.phase().isTerminal()).toList(),
        List.of(),
        List.of(),
        List.copyOf(shell.state.campaigns().values()),
        false);
  }
}
