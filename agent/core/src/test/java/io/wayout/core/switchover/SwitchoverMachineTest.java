// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import static io.wayout.core.Fixtures.APPLY;
import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.set;
import static io.wayout.core.switchover.Moves.move;
import static io.wayout.core.switchover.Moves.ttl;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordData;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every phase with every input; J0 to J8 of the fault matrix.
class SwitchoverMachineTest {
  private static final ProviderFailure GONE = new ProviderFailure.Unreachable("no route");
  private static final Input OLD = read(lb("primary"));
  private static final Input WANTED = read(lb("standby"));
  private static final Input FOREIGN = read(cname(ELSEWHERE));
  private static final Input MISSING = new Input.Read(new ReadOutcome.Missing());
  private static final Input UNREADABLE = new Input.Read(new ReadOutcome.Failed(GONE));
  private static final Input ACCEPTED = new Input.Written(new WriteOutcome.Accepted(Receipt.NONE));
  private static final Input UNKNOWN = new Input.Written(new WriteOutcome.Unknown(GONE));
  private static final Input SERVED = new Input.Asked(true, "4 of 4");
  private static final Input NOT_SERVED = new Input.Asked(false, "3 of 4");

  @Test
  void fresh_readsFirst() {
    assertThat(SwitchoverMachine.begin(move(Phase.INTENT), T0))
        .isEqualTo(new Transition(move(Phase.INTENT), List.of(new Order.ReadRecord(T0))));
  }

  /// I05
  @Test
  void intentThatReadsTheExpectedValue_sends() {
    Transition next = next(move(Phase.INTENT), OLD, 1);

    assertThat(next.next().phase()).isEqualTo(Phase.ATTEMPT);
    assertThat(next.next().attempts()).isEqualTo(1);
    assertThat(next.orders()).containsExactly(new Order.SendChange());
  }

  @Test
  void intentThatReadsTheWantedValue_neverWrites() {
    expect(next(move(Phase.INTENT), WANTED, 1), Phase.READ_BACK, new Order.AskServers(at(1)));
  }

  @Test
  void intentThatReadsSomethingElse_gives() {
    expect(next(move(Phase.INTENT), FOREIGN, 1), Phase.ABORTED, new Order.MeetRival());
  }

  /// Regression: an API that lists nothing held users at a dead target (I32, I41).
  @Test
  void intentThatReadsNoRecord_leavesTheLink() {
    Transition next = next(move(Phase.INTENT), MISSING, 1);

    assertThat(next.next().phase()).isEqualTo(Phase.ABORTED);
    assertThat(next.orders()).hasExactlyElementsOfTypes(Order.AvoidPlace.class);
  }

  /// I41
  @Test
  void intentThatCanNotRead_triesThirtySecondsThenLeavesTheLink() {
    expect(next(move(Phase.INTENT), UNREADABLE, 0), Phase.INTENT, new Order.ReadRecord(at(1)));
    expect(next(move(Phase.INTENT), UNREADABLE, 4), Phase.INTENT, new Order.ReadRecord(at(8)));
    expect(
        next(move(Phase.INTENT), UNREADABLE, 30), Phase.ABORTED, new Order.LoseAccount("no route"));
  }

  @Test
  void intentThatIsDenied_leavesTheAccountAtOnce() {
    expect(
        next(move(Phase.INTENT), failed(new ProviderFailure.Denied("401")), 1),
        Phase.ABORTED,
        new Order.LoseAccount("401"));
  }

  /// One lost zone is no reason to give up the whole account.
  @Test
  void intentWhoseZoneIsLost_avoidsOnlyThisRecord() {
    expect(
        next(move(Phase.INTENT), failed(new ProviderFailure.Absent("no zone")), 1),
        Phase.ABORTED,
        new Order.AvoidPlace("nothing was sent: no zone"));
  }

  /// P10, I45
  @Test
  void p10_throttled_waitsAsLongAsTheVendorAsks() {
    expect(
        next(move(Phase.INTENT), failed(throttled(12)), 1),
        Phase.INTENT,
        new Order.ReadRecord(at(13)));
    expect(
        next(move(Phase.INTENT), failed(throttled(0)), 4),
        Phase.INTENT,
        new Order.ReadRecord(at(8)));
    expect(
        next(move(Phase.INTENT), failed(throttled(120)), 1),
        Phase.ABORTED,
        new Order.LoseAccount("slow down"));
  }

  @Test
  void accepted_isReadBack() {
    expect(next(move(Phase.ATTEMPT), ACCEPTED, 1), Phase.ACKED, new Order.ReadRecord(at(1)));
  }

  /// I44
  @Test
  void unknown_isInDoubtAndReadBack() {
    expect(next(move(Phase.ATTEMPT), UNKNOWN, 1), Phase.IN_DOUBT, new Order.ReadRecord(at(3)));
  }

  @Test
  void refused_dependsOnWhy() {
    expect(refused(new ProviderFailure.Conflict("changed")), Phase.ABORTED, new Order.MeetRival());
    expect(refused(new ProviderFailure.Withdrawn("frozen")), Phase.ABORTED);
    expect(
        refused(new ProviderFailure.Rejected("locked")),
        Phase.ABORTED,
        new Order.AvoidPlace("the vendor refused the change: locked"));
    expect(refused(new ProviderFailure.Denied("401")), Phase.ABORTED, new Order.LoseAccount("401"));
    expect(refused(GONE), Phase.INTENT, new Order.ReadRecord(at(2)));
  }

  @Test
  void inDoubt_keepsReadingUntilTheWriteCanNoLongerApply() {
    Switchover doubt = move(Phase.IN_DOUBT);
    for (Input early : List.of(OLD, FOREIGN, MISSING)) {
      expect(next(doubt, early, 2), Phase.IN_DOUBT, new Order.ReadRecord(at(10)));
      expect(next(doubt, early, 10), Phase.IN_DOUBT, new Order.ReadRecord(at(25)));
    }
    expect(next(doubt, OLD, 25), Phase.INTENT, new Order.ReadRecord(at(25)));
    expect(next(doubt, FOREIGN, 25), Phase.ABORTED, new Order.MeetRival());
    expect(next(doubt, MISSING, 25), Phase.ABORTED, letAlone());
  }

  @Test
  void inDoubtThatWasApplied_isServedNext() {
    expect(next(move(Phase.IN_DOUBT), WANTED, 2), Phase.READ_BACK, new Order.AskServers(at(2)));
  }

  @Test
  void inDoubtWithASilentApi_asksTheServersAndGivesUpLate() {
    Switchover doubt = move(Phase.IN_DOUBT);
    expect(
        next(doubt, UNREADABLE, 2),
        Phase.IN_DOUBT,
        new Order.AskServers(at(2)),
        new Order.ReadRecord(at(4)));
    expect(next(doubt, NOT_SERVED, 3), Phase.IN_DOUBT);
    expect(next(doubt, SERVED, 3), Phase.SERVED);
    expect(next(doubt, UNREADABLE, 30), Phase.ABORTED, new Order.LoseAccount("no route"));
  }

  @Test
  void neverApplied_isGivenUp() {
    Switchover twice = move(Phase.IN_DOUBT).attempted().attempted();

    expect(
        next(twice, OLD, 30),
        Phase.ABORTED,
        new Order.AvoidPlace("sent 2 times and never applied"));
  }

  @Test
  void acked_isReadBackOrDecidedByTheServers() {
    expect(next(move(Phase.ACKED), WANTED, 1), Phase.READ_BACK, new Order.AskServers(at(1)));
    expect(next(move(Phase.ACKED), UNREADABLE, 1), Phase.READ_BACK, new Order.AskServers(at(1)));
    expect(next(move(Phase.ACKED), OLD, 1), Phase.ACKED, new Order.ReadRecord(at(2)));
    expect(next(move(Phase.ACKED), MISSING, 1), Phase.ACKED, new Order.ReadRecord(at(2)));
  }

  /// P14
  @Test
  void p14_ackedButNeverApplied_avoidsTheRecord() {
    expect(
        next(move(Phase.ACKED), OLD, 20),
        Phase.ABORTED,
        new Order.AvoidPlace("accepted, but never applied"));
  }

  /// P18
  @Test
  void p18_ackedAndOneStaleRead_provesNothing() {
    Transition next = SwitchoverMachine.next(move(Phase.ACKED), OLD, Duration.ZERO, at(1));

    expect(next, Phase.ACKED, new Order.ReadRecord(at(2)));
  }

  /// I46, P15
  @Test
  void p15_readBack_waitsForEveryServer() {
    Switchover written = move(Phase.READ_BACK);
    expect(
        next(written, NOT_SERVED, 1), Phase.READ_BACK, new Order.AskServers(at(1).plusMillis(100)));
    expect(next(written, NOT_SERVED, 9), Phase.READ_BACK, new Order.AskServers(at(10)));
    expect(next(written, SERVED, 9), Phase.SERVED);
    assertThat(next(written, SERVED, 9).next().servedAt()).contains(at(9));
  }

  /// P15: it is told, no longer waited for by others, and asked on.
  @Test
  void p15_slowPublication_isDegradedUntilServed() {
    Transition slow = next(move(Phase.READ_BACK), NOT_SERVED, 300);

    expect(slow, Phase.DEGRADED, new Order.AskServers(at(305)));
    assertThat(slow.next().isQuiet()).isTrue();
    expect(next(slow.next(), NOT_SERVED, 400), Phase.DEGRADED, new Order.AskServers(at(405)));
    expect(next(slow.next(), SERVED, 400), Phase.SERVED);
  }

  /// I09
  @Test
  void served_settlesAndIsDone() {
    Switchover served = next(move(Phase.READ_BACK), SERVED, 0).next();

    expect(next(served, new Input.Time(), 119), Phase.SERVED);
    expect(next(served, new Input.Time(), 120), Phase.DONE);
  }

  @Test
  void p17_h12_oldValueComesBack_isWrittenAgainTwiceThenFrozen() {
    Input stray = new Input.Strayed(lb("primary"));
    Switchover served = move(Phase.SERVED);
    Transition first = next(served, stray, 1);
    Switchover again = first.next().to(Phase.SERVED, "", at(2));
    Switchover last = next(again, stray, 3).next().to(Phase.SERVED, "", at(4));

    expect(first, Phase.INTENT, new Order.ReadRecord(at(1)));
    assertThat(last.reasserts()).isEqualTo(2);
    expect(next(last, stray, 5), Phase.FROZEN);
  }

  /// A late answer of the first send must not be taken for one of the second.
  @Test
  void reassert_countsAttemptsOn() {
    Switchover served = move(Phase.SERVED).attempted();
    Switchover again = next(served, new Input.Strayed(lb("primary")), 1).next();

    assertThat(next(again, OLD, 2).next().attempts()).isEqualTo(2);
  }

  @Test
  void anotherValueComes_freezes() {
    expect(next(move(Phase.SERVED), new Input.Strayed(cname(ELSEWHERE)), 1), Phase.FROZEN);
  }

  @Test
  void severalSteps_followOneAnother() {
    Switchover first = Moves.mirrored(Phase.READ_BACK);
    Transition next = next(first, SERVED, 7);

    expect(next, Phase.INTENT, new Order.ReadRecord(at(7)));
    assertThat(next.next().stepIndex()).isEqualTo(1);
    assertThat(next.next().attempts()).isZero();
    assertThat(next.next().stepSince()).isEqualTo(at(7));
  }

  /// I65, T02 to T06
  @Test
  void restart_neverRepeatsAWriteUnread() {
    Input restart = new Input.Restart();
    expect(next(move(Phase.INTENT), restart, 60), Phase.INTENT, new Order.ReadRecord(at(60)));
    expect(next(move(Phase.INTENT), restart, 61), Phase.ABORTED);
    expect(next(move(Phase.ATTEMPT), restart, 5), Phase.IN_DOUBT, new Order.ReadRecord(at(5)));
    expect(next(move(Phase.IN_DOUBT), restart, 5), Phase.IN_DOUBT, new Order.ReadRecord(at(5)));
    expect(next(move(Phase.ACKED), restart, 5), Phase.ACKED, new Order.ReadRecord(at(5)));
    expect(next(move(Phase.READ_BACK), restart, 5), Phase.READ_BACK, new Order.AskServers(at(5)));
    expect(next(move(Phase.DEGRADED), restart, 5), Phase.DEGRADED, new Order.AskServers(at(5)));
    expect(next(move(Phase.SERVED), restart, 5), Phase.SERVED);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTENT", "ATTEMPT", "IN_DOUBT", "ACKED", "READ_BACK", "DEGRADED", "SERVED"})
  void stop_endsAnyPhaseAndOrdersNothing(Phase phase) {
    expect(next(move(phase), new Input.Stop(Phase.SUPERSEDED, "newer"), 1), Phase.SUPERSEDED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "ABORTED", "SUPERSEDED", "FROZEN"})
  void terminal_isTerminal(Phase phase) {
    for (Input input : inputs()) {
      assertThat(next(move(phase), input, 1)).isEqualTo(new Transition(move(phase), List.of()));
    }
  }

  /// What a phase does not wait for changes nothing.
  @Test
  void answersOutOfPlace_areIgnored() {
    for (Phase phase : List.of(Phase.INTENT, Phase.IN_DOUBT, Phase.ACKED, Phase.READ_BACK)) {
      ignored(phase, ACCEPTED);
      ignored(phase, UNKNOWN);
      ignored(phase, new Input.Time());
      ignored(phase, new Input.Strayed(lb("primary")));
    }
    for (Phase phase : List.of(Phase.INTENT, Phase.ATTEMPT, Phase.ACKED, Phase.SERVED)) {
      ignored(phase, SERVED);
      ignored(phase, NOT_SERVED);
    }
    for (Phase phase : List.of(Phase.ATTEMPT, Phase.READ_BACK, Phase.SERVED)) {
      List.of(OLD, WANTED, FOREIGN, MISSING, UNREADABLE).forEach(read -> ignored(phase, read));
    }
  }

  static List<Input> inputs() {
    return List.of(
        OLD,
        WANTED,
        FOREIGN,
        MISSING,
        UNREADABLE,
        failed(new ProviderFailure.Denied("401")),
        failed(throttled(3)),
        ACCEPTED,
        UNKNOWN,
        new Input.Written(new WriteOutcome.Refused(GONE)),
        new Input.Written(new WriteOutcome.Refused(throttled(3))),
        new Input.Written(new WriteOutcome.Refused(new ProviderFailure.Conflict("changed"))),
        SERVED,
        NOT_SERVED,
        new Input.Time(),
        new Input.Strayed(lb("primary")),
        new Input.Strayed(cname(ELSEWHERE)),
        new Input.Restart(),
        new Input.Stop(Phase.ABORTED, "enough"));
  }

  private static void ignored(Phase phase, Input input) {
    assertThat(next(move(phase), input, 1))
        .as("%s %s", phase, input)
        .isEqualTo(new Transition(move(phase), List.of()));
  }

  /// A vendor that does not take a TTL is no reason to avoid its record.
  @Test
  void ttlAlone_isProvenByTheApiAndGivenUpWithoutAvoidingTheRecord() {
    Input before = new Input.Read(new ReadOutcome.Found(set(lb("primary"), 10), RecordRef.NONE));
    Input after = new Input.Read(new ReadOutcome.Found(set(lb("primary"), 60), RecordRef.NONE));

    expect(next(ttl(Phase.INTENT), before, 1), Phase.ATTEMPT, new Order.SendChange());
    expect(next(ttl(Phase.INTENT), after, 1), Phase.READ_BACK, new Order.AskServers(at(1)));
    expect(next(ttl(Phase.ACKED), after, 1), Phase.READ_BACK, new Order.AskServers(at(1)));
    expect(next(ttl(Phase.ACKED), before, 1), Phase.ACKED, new Order.ReadRecord(at(2)));
    expect(next(ttl(Phase.ACKED), before, 600), Phase.ABORTED);
    expect(next(ttl(Phase.IN_DOUBT), SERVED, 1), Phase.IN_DOUBT);
  }

  private static void expect(Transition actual, Phase phase, Order... orders) {
    assertThat(actual.next().phase()).as("%s", actual).isEqualTo(phase);
    assertThat(actual.orders()).containsExactly(orders);
  }

  /// A record that its API does not list is gone around for a minute.
  private static Order letAlone() {
    String detail = move(Phase.INTENT).step().place() + " has no record any more, its API says";
    return new Order.AvoidPlace(detail, Duration.ofMinutes(1));
  }

  private static Transition refused(ProviderFailure failure) {
    return next(move(Phase.ATTEMPT), new Input.Written(new WriteOutcome.Refused(failure)), 1);
  }

  private static Transition next(Switchover s, Input input, int seconds) {
    return SwitchoverMachine.next(s, input, APPLY, at(seconds));
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  private static Input read(RecordData data) {
    return new Input.Read(new ReadOutcome.Found(set(data, 60), RecordRef.NONE));
  }

  private static Input failed(ProviderFailure failure) {
    return new Input.Read(new ReadOutcome.Failed(failure));
  }

  private static ProviderFailure throttled(int seconds) {
    return new ProviderFailure.Throttled("slow down", Optional.of(Duration.ofSeconds(seconds)));
  }
}
