// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import io.wayout.app.http.Api;
import io.wayout.app.http.server.ApiHandler;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.server.HttpRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/// The API on a Unix socket. At most 64 clients at once, at most 24 of them served at the same
/// moment; 30 s of silence end a connection, and a request that is not whole after 10 s is cut off
/// without having held a thread. Thread-safe.
public final class SocketServer implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 64;
  private static final int THREADS_MAX = 24;
  private static final int STREAMS_MAX = 8;

  private final Server server;
  private final SocketFile file;
  private final ApiHandler handler;

  private SocketServer(Server server, SocketFile file, ApiHandler handler) {
    this.server = server;
    this.file = file;
    this.handler = handler;
  }

  /// Creates the socket, mode 0660, and serves the API there.
  ///
  /// @param group the system group that may connect; empty: the group of the process
  /// @throws IOException if the socket can't be had; the message says why and what to do
  public static SocketServer start(Api api, EventLog log, Path socket, Optional<String> group)
      throws IOException {
    SocketFile file = new SocketFile(socket, group);
    Path bound = file.prepare();
    Server server = HttpRules.server("api", THREADS_MAX);
    var http = new HttpConnectionFactory(HttpRules.configuration());
    var connector = new UnixDomainServerConnector(server, 1, 1, http);
    connector.setUnixDomainPath(bound);
    connector.setIdleTimeout(HttpRules.IDLE_MAX.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, connector));
    var handler = new ApiHandler(api, new SocketDoor(), log, STREAMS_MAX, STREAMS_MAX);
    server.setHandler(handler);
    LifeCycle.start(server);
    try {
      file.publish(bound);
    } catch (IOException failed) {
      LifeCycle.stop(server);
      file.discard(bound);
      throw failed;
    }
    return new SocketServer(server, file, handler);
  }

  /// Answers what is under way, for a second, and takes the socket away.
  @Override
  public void close() throws IOException {
    file.remove();
    handler.drain(HttpRules.STOP_MAX);
    LifeCycle.stop(server);
  }
}
