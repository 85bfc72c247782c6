// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.notify.NotifyRoutes;
import io.wayout.app.http.observe.ObserveRoutes;
import io.wayout.app.http.route.Route;
import io.wayout.app.metrics.NoticeCounts;
import io.wayout.app.metrics.Scrape;
import io.wayout.app.notify.Notifier;
import io.wayout.app.notify.channel.Channels;
import io.wayout.app.vital.Health;
import io.wayout.app.vital.Heartbeat;
import io.wayout.app.vital.Pulse;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.kit.http.HostLookup;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.store.sqlite.desk.Part;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Those who hear what the agent notices and tell others. They hear from the first notice on, and
/// begin to work when there is a desk. Nothing here can hold up the loop (law 11).
///
/// Thread-safe.
final class Observers implements AutoCloseable {
  private static final Duration HEARTBEAT_MAX = Duration.ofSeconds(8);
  private static final long ANSWER_BYTES_MAX = 64 * 1024;

  private final Ticker ticker;
  private final Notifier notifier;
  private final NoticeCounts counts;
  private final Pulse pulse;
  private final Heartbeat heartbeat;

  Observers(Config config, Network network, Ticker ticker) {
    SecureRandom random = new SecureRandom();
    HostLookup outside = network.outside();
    this.ticker = ticker;
    this.counts = new NoticeCounts(ticker);
    this.pulse = new Pulse(ticker.now());
    this.heartbeat =
        new Heartbeat(
            new OkHttpWire(HEARTBEAT_MAX, ANSWER_BYTES_MAX, outside), ticker, config.agent().id());
    this.notifier =
        new Notifier(
            config.agent().id(), ticker, random::nextDouble, new Channels(outside, ticker));
  }

  /// What the loop tells.
  List<NoticeListener> listeners() {
    return List.of(notifier, counts);
  }

  /// What they keep on the desk.
  List<Part> parts() {
    return List.of(OutboxRows.PART);
  }

  List<Route> routes(AgentPort agent) {
    var vitals = new Scrape.Vitals(pulse, ticker, heartbeat::lastSuccess);
    Scrape scrape = new Scrape(agent, counts, notifier, vitals);
    return Stream.concat(
            new NotifyRoutes(notifier).routes().stream(),
            new ObserveRoutes(agent, scrape, pulse, ticker).routes().stream())
        .toList();
  }

  /// The loop turns. Returns at once; on the loop only.
  void pulse(Agency agency, Store store) {
    Instant now = ticker.now();
    pulse.beat(now);
    if (Health.ailment(agency.loop().state(), Duration.ZERO).isEmpty()) {
      heartbeat.beat(now, store.head());
    }
  }

  /// @param told hears what they have to say themselves
  void start(Desk desk, Config config, NoticeListener told) throws StoreException {
    notifier.start(desk, config.telling(), told);
    heartbeat.start(config.telling());
  }

  /// Goes on with another configuration. Returns soon: called on the loop.
  void use(Config config) {
    notifier.use(config.telling());
    heartbeat.use(config.telling());
  }

  @Override
  public void close() {
    heartbeat.close();
    notifier.close();
  }
}
