// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Account;
import io.wayout.core.model.Topology;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.engine.execute.GuardedProvider;
import io.wayout.engine.execute.RequestMeter;
import io.wayout.engine.probe.PlaneSchedule;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A vendor that takes 2,000 requests a day is watched with half of them.
class WatchBudgetsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Wire.Request REQUEST =
      Wire.Request.get(URI.create("https://api.cloud.example/"), Map.of());

  private final FakeEffects effects = new FakeEffects();
  private final List<Event> events = new ArrayList<>();
  private final RequestMeter meter = new RequestMeter();
  private final Wire wire = meter.over(_ -> new Wire.Answered(200, Map.of(), ""));
  private final DnsProvider provider =
      new GuardedProvider(new FakeProvider((_, _) -> List.of()), meter);
  private final Map<String, DnsProvider> providers = Map.of("ali", provider);
  private final WatchBudgets budgets = new WatchBudgets(effects, providers);

  @Test
  void aDayOfWatching_leavesHalfForSwitches() {
    watch();
    live(DAY);

    assertThat(meter.requests()).isBetween(900L, 1_020L);
    assertThat(checks()).isGreaterThan(200);
    assertThat(looks()).isGreaterThan(200);
  }

  @Test
  void whatSwitchesSend_isCountedAndDoesNotWait() {
    watch();
    live(DAY.dividedBy(2));
    for (int i = 0; i < 500; i++) {
      wire.exchange(REQUEST);
    }
    live(DAY.dividedBy(2));

    assertThat(meter.requests()).isBetween(900L, 1_100L);
  }

  @Test
  void vendorThatIsThrottling_isLeftAlone() {
    budgets.use(topology());
    budgets.throttled("ali", new Throttled("slow", Optional.of(Duration.ofMinutes(5))));

    assertThat(budgets.waitFor("ali")).contains(effects.now().plus(Duration.ofMinutes(5)));
    assertThat(budgets.waitFor("unknown")).isEmpty();
  }

  @Test
  void requestThatNeverLeft_costsNothing() {
    meter.over(_ -> new Wire.NotSent("refused")).within(DAY).exchange(REQUEST);

    assertThat(meter.requests()).isZero();
  }

  @Test
  void reload_keepsWhatIsSpent() {
    budgets.use(topology());
    for (int i = 0; i < 50; i++) {
      wire.exchange(REQUEST);
    }
    Optional<Instant> before = budgets.waitFor("ali");
    budgets.use(topology());

    assertThat(before).isPresent();
    assertThat(budgets.waitFor("ali")).isEqualTo(before);
    assertThat(budgets.nameServersAges()).containsEntry("ali", Duration.ofHours(1));
  }

  private void watch() {
    Topology topology = topology();
    budgets.use(topology);
    NameServers servers = new NameServers(effects, Worlds.ports(effects).authorities());
    new PlaneSchedule(Worlds.ports(effects), servers, budgets, events::add, providers)
        .schedule(topology);
    new RecordPoller(Worlds.ports(effects), servers, budgets, events::add, providers)
        .schedule(topology);
  }

  /// Time goes on; each call of the API costs two requests, each question of a name server none.
  private void live(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      while (!effects.calls.isEmpty()) {
        int before = events.size();
        effects.endCall();
        boolean isOfTheApi =
            events.size() > before && !(events.getLast() instanceof Event.ZoneAsked);
        if (isOfTheApi) {
          wire.exchange(REQUEST);
          wire.exchange(REQUEST);
        }
      }
      effects.pass(Duration.ofSeconds(1));
    }
  }

  private long checks() {
    return events.stream()
        .filter(e -> e instanceof Event.AccountChecked(_, CheckOutcome.Healthy _))
        .count();
  }

  private long looks() {
    return events.stream().filter(Event.RecordsObserved.class::isInstance).count();
  }

  private static Topology topology() {
    Topology plain = Worlds.topology();
    TreeMap<String, Account> accounts = new TreeMap<>(plain.accounts());
    accounts.replaceAll((_, a) ->
        new Account(
            a.name(),
            a.provider(),
            a.vendor(),
            a.capabilities().withRequestsPerDayMax(2_000),
            a.zones()));
    return plain.withAccounts(accounts);
  }
}
