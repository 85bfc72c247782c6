// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.B;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter promises about its check, and about a vendor that fails it.
interface FaultCases {
  ContractWorld world();

  @Test
  default void healthy_checkSaysSo() {
    try (DnsProvider provider = world().vendor().open(Reach.HEALTHY)) {
      assertThat(provider.check(List.of())).isInstanceOf(CheckOutcome.Healthy.class);
      assertThat(provider.check(List.of(world().vendor().zone())))
          .isInstanceOf(CheckOutcome.Healthy.class);
    }
  }

  @Test
  default void zoneNotThere_checkFailsAsAbsent() {
    List<DnsName> zones = List.of(world().vendor().zone(), DnsName.of("not-hosted.example"));

    world().assertFails(Reach.HEALTHY, zones, Absent.class);
  }

  @Test
  default void wrongCredentials_areDeniedEverywhere() {
    RecordKey key = world().freshCname(A);

    world().assertFails(Reach.WRONG_CREDENTIALS, List.of(world().vendor().zone()), Denied.class);
    assertThat(world().readFailure(Reach.WRONG_CREDENTIALS, key)).isInstanceOf(Denied.class);
    assertRefused(world().replaceThrough(Reach.WRONG_CREDENTIALS, key), Denied.class);
    assertThat(world().vendor().peek(key)).contains(A);
  }

  @Test
  default void p01_connectionRefused_isUnreachableAndSurelyNotApplied() {
    RecordKey key = world().freshCname(A);

    world().assertFails(Reach.REFUSED, List.of(world().vendor().zone()), Unreachable.class);
    assertThat(world().readFailure(Reach.REFUSED, key)).isInstanceOf(Unreachable.class);
    assertRefused(world().replaceThrough(Reach.REFUSED, key), Unreachable.class);
  }

  @Test
  default void noAnswerAtAll_endsWithinTheDeadline() {
    RecordKey key = world().freshCname(A);

    world().assertFails(Reach.SILENT, List.of(world().vendor().zone()), Unreachable.class);
    assertThat(world().readFailure(Reach.SILENT, key)).isInstanceOf(Unreachable.class);
    WriteOutcome outcome = world().replaceThrough(Reach.SILENT, key);
    if (world().capabilities().compareAndSwap() == CompareAndSwap.READ_CHECK_WRITE) {
      assertRefused(outcome, Unreachable.class);
    } else {
      assertThat(outcome).isNotInstanceOf(Accepted.class);
    }
    assertThat(world().vendor().peek(key)).contains(A);
  }

  @Test
  default void p16_n06_answerToTheWriteLost_isUnknown() {
    RecordKey key = world().freshCname(A);

    assertThat(world().replaceThrough(Reach.ANSWER_LOST, key)).isInstanceOf(Unknown.class);
    assertThat(world().vendor().peek(key)).contains(B);
  }

  @Test
  default void nameServers_areTheVendorsOrTheDelegations() {
    try (DnsProvider provider = world().vendor().open(Reach.HEALTHY)) {
      NameServersOutcome outcome = provider.nameServers(world().vendor().zone());

      assertThat(outcome).isNotInstanceOf(NameServersOutcome.Failed.class);
      if (outcome instanceof NameServersOutcome.Known(var servers)) {
        assertThat(servers).isNotEmpty();
      }
    }
  }

  @Test
  default void closedTwice_isNoError() {
    DnsProvider provider = world().vendor().open(Reach.HEALTHY);
    provider.close();
    provider.close();
  }

  @Test
  default void capabilities_areUsable() {
    assertThat(world().capabilities().atomicReplace().isYes())
        .as("replacement without a gap")
        .isTrue();
    assertThat(world().capabilities().applyTimeMax()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(world().vendor().factory().name()).matches("[a-z0-9]+");
  }
}
