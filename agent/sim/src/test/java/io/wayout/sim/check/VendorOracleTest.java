// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static io.wayout.sim.check.Story.PRIMARY;
import static io.wayout.sim.check.Story.STANDBY;
import static io.wayout.sim.world.Topologies.ALI;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each oracle of how vendors are treated convicts a history that is broken in its way.
class VendorOracleTest {
  private static final ProviderFailure SLOW =
      new ProviderFailure.Throttled("slow down", Optional.of(Duration.ofMinutes(2)));

  private final Story story = new Story(Topologies.shops(1, 1));
  private final Switchover move = story.move(1, 1, Cause.MANUAL, PRIMARY, STANDBY);

  @Test
  void writtenWhereNothingWasFound_breaksBlankIsNothing() {
    story.begin(move).add(missing()).attempt(move).sent(0, move);

    assertThat(story.verdict()).contains("I32 blank is an error");
  }

  @Test
  void changeToldThatAnEmptyAnswerSuggests_breaksBlankIsNothing() {
    story.keep(Story.memory(story.move(1, 0, Cause.MANUAL, STANDBY, PRIMARY), Optional.empty()));
    story.pass(200).add(missing()).add(drift());

    assertThat(story.verdict()).containsExactly("I32 blank is an error");
  }

  @Test
  void oneFailure_breaksOneIsNotAll() {
    story.add(checked(Optional.of(new ProviderFailure.Unreachable("503")))).add(lost());

    assertThat(story.verdict()).containsExactly("I24 one call is not the API");
  }

  @Test
  void twoFailures_areAcquitted() {
    Fact failed = checked(Optional.of(new ProviderFailure.Unreachable("503")));
    story.add(failed).pass(10).add(failed).add(lost());

    assertThat(story.verdict()).isEmpty();
  }

  @Test
  void watchedThoughAskedToWait_breaksWaitsAsAsked() {
    story.add(checked(Optional.of(SLOW))).pass(60).add(checked(Optional.empty()));

    assertThat(story.verdict()).containsExactly("I45 waits as asked");
  }

  @Test
  void sentThoughAskedToWait_breaksWaitsAsAsked() {
    story.begin(move).send(0, move).add(new Fact.Answered(0, new WriteOutcome.Refused(SLOW)));
    story.pass(10).send(1, move);

    assertThat(story.verdict()).contains("I45 waits as asked");
  }

  @Test
  void askedAllTheTime_breaksWithinBudget() {
    for (int i = 0; i < 300; i++) {
      story.add(checked(Optional.empty()));
    }

    assertThat(story.verdict()).containsExactly("I45 within budget");
  }

  private Fact missing() {
    LinkAccount place = story.place(1, 1);
    return new Fact.Read(
        ALI, List.of(place.key()), List.of(new ReadOutcome.Missing()), Duration.ZERO);
  }

  private static Fact checked(Optional<ProviderFailure> failure) {
    CheckOutcome outcome =
        failure
            .<CheckOutcome>map(CheckOutcome.Failed::new)
            .orElseGet(() -> new CheckOutcome.Healthy("fine", Duration.ZERO));
    return new Fact.Checked(ALI, outcome, Duration.ZERO);
  }

  private static Fact lost() {
    return told(Notice.Code.ACCOUNT_LOST, Notice.Level.ALARM, Map.of("account", ALI));
  }

  private Fact drift() {
    return new Fact.Told(
        new Notice(
            Notice.Code.DRIFT,
            Notice.Level.WARN,
            Optional.of(Topologies.shop(1)),
            Optional.empty(),
            "someone else moved it",
            Map.of()));
  }

  private static Fact told(Notice.Code code, Notice.Level level, Map<String, String> facts) {
    return new Fact.Told(
        new Notice(code, level, Optional.empty(), Optional.empty(), "by hand", facts));
  }
}
