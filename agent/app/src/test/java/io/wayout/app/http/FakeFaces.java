// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.breakglass.KitRoutes;
import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.ChannelSettings.Filter;
import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.config.Telling;
import io.wayout.app.drill.ScenarioRoutes;
import io.wayout.app.http.notify.NotifyRoutes;
import io.wayout.app.http.route.Route;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Notifier;
import io.wayout.app.runbook.RunbookDesk;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The routes of other faces, on a desk in memory.
public final class FakeFaces {
  private static final String PAUSED =
      """
      runbook: paused
      title: Paused
      parameters: {vendor: {type: vendor}}
      guards: [{not-frozen: {vendor: "${vendor}"}}]
      steps: [{pause: Look}, {approval: {text: Sure}}, {evacuate: {vendor: "${vendor}"}}]
      """;

  private FakeFaces() {}

  public static List<Route> routes() {
    try {
      return Stream.of(
              new NotifyRoutes(notifier()).routes(),
              new ScenarioRoutes().routes(),
              new RunbookDesk(PAUSED).routes(),
              new KitRoutes(Path.of("none"), Map.of()).routes())
          .flatMap(List::stream)
          .toList();
    } catch (StoreException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Notifier notifier() throws StoreException {
    Notifier notifier =
        new Notifier(
            "edge-1",
            new SystemTicker(InstantSource.system(), System::nanoTime),
            () -> 0,
            _ -> _ -> new Channel.Sent("taken"));
    ChannelSettings ops =
        new ChannelSettings(
            "ops",
            Kind.EXEC,
            new Filter(Level.WARN, Set.of(), Set.of()),
            1,
            Duration.ZERO,
            List.of("self-hosted"),
            Map.of(),
            Map.of());
    Desk desk = Desk.inMemory(List.of(OutboxRows.PART));
    notifier.start(desk, new Telling(Optional.empty(), Optional.empty(), List.of(ops)), _ -> {});
    return notifier;
  }
}
