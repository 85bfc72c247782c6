// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.account;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.policy;
import static io.wayout.core.Fixtures.set;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.custody.Owners;
import io.wayout.core.custody.Owners.Standing;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.facts.SendRule;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownership.Holder;
import io.wayout.core.owner.Ownerships;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.provider.SendGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// H19: a configuration that was copied to a second installation. The marker at the account says
/// who guards it; the other one moves nobody by itself (I03).
class OwnersTest {
  private static final String OURS = "a1a1a1a1a1a1a1a1";
  private static final String THEIRS = "b2b2b2b2b2b2b2b2";
  private static final DnsName NAME = DnsName.of("_wayout.hatch.example");
  private static final Canary CANARY =
      new Canary(NAME, DnsName.of("hatch.example"), Duration.ofDays(1));

  @Test
  void markerThatIsMissing_isSignedAtOnceAndAutomationGoesOn() {
    FakeShell shell = shell(AUTO).run(5);

    assertThat(marker(shell)).isEqualTo(new Marker.Signed(OURS));
    assertThat(standing(shell)).isEqualTo(Standing.OURS);

    dies(shell);
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
    assertThat(shell.codes()).doesNotContain(Code.OWNED_ELSEWHERE, Code.OWNED_HERE);
  }

  /// What an older program wrote is ours as it was.
  @Test
  void unsignedMarker_isSignedSilently() {
    FakeShell shell = shell(AUTO);
    shell.markers.put("cf", set(new RecordData.Text("wayout-canary=2026-01-04T03:00:00Z"), 600));
    shell.run(5);

    assertThat(marker(shell)).isEqualTo(new Marker.Signed(OURS));
    assertThat(shell.codes()).doesNotContain(Code.OWNED_ELSEWHERE);
  }

  @Test
  void h19_markerOfAnotherInstallation_holdsAutomationAndStays() {
    FakeShell shell = elsewhere(AUTO);

    dies(shell);

    assertThat(shell.writes).isEmpty();
    assertThat(shell.canaries).isEmpty();
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(THEIRS));
    assertThat(hold(shell).gate()).isEqualTo(Gate.OWNED_ELSEWHERE);
    assertThat(hold(shell).text())
        .startsWith("would move to standby")
        .contains(THEIRS, "wayout adopt cf");
    assertThat(shell.notices)
        .filteredOn(n -> n.code() == Code.OWNED_ELSEWHERE)
        .singleElement()
        .satisfies(n -> assertThat(n.facts()).containsEntry("account", "cf"));
    assertThat(shell.codes()).contains(Code.HELD);
  }

  /// Nobody is led around the other installation through a link that has no marker.
  @Test
  void h19_linkAboveWithoutAMarker_isNoWayAround() {
    FakeShell shell = elsewhere(AUTO);
    shell.deadApis.add("cf");

    dies(shell);

    assertThat(shell.writes).isEmpty();
    assertThat(hold(shell).gate()).isEqualTo(Gate.OWNED_ELSEWHERE);
  }

  @Test
  void h19_person_isWarnedAndNeverHeld() {
    FakeShell shell = elsewhere(AUTO);

    assertThat(Owners.warnings(shell.state, shop(AUTO)))
        .singleElement()
        .satisfies(w -> assertThat(w).contains("cf", THEIRS));
    shell.command("ann", move());
    shell.run(60);

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
  }

  /// Whoever does not write needs no leave.
  @Test
  void adviseMode_advisesWhoeverGuards() {
    FakeShell shell = elsewhere(policy(Mode.ADVISE));

    dies(shell);

    assertThat(hold(shell).gate()).isEqualTo(Gate.ADVISE_MODE);
  }

  @Test
  void h19_adoptedAccount_isMarkedAtOnceAndAutomationGoesOn() {
    FakeShell shell = elsewhere(AUTO);
    shell.kept.clear();

    CommandResult result = shell.command("ann", new Command.Adopt(List.of("cf")));
    shell.run(3);

    assertThat(result.entries())
        .containsExactly(new CommandResult.Done("cf", "taken over from installation " + THEIRS));
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(OURS));
    assertThat(standing(shell)).isEqualTo(Standing.OURS);
    assertThat(shell.rows()).startsWith(Kind.ADOPTED);
    assertThat(shell.codes()).contains(Code.OWNED_HERE);
    assertThat(shell.command("ann", new Command.Adopt(List.of("cf"))).entries())
        .containsExactly(new CommandResult.Unchanged("cf", "is guarded from here already"));

    dies(shell);
    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
  }

  @Test
  void h19_whoWasTakenOverFrom_stops() {
    FakeShell shell = shell(AUTO).run(Duration.ofMinutes(2));
    shell.notices.clear();

    theirs(shell);
    shell.run(15);

    assertThat(shell.codes()).containsExactly(Code.OWNED_ELSEWHERE);
    dies(shell);
    assertThat(shell.writes).isEmpty();
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(THEIRS));
  }

  /// What is on its way stops before the next byte.
  @Test
  void h19_accountLostInTheMiddleOfAMove_sendsNothingMore() {
    FakeShell shell = shell(AUTO).run(Duration.ofMinutes(2));
    shell.down.add(checkOf("primary"));
    while (shell.sending.isEmpty()) {
      shell.run(1);
    }
    theirs(shell);
    shell.fold(new Event.MarkerRead("cf", CANARY.key(), shell.marker("cf")));

    Action.Write write =
        (Action.Write)
            shell.sending.getLast().actions().stream()
                .filter(a -> a instanceof Action.Write)
                .findFirst()
                .orElseThrow();
    assertThat(SendRule.verdict(shell.state, write.step(), shell.now))
        .isInstanceOf(SendGate.Closed.class);
  }

  @Test
  void h19_adoptWhileTheApiIsDown_countsAndIsMarkedLater() {
    FakeShell shell = elsewhere(AUTO);
    shell.deadApis.add("cf");
    shell.run(60);

    shell.command("ann", new Command.Adopt(List.of("cf")));
    dies(shell);
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(lb("standby"));
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(THEIRS));

    shell.deadApis.clear();
    shell.run(Duration.ofMinutes(3));
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(OURS));
  }

  @Test
  void frozenAccount_isTakenOverAndMarkedOnceItIsThawed() {
    FakeShell shell = elsewhere(AUTO);
    shell.command("ann", new Command.SetFreeze(new Scope.Everything(), "look", Optional.empty()));
    shell.command("ann", new Command.Adopt(List.of("cf")));
    shell.run(90);
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(THEIRS));

    shell.command("ann", new Command.LiftFreeze(new Scope.Everything()));
    shell.run(5);
    assertThat(marker(shell)).isEqualTo(new Marker.Signed(OURS));
  }

  /// A deleted marker is a lying API as easily as a person's word.
  @Test
  void h19_markerThatVanishes_frees_nobodyByItself() {
    FakeShell shell = elsewhere(AUTO);
    shell.markers.clear();
    shell.run(60);

    assertThat(standing(shell)).isEqualTo(Standing.ELSEWHERE);
    assertThat(shell.canaries).isEmpty();
  }

  @Test
  void restart_remembersWhoGuardsEvenWhileTheApiIsDown() {
    FakeShell shell = restarted(Holder.OTHER, THEIRS);
    shell.deadApis.add("cf");

    dies(shell.run(120));

    assertThat(shell.writes).isEmpty();
    assertThat(hold(shell).gate()).isEqualTo(Gate.OWNED_ELSEWHERE);
  }

  /// An outage must not take the way out away: what was known last counts.
  @Test
  void restartInAnOutage_ofWhoGuardsIt_stillLeadsOut() {
    FakeShell shell = restarted(Holder.OURS, OURS);
    shell.deadApis.add("cf");

    dies(shell.run(120));

    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(lb("standby"));
  }

  @Test
  void markerNotReadSinceTheStart_holdsUntilItIs() {
    FakeShell shell = shell(AUTO);

    assertThat(Owners.hold(shell.state, shop(AUTO)).orElseThrow().gate())
        .isEqualTo(Gate.NOT_OBSERVED);
    shell.run(1);
    assertThat(Owners.hold(shell.state, shop(AUTO))).isEmpty();
  }

  @Test
  void markerReadBeforeAStandstill_isReadAnewFirst() {
    FakeShell shell = shell(AUTO).run(Duration.ofMinutes(3));
    assertThat(Owners.hold(shell.state, shop(AUTO))).isEmpty();

    shell.fold(new Event.StoodStill(Duration.ofHours(1)));
    assertThat(Owners.hold(shell.state, shop(AUTO))).isPresent();

    shell.run(10);
    assertThat(Owners.hold(shell.state, shop(AUTO))).isEmpty();
  }

  /// A vendor answers what was there before for a while, just after our own write.
  @Test
  void staleReadAfterTakingOver_isNotBelieved() {
    FakeShell shell = elsewhere(AUTO);
    var before = shell.marker("cf");
    shell.command("ann", new Command.Adopt(List.of("cf")));
    shell.run(3);

    shell.fold(new Event.MarkerRead("cf", CANARY.key(), before));
    assertThat(standing(shell)).isEqualTo(Standing.OURS);

    theirs(shell);
    shell.run(Duration.ofMinutes(3));
    assertThat(standing(shell)).isEqualTo(Standing.ELSEWHERE);
  }

  @Test
  void accountWithoutACanary_hasNoMarkerToTakeOver() {
    FakeShell shell = shell(AUTO).run(5);

    assertThat(shell.command("ann", new Command.Adopt(List.of("ali"))).entries())
        .containsExactly(
            new CommandResult.Unchanged("ali", "has no canary, so no marker says who guards it"));
  }

  /// Regression: it was said to have no canary, which sent people to a configuration that is right.
  @Test
  void agentWithoutAState_canNotTakeOver() {
    FakeShell shell = shell(AUTO, Ownerships.none());

    assertThat(shell.command("ann", new Command.Adopt(List.of("cf"))).entries())
        .containsExactly(
            new CommandResult.Unchanged(
                "cf", "stays as it is: without a state nobody guards it from here"));
  }

  @Test
  void ownership_isKeptWhenItChanges() {
    FakeShell shell = elsewhere(AUTO);

    assertThat(shell.kept)
        .filteredOn(d -> d instanceof Durable.OwnershipKept)
        .singleElement()
        .isEqualTo(
            new Durable.OwnershipKept(
                new Ownership("cf", NAME, Holder.OTHER, THEIRS, found(shell))));
  }

  private static java.time.Instant found(FakeShell shell) {
    return Owners.kept(shell.state, shell.state.topology().account("cf")).orElseThrow().since();
  }

  private static FakeShell shell(Policy policy) {
    return shell(policy, Ownerships.of(Optional.of(OURS), List.of()));
  }

  private static FakeShell shell(Policy policy, Ownerships ownerships) {
    FakeShell shell = new FakeShell(world(policy));
    shell.fold(new Event.Recovered(Memory.empty().with(ownerships)));
    return shell;
  }

  private static FakeShell restarted(Holder holder, String installation) {
    Ownership ownership =
        new Ownership("cf", NAME, holder, installation, io.wayout.core.Fixtures.T0);
    FakeShell shell = shell(AUTO, Ownerships.of(Optional.of(OURS), List.of(ownership)));
    theirs(shell);
    return shell;
  }

  /// A second installation that has looked around.
  private static FakeShell elsewhere(Policy policy) {
    FakeShell shell = shell(policy);
    theirs(shell);
    return shell.run(Duration.ofMinutes(2));
  }

  private static void theirs(FakeShell shell) {
    shell.markers.put("cf", set(Marker.text(Optional.of(THEIRS), shell.now), 600));
  }

  private static void dies(FakeShell shell) {
    shell.down.add(checkOf("primary"));
    shell.run(120);
  }

  private static Command.Switch move() {
    return new Command.Switch(
        List.of(WWW), Optional.of("standby"), false, false, "because", List.of());
  }

  private static Marker marker(FakeShell shell) {
    return Marker.of(Optional.ofNullable(shell.markers.get("cf")).orElseThrow().data());
  }

  private static Standing standing(FakeShell shell) {
    return Owners.standing(shell.state, shell.state.topology().account("cf"));
  }

  private static Hold hold(FakeShell shell) {
    return (Hold) Optional.ofNullable(shell.state.standings().get(WWW)).orElseThrow().decision();
  }

  private static Topology world(Policy policy) {
    TreeMap<String, Account> accounts = new TreeMap<>();
    Account cf = account("cf");
    accounts.put("ali", account("ali"));
    accounts.put(
        "cf",
        new Account(
            cf.name(),
            cf.provider(),
            cf.vendor(),
            cf.capabilities(),
            cf.zones(),
            Optional.of(CANARY)));
    return topology(shop(policy)).withAccounts(accounts);
  }
}
