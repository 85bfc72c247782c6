// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import io.wayout.app.http.AgentPort;
import io.wayout.app.notify.Notifier;
import io.wayout.app.vital.Pulse;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.State;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice.Code;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/// Everything that Prometheus asks for, as of now. Thread-safe.
public final class Scrape {
  /// The media type of [#text].
  public static final String TYPE = Exposition.TYPE;

  private final AgentPort agent;
  private final NoticeCounts counts;
  private final Notifier notifier;
  private final Vitals vitals;

  public Scrape(AgentPort agent, NoticeCounts counts, Notifier notifier, Vitals vitals) {
    this.agent = agent;
    this.counts = counts;
    this.notifier = notifier;
    this.vitals = vitals;
  }

  /// What tells whether the agent itself lives.
  ///
  /// @param heartbeat when it last got through; [Instant#EPOCH] if never
  public record Vitals(Pulse pulse, Ticker ticker, Supplier<Instant> heartbeat) {}

  /// In the text format.
  public String text() {
    Exposition all = new Exposition();
    State state = agent.state();
    Instant now = agent.now();
    agent(all, state, now);
    new DomainSamples(state, now).put(all);
    new PlaneSamples(state, now).put(all);
    agent.requests().forEach((name, n) -> all.put(Metric.ACCOUNT_REQUESTS_TOTAL, n, name));
    notices(all);
    channels(all);
    return all.text();
  }

  private void agent(Exposition all, State state, Instant now) {
    all.put(Metric.BUILD_INFO, 1, agent.facts().version(), agent.facts().id());
    all.put(Metric.CONFIG_INFO, 1, state.topology().version());
    all.put(Metric.START_TIME_SECONDS, state.startedAt());
    all.put(
        Metric.LOOP_LAG_SECONDS, vitals.pulse().age(vitals.ticker().now()).toMillis() / 1_000.0);
    all.put(Metric.JOURNAL_UP, !state.isJournalDown());
    all.put(Metric.JOURNAL_ROWS_TOTAL, agent.store().head().number());
    all.put(Metric.HELD_FOR_ACK, state.isHeldForAck());
    Runtime memory = Runtime.getRuntime();
    all.put(Metric.HEAP_BYTES, memory.totalMemory() - memory.freeMemory());
    Instant beaten = vitals.heartbeat().get();
    if (beaten.isAfter(Instant.EPOCH)) {
      all.put(Metric.HEARTBEAT_LAST_SUCCESS_TIMESTAMP_SECONDS, beaten);
    }
    for (String scope : new String[] {"everything", "vendor", "domain"}) {
      long count =
          state.freezes().values().stream()
              .filter(f -> f.expires().map(end -> end.isAfter(now)).orElse(true))
              .filter(f -> scope(f.scope()).equals(scope))
              .count();
      all.put(Metric.FREEZES, count, scope);
    }
    for (Campaign.Kind kind : Campaign.Kind.values()) {
      long count =
          state.campaigns().values().stream().filter(c -> c.kind() == kind && c.isOpen()).count();
      all.put(Metric.CAMPAIGNS_OPEN, count, kind.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String scope(Freeze.Scope scope) {
    return switch (scope) {
      case Freeze.Scope.Everything() -> "everything";
      case Freeze.Scope.OfVendor _ -> "vendor";
      case Freeze.Scope.OfDomain _ -> "domain";
    };
  }

  private void notices(Exposition all) {
    all.put(Metric.SWITCHOVERS_TOTAL, counts.count(Code.SWITCHOVER_STARTED), "started");
    all.put(Metric.SWITCHOVERS_TOTAL, counts.count(Code.SWITCHOVER_SERVED), "served");
    all.put(Metric.SWITCHOVERS_TOTAL, counts.count(Code.SWITCHOVER_DONE), "done");
    all.put(Metric.SWITCHOVERS_TOTAL, counts.count(Code.SWITCHOVER_ABORTED), "aborted");
    all.put(Metric.SWITCHOVER_SERVED_SECONDS, counts.served().counts());
    counts
        .counts()
        .forEach((kind, count) ->
            all.put(Metric.NOTICES_TOTAL, count, kind.code().name(), kind.level().name()));
  }

  private void channels(Exposition all) {
    all.put(Metric.NOTIFY_LOST_TOTAL, notifier.lost());
    try {
      for (Notifier.Status status : notifier.status()) {
        String name = status.settings().name();
        all.put(Metric.NOTIFY_QUEUED, status.queued(), name);
        all.put(Metric.NOTIFY_SENT_TOTAL, status.fared().sent(), name);
        all.put(Metric.NOTIFY_FAILED_TOTAL, status.fared().failed(), name);
        status
            .fared()
            .lastSuccess()
            .ifPresent(at -> all.put(Metric.NOTIFY_LAST_SUCCESS_TIMESTAMP_SECONDS, at, name));
      }
    } catch (StoreException broken) {
      // A desk that can't be read is told by a notice; the other metrics are as good as ever.
    }
  }
}
