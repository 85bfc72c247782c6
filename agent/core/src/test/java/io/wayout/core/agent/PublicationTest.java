// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Publication;
import io.wayout.core.fold.StepRef;
import io.wayout.core.model.Account;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Claim;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A vendor that tracks changes says how far an accepted one is, while its name servers still
/// answer the old value (P24).
class PublicationTest {
  private static final LinkAccount PLACE = at(HATCH, "cf");

  private final FakeShell shell = FakeShell.settled(tracking());

  @Test
  void changeThatIsServedAtOnce_isNotAskedAbout() {
    move();
    shell.run(10);

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
    assertThat(shell.asked).isEmpty();
    assertThat(shell.state.publications()).isEmpty();
  }

  @Test
  void p24_changeThatStaysPending_isToldAndAfterMinutesSlow() {
    shell.unserved.add(PLACE);
    move();
    shell.run(20);

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.READ_BACK);
    assertThat(shell.switchover(WWW).detail()).contains("still publishing").contains("0 of 2");
    assertThat(shell.rows()).filteredOn(Kind.PUBLISHING::equals).hasSize(1);

    shell.run(Duration.ofMinutes(6));
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.DEGRADED);
    assertThat(shell.notices)
        .filteredOn(n -> n.code() == Code.SWITCHOVER_SLOW)
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("still publishing"));
    assertThat(shell.rows()).filteredOn(Kind.PUBLISHING::equals).hasSize(1);
    assertThat(shell.writes).hasSize(1);
    assertThat(shell.asked).hasSizeBetween(25, 40);
  }

  /// The vendor's word neither replaces the proof nor delays it.
  @Test
  void p24_vendorThatSaysPublished_isToldAndNotBelieved() {
    shell.unserved.add(PLACE);
    shell.progress = new Progress.Published();
    move();
    shell.run(60);

    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.READ_BACK);
    assertThat(shell.switchover(WWW).detail()).contains("all its name servers have the change");
    assertThat(shell.asked).hasSize(1);

    shell.unserved.clear();
    shell.run(2);
    assertThat(shell.switchover(WWW).phase()).isEqualTo(Phase.SERVED);
    assertThat(shell.state.publications()).isEmpty();
  }

  @Test
  void vendorThatCannotTell_isAskedCalmly() {
    shell.unserved.add(PLACE);
    shell.progress = new Progress.Failed(new ProviderFailure.Absent("no such change"));
    move();
    shell.run(Duration.ofMinutes(4));

    assertThat(shell.switchover(WWW).detail()).contains("can't tell").contains("no such change");
    assertThat(shell.asked).hasSizeBetween(4, 6);
  }

  @Test
  void vendorThatTracksNothing_isNeverAsked() {
    FakeShell plain = FakeShell.settled(topology(shop(AUTO)));
    plain.unserved.add(PLACE);
    plain.command("ops", wish());
    plain.run(60);

    assertThat(plain.switchover(WWW).phase()).isEqualTo(Phase.READ_BACK);
    assertThat(plain.switchover(WWW).detail()).isEqualTo("0 of 2");
    assertThat(plain.asked).isEmpty();
  }

  @Test
  void pace_isOftenForFiveMinutesAndCalmThereafter() {
    StepRef step = new StepRef(WWW, "www.shop.example#1", 0, 1);
    Publication fresh = Publication.accepted(step, new Receipt("C1"), T0);

    assertThat(fresh.isDue(T0.plusSeconds(4))).isFalse();
    assertThat(fresh.isDue(T0.plusSeconds(5))).isTrue();
    assertThat(fresh.asked(T0.plusSeconds(5)).due()).isEqualTo(T0.plusSeconds(15));
    Instant late = T0.plusSeconds(300);
    assertThat(fresh.asked(late).due()).isEqualTo(late.plusSeconds(60));
    assertThat(fresh.heard(new Progress.Published()).isDue(late)).isFalse();
    assertThat(fresh.heard(new Progress.Untracked()).words()).isEmpty();
  }

  private void move() {
    shell.command("ops", wish());
  }

  private static Command wish() {
    return CommandsTest.move("standby");
  }

  private static Topology tracking() {
    Topology plain = topology(shop(AUTO));
    TreeMap<String, Account> accounts = new TreeMap<>(plain.accounts());
    accounts.replaceAll((_, a) -> tracking(a));
    return plain.withAccounts(accounts);
  }

  private static Account tracking(Account a) {
    Capabilities c = a.capabilities();
    Capabilities can =
        new Capabilities(
            c.compareAndSwap(),
            c.atomicReplace(),
            c.atomicBatch(),
            c.batchSizeMax(),
            Claim.yes(),
            c.alias(),
            c.ttlMin(),
            c.applyTimeMax(),
            c.requestsPerMinuteMax());
    return new Account(a.name(), a.provider(), a.vendor(), can, a.zones());
  }
}
