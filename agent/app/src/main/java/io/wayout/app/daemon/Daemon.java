// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.http.AgentFacts;
import io.wayout.app.http.AgentPort;
import io.wayout.app.observe.NoticeHub;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The agent as a service: agent, store and API started in order, and taken down in order.
///
/// [#run] makes the calling thread the loop; [#stop] and [#reload] may come from any thread.
final class Daemon {
  private static final Duration FINISH_MAX = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Config config;
  private final Agency agency;
  private final Store store;
  private final Ticker ticker;
  private final NoticeHub hub;
  private final Reloading reloading;
  private final Systemd systemd;
  private final Observers observers;
  private final DaemonPort port;
  private final Map<String, ProviderFactory> providers;
  private boolean isStopping;

  /// What the daemon is made of.
  record Parts(
      Config config,
      Agency agency,
      Store store,
      Ticker ticker,
      NoticeHub hub,
      Reloading reloading,
      Systemd systemd,
      Observers observers,
      Map<String, ProviderFactory> providers) {}

  Daemon(Parts parts, AgentFacts facts, DaemonPort.Configs configs) {
    this.config = parts.config();
    this.agency = parts.agency();
    this.store = parts.store();
    this.ticker = parts.ticker();
    this.hub = parts.hub();
    this.reloading = parts.reloading();
    this.systemd = parts.systemd();
    this.observers = parts.observers();
    this.providers = parts.providers();
    this.port = new DaemonPort(facts, agency, new DaemonPort.Tools(store, ticker, hub), configs);
  }

  /// Runs until stopped.
  ///
  /// @throws IOException if the API's socket can't be had
  /// @throws StoreException if the state can't be read
  void run() throws IOException, StoreException {
    agency.engine().start(store);
    try (Faces faces = Faces.open(tools(), observers, providers)) {
      port.ask(faces::concerns);
      systemd.ready(config.topology().domains().size() + " domains");
      agency
          .effects()
          .run(() -> {
            systemd.pulse(ticker.now());
            observers.pulse(agency, store);
          });
    } finally {
      agency.close();
    }
  }

  private RunbookFace.Tools tools() {
    return new RunbookFace.Tools(
        port, reloading::config, reloading.environment(), agency.network(), ticker, hub);
  }

  AgentPort port() {
    return port;
  }

  /// Finishes what is under way, at most ten seconds of it, and ends (C09).
  void stop(String why) {
    agency.effects().post(() -> beginStop(why));
  }

  /// Reads the configuration anew, on a thread of its own, and uses it if it is good.
  void reload(String actor) {
    agency.effects().post(() -> systemd.reloading(System.nanoTime() / 1_000));
    reloading.reload(actor);
    agency.effects().post(() -> systemd.ready("configuration reloaded"));
  }

  private void beginStop(String why) {
    if (isStopping) {
      return;
    }
    isStopping = true;
    systemd.stopping();
    agency.engine().stop();
    awaitIdle(why, ticker.now().plus(FINISH_MAX));
  }

  private void awaitIdle(String why, Instant limit) {
    if (agency.engine().isIdle() || !ticker.now().isBefore(limit)) {
      end(why);
    } else {
      agency.effects().at(ticker.now().plus(LOOK_AGAIN), () -> awaitIdle(why, limit));
    }
  }

  private void end(String why) {
    JournalRow row =
        new JournalRow(
            ticker.now(),
            JournalRow.Kind.STOPPED,
            Optional.empty(),
            Optional.empty(),
            0,
            "agent",
            why);
    try {
      store.keep(List.of(new Durable.Row(row)));
    } catch (StoreException broken) {
      tell(Level.WARN, "the stop could not be journaled: " + broken.getMessage());
    }
    tell(Level.INFO, "stopped: " + why);
    agency.effects().stop();
  }

  private void tell(Level level, String text) {
    hub.notice(new Notice(Code.STOPPED, level, Optional.empty(), Optional.empty(), text, Map.of()));
  }
}
