// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import static io.wayout.sim.check.Story.PRIMARY;
import static io.wayout.sim.check.Story.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.Ownership;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Mirrors;
import io.wayout.sim.world.Topologies;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The oracles of mirrored links and of canaries convict, each in its way.
class MirrorOracleTest {
  private static final Topology PLAIN = Topologies.shops(1, 1);
  private static final Topology MARKED = Mirrors.withCanaries(PLAIN);
  private static final Canary CANARY = MARKED.account(Topologies.ALI).canary().orElseThrow();

  @Test
  void restThatNobodyRemembers_breaksPartlyIsSaid() {
    Story story = new Story(Mirrors.of(PLAIN, new TreeSet<>(List.of(DnsName.of("shop.example")))));
    story.orderlyMove().pass(20).up(PRIMARY).pass(200).passes(PRIMARY);

    assertThat(story.verdict()).containsExactly("I48 partly is said");
  }

  @Test
  void canaryUnderAFreeze_breaksCanaryProves() {
    Story story = new Story(MARKED);
    Freeze freeze =
        new Freeze(
            new Freeze.Scope.Everything(), "operator", "stop", story.now(), Optional.empty());
    story.keep(new Durable.FreezeKept(freeze)).add(canary(story));

    assertThat(story.verdict()).containsExactly("I88 canary proves");
  }

  @Test
  void accountThatProvesNothing_breaksCanaryProves() {
    Story story = new Story(MARKED);
    story.passes(PRIMARY).pass(900).passes(PRIMARY);

    assertThat(story.verdict()).containsExactly("I88 canary proves");
  }

  @Test
  void accountOfAnotherInstallation_breaksGuardedElsewhere() {
    Story story = new Story(MARKED);
    Ownership theirs =
        new Ownership(
            Topologies.ALI, CANARY.name(), Ownership.Holder.OTHER, "another", story.now());
    Switchover move = story.move(1, 1, Cause.FAILOVER, PRIMARY, STANDBY);
    story.keep(new Durable.OwnershipKept(theirs)).down(PRIMARY).pass(15).begin(move);

    assertThat(story.verdict()).containsExactly("I03 guarded elsewhere");
  }

  private static Fact canary(Story story) {
    Change change =
        new Change(
            CANARY.key(),
            new Change.Expected.Nothing(),
            Story.set(Marker.text(Optional.of("we"), story.now())),
            RecordRef.NONE);
    return new Fact.Sent(0, Topologies.ALI, change);
  }
}
