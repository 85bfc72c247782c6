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
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Policy.OnPlaneLoss;
import io.wayout.core.model.Topology;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shape;
import io.wayout.core.switchover.Cause;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Control planes from the outside: what the fold does about them, and what it tells.
class PlanesTest {
  private static final ProviderFailure GONE = new ProviderFailure.Unreachable("503");

  @Test
  void lostApi_isToldWithItsShapeAndMovesNobody() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.add("ali");

    shell.run(60);

    assertThat(shell.codes()).containsExactly(Code.ACCOUNT_LOST, Code.OUTAGE_SHAPE);
    assertThat(shell.notices.getLast().text())
        .contains("control plane of dns-ali")
        .contains("don't rotate it yet");
    assertThat(shell.writes).isEmpty();
  }

  @Test
  void apiThatIsBack_isToldOnce() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.add("ali");
    shell.run(60);
    shell.notices.clear();
    shell.deadApis.clear();

    shell.run(120);

    assertThat(shell.codes()).containsExactly(Code.ACCOUNT_BACK, Code.OUTAGE_OVER);
  }

  @Test
  void p04_keysOfTwoAccountsOfAVendor_areOneVendorOutage() {
    FakeShell shell = FakeShell.settled(sameVendor());
    shell.deadApis.addAll(List.of("ali", "cf"));

    shell.run(60);

    assertThat(plane(shell, "ali").shape()).isEqualTo(Shape.VENDOR_AUTH_OUTAGE);
    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.VENDOR_AUTH_OUTAGE);
    assertThat(shell.notices)
        .filteredOn(n -> n.code() == Code.OUTAGE_SHAPE && n.text().contains("refuses valid keys"))
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("don't rotate keys"));
  }

  /// The link whose API reads but does not write is left alone, and the one above is written.
  @Test
  void readsOnly_isWrittenAround() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.readOnlyApis.add("cf");
    shell.down.add(checkOf("primary"));

    shell.run(120);

    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.READS_ONLY);
    assertThat(plane(shell, "cf").readable().verdict()).isEqualTo(Verdict.UP);
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(lb("standby"));
    assertThat(shell.codes()).contains(Code.ACCOUNT_LOST, Code.OUTAGE_SHAPE);
  }

  @Test
  void h17_canary_isWrittenInItsRhythmAndJournaled() {
    FakeShell shell = new FakeShell(canaried(Duration.ofHours(1)));

    shell.run(Duration.ofMinutes(150));

    assertThat(shell.canaries).hasSize(3);
    assertThat(shell.rows()).filteredOn(Kind.CANARY::equals).hasSize(6);
    assertThat(plane(shell, "cf").written().verdict()).isEqualTo(Verdict.UP);
    assertThat(shell.writes).isEmpty();
  }

  @Test
  void h17_canaryThatIsRefused_tellsReadsOnlyAndIsRepeatedEachMinute() {
    FakeShell shell = new FakeShell(canaried(Duration.ofHours(1)));
    shell.readOnlyApis.add("cf");
    shell.run(Duration.ofMinutes(5));

    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.READS_ONLY);
    assertThat(shell.canaries).hasSizeBetween(3, 5);

    shell.readOnlyApis.clear();
    shell.run(Duration.ofMinutes(2));

    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.WELL);
    assertThat(shell.codes()).endsWith(Code.ACCOUNT_BACK, Code.OUTAGE_OVER);
  }

  @Test
  void canary_isWrittenAfterAnOutage() {
    FakeShell shell = new FakeShell(canaried(Duration.ofDays(1)));
    shell.run(Duration.ofMinutes(3));
    shell.deadApis.add("cf");
    shell.run(Duration.ofMinutes(3));
    assertThat(shell.canaries).hasSize(1);
    shell.deadApis.clear();

    shell.run(Duration.ofMinutes(3));

    assertThat(shell.canaries).hasSize(2);
  }

  @Test
  void frozen_writesNoCanary() {
    for (Scope scope :
        List.of(new Scope.Everything(), new Scope.OfVendor("dns-cf"), new Scope.OfDomain(WWW))) {
      FakeShell shell = new FakeShell(canaried(Duration.ofMinutes(10)));
      shell.command("alice", new Command.SetFreeze(scope, "change", Optional.empty()));

      shell.run(Duration.ofMinutes(30));

      assertThat(shell.canaries).isEmpty();
    }
  }

  /// Law 2: what serves goes on serving.
  @Test
  void controlPlaneOfTheTargetsVendorGone_holdsByDefault() {
    FakeShell shell = FakeShell.settled(atCloud(AUTO));
    shell.deadApis.add("ali");
    shell.refusal = GONE;

    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
  }

  @Test
  void controlPlaneOfTheTargetsVendorGone_isLeftWhereThePolicySaysSo() {
    FakeShell shell = FakeShell.settled(atCloud(evacuating()));
    shell.deadApis.add("ali");
    shell.refusal = GONE;

    shell.run(Duration.ofMinutes(2));

    assertThat(shell.data(at(HATCH, "cf"))).isEqualTo(lb("standby"));
    assertThat(shell.switchover(WWW).cause()).isEqualTo(Cause.PLANE_LOSS);
    assertThat(shell.state.memory(WWW).block()).isPresent();

    shell.run(Duration.ofMinutes(120));

    assertThat(shell.writes).hasSize(1);
  }

  @Test
  void keyThatIsRefusedAlone_isNoLossOfTheVendor() {
    FakeShell shell = FakeShell.settled(atCloud(evacuating()));
    shell.deadApis.add("ali");

    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
  }

  @Test
  void controlPlaneGoneAndWitnessesSilent_holds() {
    FakeShell shell = FakeShell.settled(atCloud(evacuating()));
    shell.deadApis.add("ali");
    shell.refusal = GONE;
    shell.down.addAll(shell.state.topology().witnesses());

    shell.run(Duration.ofMinutes(10));

    assertThat(shell.writes).isEmpty();
  }

  /// An API counts as back after three good reads; who is stuck takes the first that answers.
  @Test
  void stuckAndAnApiAnswersOnce_isTriedAtOnce() {
    for (String back : List.of("ali", "cf")) {
      FakeShell shell = stuck();
      shell.deadApis.remove(back);

      shell.run(15);

      assertThat(shell.data(at(back.equals("cf") ? HATCH : WWW, back))).isEqualTo(lb("standby"));
    }
  }

  @Test
  void notStuckAndAnApiAnswersOnce_isNotTrustedYet() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.add("cf");
    shell.run(60);
    shell.down.add(checkOf("primary"));

    for (int i = 0; i < 6; i++) {
      shell.deadApis.remove("cf");
      shell.run(10);
      shell.deadApis.add("cf");
      shell.run(10);
    }

    assertThat(shell.writes).containsExactly(at(WWW, "ali") + "=" + lb("standby"));
  }

  /// It reads and does not write: tried now and then, and nothing gets worse by it.
  @Test
  void stuckAndAnApiAnswersOnlyReads_staysStuckAndSaysSo() {
    FakeShell shell = stuck();
    shell.readOnlyApis.add("cf");
    shell.deadApis.remove("cf");

    shell.run(Duration.ofMinutes(5));

    assertThat(shell.writes).isEmpty();
    assertThat(shell.data(at(WWW, "ali"))).isEqualTo(new RecordData.Cname(HATCH));
    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.READS_ONLY);
    assertThat(shell.notices)
        .as("told once, however often a write is tried")
        .filteredOn(n -> n.code() == Code.OUTAGE_SHAPE && n.text().contains("reads work"))
        .hasSize(1);
  }

  /// Both keys are refused: that says nothing of the time, and nothing of whose fault it is.
  @Test
  void keysOfTwoVendors_areNotCalledOurClock() {
    FakeShell shell = stuck();

    assertThat(plane(shell, "ali").shape()).isEqualTo(Shape.SEVERAL_REFUSE);
    assertThat(plane(shell, "cf").shape()).isEqualTo(Shape.SEVERAL_REFUSE);
    assertThat(shell.notices).noneMatch(n -> n.text().contains("signatures fail"));
  }

  private static FakeShell stuck() {
    FakeShell shell = FakeShell.settled(topology(shop(AUTO)));
    shell.deadApis.addAll(List.of("ali", "cf"));
    shell.down.add(checkOf("primary"));
    shell.run(120);
    assertThat(shell.codes()).contains(Code.NO_WAY_OUT);
    return shell;
  }

  private static ControlPlane plane(FakeShell shell, String account) {
    return Optional.ofNullable(shell.state.controlPlanes().get(account)).orElseThrow();
  }

  private static Policy evacuating() {
    Policy p = policy(Mode.AUTO, new Failback.After(Duration.ofMinutes(5)));
    return new Policy(
        p.mode(),
        p.downFor(),
        p.block(),
        p.standbyFor(),
        p.failback(),
        p.restoreAfter(),
        p.rto(),
        OnPlaneLoss.EVACUATE);
  }

  private static Topology sameVendor() {
    return with(of("ali", "alibaba", Optional.empty()), of("cf", "alibaba", Optional.empty()));
  }

  /// The account ali is at the vendor where the primary stands.
  private static Topology atCloud(Policy policy) {
    Topology plain = topology(shop(policy));
    TreeMap<String, Account> accounts = new TreeMap<>(plain.accounts());
    accounts.put("ali", of("ali", "cloud-primary", Optional.empty()));
    return plain.withAccounts(accounts);
  }

  private static Topology canaried(Duration every) {
    Canary canary =
        new Canary(DnsName.of("_wayout.hatch.example"), DnsName.of("hatch.example"), every);
    return with(of("ali", "dns-ali", Optional.empty()), of("cf", "dns-cf", Optional.of(canary)));
  }

  private static Topology with(Account... accounts) {
    TreeMap<String, Account> byName = new TreeMap<>();
    List.of(accounts).forEach(a -> byName.put(a.name(), a));
    return topology(shop(AUTO)).withAccounts(byName);
  }

  private static Account of(String name, String vendor, Optional<Canary> canary) {
    Account plain = account(name);
    return new Account(name, plain.provider(), vendor, plain.capabilities(), plain.zones(), canary);
  }
}
