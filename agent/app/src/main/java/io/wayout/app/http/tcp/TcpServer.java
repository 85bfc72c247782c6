// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.HostPort;
import io.wayout.app.http.Api;
import io.wayout.app.http.server.ApiHandler;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.server.HttpRules;
import io.wayout.engine.port.NoticeListener;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;

/// The API over TCP, on threads of its own. At most 256 connections, 64 of one address; 48 of them
/// served at the same moment, 24 streams of events, 4 of one caller. Thread-safe.
public final class TcpServer implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 256;
  private static final int CONNECTIONS_OF_ADDRESS_MAX = 64;
  private static final int THREADS_MAX = 48;
  private static final int STREAMS_MAX = 24;
  private static final int STREAMS_OF_CALLER_MAX = 4;

  private final Server server;
  private final ServerConnector connector;
  private final ApiHandler handler;

  private TcpServer(Server server, ServerConnector connector, ApiHandler handler) {
    this.server = server;
    this.connector = connector;
    this.handler = handler;
  }

  /// Serves the API at the address that the settings name, if they name one.
  ///
  /// @param listener is told of a certificate that can't be used
  /// @throws IOException if the address or the certificate can't be had; the message says why
  public static Optional<TcpServer> start(
      Api api, EventLog log, Access access, AdminSettings admin, NoticeListener listener)
      throws IOException {
    if (admin.listen().isEmpty()) {
      return Optional.empty();
    }
    Optional<Tls> tls = Optional.empty();
    if (admin.tls().isPresent()) {
      var files = new TlsFiles(admin.tls().get().certificate(), admin.tls().get().key());
      tls = Optional.of(new Tls(files, listener));
    }
    return Optional.of(open(api, log, access, admin, tls));
  }

  private static TcpServer open(
      Api api, EventLog log, Access access, AdminSettings admin, Optional<Tls> tls)
      throws IOException {
    Server server = HttpRules.server("tcp", THREADS_MAX);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, tls.map(TcpServer::https).orElseGet(TcpServer::http));
    HostPort at = admin.listen().orElseThrow();
    connector.setHost(at.host());
    connector.setPort(at.port());
    connector.setIdleTimeout(HttpRules.IDLE_MAX.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, connector));
    connector.addBean(new ConnectionLimit(CONNECTIONS_OF_ADDRESS_MAX));
    TcpDoor door = new TcpDoor(access, () -> names(admin, tls));
    var handler = new ApiHandler(api, door, log, STREAMS_MAX, STREAMS_OF_CALLER_MAX);
    server.setHandler(handler);
    listen(server, connector, at);
    tls.ifPresent(t -> t.watch(server.getScheduler()));
    return new TcpServer(server, connector, handler);
  }

  /// The port that was bound.
  public int port() {
    return connector.getLocalPort();
  }

  /// Where a browser at this host, or one that knows the configured name, finds it.
  public String url(AdminSettings admin) {
    String host = admin.listen().map(HostPort::host).orElse("");
    boolean isLiteral = host.matches("[0-9.]+") || host.contains(":");
    if (!admin.hosts().isEmpty()) {
      host = admin.hosts().getFirst();
    } else if (isLiteral && InetAddress.ofLiteral(host).isAnyLocalAddress()) {
      host = "localhost";
    }
    return (admin.tls().isPresent() ? "https://" : "http://") + new HostPort(host, port());
  }

  /// Answers what is under way, for a second, and ends.
  @Override
  public void close() {
    handler.drain(HttpRules.STOP_MAX);
    LifeCycle.stop(server);
  }

  private static void listen(Server server, ServerConnector connector, HostPort at)
      throws IOException {
    try {
      connector.open();
      LifeCycle.start(server);
    } catch (IOException taken) {
      LifeCycle.stop(server);
      throw new IOException(
          "the API can't listen at "
              + at
              + ": "
              + taken.getMessage()
              + "; free it or change agent.admin.listen",
          taken);
    }
  }

  private static Set<String> names(AdminSettings admin, Optional<Tls> tls) {
    Set<String> names = new HashSet<>(admin.hosts());
    admin.listen().ifPresent(at -> names.add(at.host()));
    tls.ifPresent(t -> names.addAll(t.names()));
    return names;
  }

  private static ConnectionFactory[] http() {
    return new ConnectionFactory[] {new HttpConnectionFactory(HttpRules.configuration())};
  }

  private static ConnectionFactory[] https(Tls tls) {
    HttpConfiguration http = HttpRules.configuration();
    http.addCustomizer(new SecureRequestCustomizer(false));
    var plain = new HttpConnectionFactory(http);
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls.context(), plain.getProtocol()), plain
    };
  }
}
