// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.notify.NotifyRoutes;
import io.wayout.app.http.route.Route;
import io.wayout.app.notify.Notifier;
import io.wayout.app.notify.channel.Channels;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.store.sqlite.desk.Part;
import java.security.SecureRandom;
import java.util.List;

/// Those who hear what the agent notices and tell others. They hear from the first notice on, and
/// begin to work when there is a desk. Nothing here can hold up the loop (law 11).
///
/// Thread-safe.
final class Observers implements AutoCloseable {
  private final Notifier notifier;

  Observers(Config config, Network network, Ticker ticker) {
    SecureRandom random = new SecureRandom();
    this.notifier =
        new Notifier(
            config.agent().id(),
            ticker,
            random::nextDouble,
            new Channels(network.outside(), ticker));
  }

  /// What the loop tells.
  List<NoticeListener> listeners() {
    return List.of(notifier);
  }

  /// What they keep on the desk.
  List<Part> parts() {
    return List.of(OutboxRows.PART);
  }

  List<Route> routes(AgentPort agent) {
    return new NotifyRoutes(notifier).routes();
  }

  /// @param told hears what they have to say themselves
  void start(Desk desk, Config config, NoticeListener told) throws StoreException {
    notifier.start(desk, config.telling(), told);
  }

  /// Goes on with another configuration. Returns soon: called on the loop.
  void use(Config config) {
    notifier.use(config.telling());
  }

  @Override
  public void close() {
    notifier.close();
  }
}
