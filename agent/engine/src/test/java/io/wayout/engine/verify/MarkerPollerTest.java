// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How the markers of accounts are looked at (H19).
class MarkerPollerTest {
  private static final Canary CANARY =
      new Canary(DnsName.of("_wayout.shop.example"), Worlds.LINK.zone(), Duration.ofDays(1));
  private static final Duration INTERVAL = Worlds.topology().watch().records();

  private final FakeEffects effects = new FakeEffects();
  private final FakeProvider provider = new FakeProvider((_, _) -> List.of());
  private final WatchBudgets budgets = new WatchBudgets(effects, Map.of());
  private final List<Event> events = new ArrayList<>();
  private final MarkerPoller poller =
      new MarkerPoller(Worlds.ports(effects), budgets, events::add, Map.of("ali", provider));

  @Test
  void marker_isReadAtOnceAndAgainInItsRhythm() {
    ReadOutcome found = holds("one");
    provider.reads = _ -> found;
    poller.schedule(marked());
    assertThat(effects.calls).hasSize(1);
    effects.endCall();
    assertThat(events).containsExactly(read(found));

    effects.pass(INTERVAL.minusSeconds(1));
    assertThat(effects.calls).isEmpty();
    ReadOutcome other = holds("two");
    provider.reads = _ -> other;
    effects.pass(Duration.ofSeconds(1));
    effects.endCall();

    assertThat(events).containsExactly(read(found), read(other));
  }

  @Test
  void accountWithoutACanary_isNotAsked() {
    poller.schedule(Worlds.topology());

    assertThat(effects.calls).isEmpty();
  }

  @Test
  void accountWithoutAProvider_isNotAsked() {
    poller.use(Map.of());
    poller.schedule(marked());

    assertThat(effects.calls).isEmpty();
  }

  @Test
  void readThatFails_isToldAndSoonTriedAgain() {
    ReadOutcome failed = new ReadOutcome.Failed(new ProviderFailure.Unreachable("dead"));
    provider.reads = _ -> failed;
    poller.schedule(marked());
    effects.endCall();
    assertThat(events).containsExactly(read(failed));

    effects.pass(Duration.ofSeconds(4));
    assertThat(effects.calls).isEmpty();
    effects.pass(Duration.ofSeconds(1));
    assertThat(effects.calls).hasSize(1);
  }

  @Test
  void vendorThatIsThrottling_isLeftAloneForAsLongAsItSays() {
    budgets.use(marked());
    Duration quiet = Duration.ofMinutes(5);
    provider.reads = _ -> throttled(quiet);
    poller.schedule(marked());
    effects.endCall();

    effects.pass(quiet.minusSeconds(1));
    assertThat(effects.calls).isEmpty();
    effects.pass(Duration.ofSeconds(2));
    assertThat(effects.calls).hasSize(1);
  }

  /// What was asked for an older configuration is no news, and only its costs are remembered.
  @Test
  void configurationChangesWhileAReadIsUnderWay_onlyTheNewOneIsHeard() {
    budgets.use(marked());
    ReadOutcome found = holds("one");
    provider.reads = _ -> throttled(Duration.ofMinutes(5));
    poller.schedule(marked());
    poller.schedule(marked());
    assertThat(effects.calls).hasSize(2);

    effects.endCall();
    assertThat(events).isEmpty();
    Optional<Instant> opens = budgets.waitFor("ali");
    assertThat(opens).contains(effects.now().plus(Duration.ofMinutes(5)));

    provider.reads = _ -> found;
    effects.endCall();
    assertThat(events).containsExactly(read(found));
    effects.pass(Duration.ofHours(1));
    assertThat(effects.calls).hasSize(1);
  }

  @Test
  void accountIsGoneWhileItWaits_isNotAskedAgain() {
    poller.schedule(marked());
    effects.endCall();
    poller.schedule(Worlds.topology());

    effects.pass(Duration.ofHours(1));

    assertThat(effects.calls).isEmpty();
  }

  @Test
  void stopped_hearsAndAsksNothingMore() {
    poller.schedule(marked());
    poller.stop();
    effects.endCall();

    effects.pass(Duration.ofHours(1));

    assertThat(events).isEmpty();
    assertThat(effects.calls).isEmpty();
  }

  private static Event read(ReadOutcome outcome) {
    return new Event.MarkerRead("ali", CANARY.key(), outcome);
  }

  private static ReadOutcome throttled(Duration quiet) {
    return new ReadOutcome.Failed(new ProviderFailure.Throttled("slow", Optional.of(quiet)));
  }

  private static ReadOutcome holds(String installation) {
    RecordData text = new RecordData.Text(Canary.PREFIX + "1" + Canary.SIGNED + installation);
    return new ReadOutcome.Found(new RecordSet(new Ttl(60), text), RecordRef.NONE);
  }

  private static Topology marked() {
    Topology plain = Worlds.topology();
    TreeMap<String, Account> accounts = new TreeMap<>(plain.accounts());
    accounts.replaceAll((_, a) ->
        new Account(
            a.name(), a.provider(), a.vendor(), a.capabilities(), a.zones(), Optional.of(CANARY)));
    return plain.withAccounts(accounts);
  }
}
