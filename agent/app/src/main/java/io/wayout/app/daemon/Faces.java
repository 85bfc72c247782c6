// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.Config;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.Api;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.socket.SocketServer;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people and programs reach a running agent by, and what they leave with it. None of it is
/// needed for a move, and none can hold one up (law 11).
final class Faces implements AutoCloseable {
  private final Desk desk;
  private final SocketServer socket;

  private Faces(Desk desk, SocketServer socket) {
    this.desk = desk;
    this.socket = socket;
  }

  /// @throws IOException if the API's socket can't be had
  /// @throws StoreException if not even a desk in memory can be had
  static Faces open(Config config, AgentPort agent, NoticeListener listener)
      throws IOException, StoreException {
    Desk desk = desk(config, agent, listener);
    List<Route> routes = List.of();
    AdminSettings admin = config.agent().admin();
    SocketServer socket =
        SocketServer.start(agent, new Api(agent, routes), admin.socket(), admin.group());
    return new Faces(desk, socket);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    desk.close();
  }

  /// A desk that can't be kept on disk is told, and forgotten at the end of this run.
  private static Desk desk(Config config, AgentPort agent, NoticeListener listener)
      throws StoreException {
    List<Part> parts = List.of();
    try {
      Desk desk = Desk.open(config.agent().state(), parts, agent.now());
      desk.loss().ifPresent(lost -> tell(listener, lost));
      return desk;
    } catch (StoreException failed) {
      tell(
          listener,
          failed.getMessage() + "; tokens, messages and runs are kept in memory until a restart");
      return Desk.inMemory(parts);
    }
  }

  private static void tell(NoticeListener listener, String text) {
    listener.notice(
        new Notice(
            Code.DESK_FAILED, Level.ALARM, Optional.empty(), Optional.empty(), text, Map.of()));
  }
}
