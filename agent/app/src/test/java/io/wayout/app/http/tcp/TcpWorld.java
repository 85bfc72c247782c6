// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.HostPort;
import io.wayout.app.http.Api;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.FakeFaces;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.token.SessionRoutes;
import io.wayout.app.http.token.TokenRoutes;
import io.wayout.app.token.MemoryShelf;
import io.wayout.app.token.Role;
import io.wayout.app.token.Scopes;
import io.wayout.app.token.Secrets;
import io.wayout.app.token.Sessions;
import io.wayout.app.token.Tokens;
import io.wayout.app.token.Tokens.Wish;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The real server over TCP with an agent that answers at once.
public final class TcpWorld implements AutoCloseable {
  public final FakeAgentPort agent = new FakeAgentPort();
  public final Tokens tokens;
  public final Sessions sessions;
  public final Api api;
  final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final TcpServer server;

  public TcpWorld() throws IOException, StoreException {
    this(Optional.empty(), List.of());
  }

  TcpWorld(Optional<AdminSettings.Tls> tls, List<String> hosts) throws IOException, StoreException {
    Secrets secrets = new Secrets(new SecureRandom()::nextBytes);
    tokens = Tokens.open(new MemoryShelf(), secrets, agent::now, notices::add);
    sessions = new Sessions(tokens, secrets, agent::now);
    Guards guards = new Guards(agent::now, notices::add);
    Access access = new Access(tokens, sessions, guards, Access.cookie(tls.isPresent()));
    List<Route> routes = new ArrayList<>(new TokenRoutes(agent, tokens).routes());
    routes.addAll(new SessionRoutes(access, () -> Optional.of("http://127.0.0.1:8353")).routes());
    routes.addAll(FakeFaces.routes());
    routes.add(
        Route.at("GET", "/metrics", Role.VIEWER, (_, _) -> Reply.file("text/plain", "up 1\n"))
            .within(Scopes.METRICS));
    routes.add(Route.at("GET", "/", Role.ANYONE, (_, _) -> Reply.file("text/html", "<p>")));
    api = new Api(agent, routes);
    AdminSettings admin =
        new AdminSettings(
            Path.of("none"),
            Optional.empty(),
            Optional.of(new HostPort("127.0.0.1", 0)),
            tls,
            hosts);
    server = TcpServer.start(api, new EventLog(agent), access, admin, notices::add).orElseThrow();
  }

  public int port() {
    return server.port();
  }

  String origin() {
    return "http://127.0.0.1:" + port();
  }

  public String secret(String name, Role role, String... scopes) throws StoreException {
    return tokens.create("alice", new Wish(name, role, List.of(scopes), Optional.empty())).secret();
  }

  Talk.Ask ask(String method, String path) {
    return Talk.ask(port(), method, path);
  }

  @Override
  public void close() {
    server.close();
  }
}
