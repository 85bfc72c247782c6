// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.breakglass.KitRoutes;
import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.Config;
import io.wayout.app.drill.ScenarioRoutes;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.Api;
import io.wayout.app.http.law.Repeats;
import io.wayout.app.http.page.Page;
import io.wayout.app.http.page.PageRoutes;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.socket.SocketServer;
import io.wayout.app.http.tcp.Access;
import io.wayout.app.http.tcp.Guards;
import io.wayout.app.http.tcp.TcpServer;
import io.wayout.app.http.token.SessionRoutes;
import io.wayout.app.http.token.TokenRoutes;
import io.wayout.app.token.DeskShelf;
import io.wayout.app.token.Secrets;
import io.wayout.app.token.Sessions;
import io.wayout.app.token.Tokens;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.provider.ProviderFactory;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.Part;
import io.wayout.store.sqlite.desk.RepeatRows;
import io.wayout.store.sqlite.desk.RunRows;
import io.wayout.store.sqlite.desk.TokenRows;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// What people and programs reach a running agent by, and what they leave with it. None of it is
/// needed for a move, and none can hold one up (law 11).
final class Faces implements AutoCloseable {
  private final Desk desk;
  private final EventLog events;
  private final Observers observers;
  private final RunbookFace runbooks;
  private final SocketServer socket;
  private final Optional<TcpServer> tcp;

  private Faces(
      Desk desk, Workers workers, EventLog events, SocketServer socket, Optional<TcpServer> tcp) {
    this.desk = desk;
    this.observers = workers.observers();
    this.runbooks = workers.runbooks();
    this.events = events;
    this.socket = socket;
    this.tcp = tcp;
  }

  /// Those who do something of their own.
  private record Workers(Observers observers, RunbookFace runbooks) {}

  /// @throws IOException if the API's socket can't be had
  /// @throws StoreException if not even a desk in memory can be had
  static Faces open(
      RunbookFace.Tools tools, Observers observers, Map<String, ProviderFactory> providers)
      throws IOException, StoreException {
    Config config = tools.config().get();
    AgentPort agent = tools.agent();
    NoticeListener listener = tools.notices();
    List<Part> parts =
        Stream.concat(
                Stream.of(RepeatRows.PART, TokenRows.PART, RunRows.PART),
                observers.parts().stream())
            .toList();
    Desk desk = desk(config, agent, listener, parts);
    observers.start(desk, config, listener);
    AdminSettings admin = config.agent().admin();
    Access access = access(desk, agent, listener, admin.tls().isPresent());
    RunbookFace runbooks = RunbookFace.open(tools, desk);
    AtomicReference<Optional<String>> page = new AtomicReference<>(Optional.empty());
    List<Route> routes =
        Stream.of(
                new TokenRoutes(agent, access.tokens()).routes(),
                new SessionRoutes(access, page::get).routes(),
                observers.routes(agent),
                runbooks.routes(),
                new KitRoutes(config.agent().state(), providers).routes(),
                new PageRoutes(Page.load()).routes(),
                new ScenarioRoutes().routes())
            .flatMap(List::stream)
            .toList();
    Repeats repeats = new Repeats(Optional.of(new RepeatRows(desk)), agent::now, listener);
    Api api = new Api(agent, routes, repeats);
    EventLog events = new EventLog(agent);
    SocketServer socket = SocketServer.start(api, events, admin.socket(), admin.group());
    Optional<TcpServer> tcp = tcp(api, events, access, admin, listener);
    tcp.ifPresent(server -> page.set(Optional.of(server.url(admin))));
    return new Faces(desk, new Workers(observers, runbooks), events, socket, tcp);
  }

  /// Who guards domains does not stay away because a port is taken.
  private static Optional<TcpServer> tcp(
      Api api, EventLog events, Access access, AdminSettings admin, NoticeListener listener) {
    try {
      return TcpServer.start(api, events, access, admin, listener);
    } catch (IOException taken) {
      tell(listener, Code.LISTEN_FAILED, taken.getMessage() + "; the socket works");
      return Optional.empty();
    }
  }

  /// What else is wrong today.
  List<Finding> concerns() {
    return runbooks.findings();
  }

  @Override
  public void close() throws IOException {
    tcp.ifPresent(TcpServer::close);
    socket.close();
    events.close();
    runbooks.close();
    observers.close();
    desk.close();
  }

  private static Access access(Desk desk, AgentPort agent, NoticeListener listener, boolean isTls)
      throws StoreException {
    Secrets secrets = new Secrets(new SecureRandom()::nextBytes);
    Tokens tokens = Tokens.open(new DeskShelf(new TokenRows(desk)), secrets, agent::now, listener);
    return new Access(
        tokens,
        new Sessions(tokens, secrets, agent::now),
        new Guards(agent::now, listener),
        Access.cookie(isTls));
  }

  /// A desk that can't be kept on disk is told, and forgotten at the end of this run.
  private static Desk desk(
      Config config, AgentPort agent, NoticeListener listener, List<Part> parts)
      throws StoreException {
    try {
      Desk desk = Desk.open(config.agent().state(), parts, agent.now());
      desk.loss().ifPresent(lost -> tell(listener, Code.DESK_FAILED, lost));
      return desk;
    } catch (StoreException failed) {
      tell(
          listener,
          Code.DESK_FAILED,
          failed.getMessage() + "; tokens, messages and runs are kept in memory until a restart");
      return Desk.inMemory(parts);
    }
  }

  private static void tell(NoticeListener listener, Code code, String text) {
    listener.notice(
        new Notice(code, Level.ALARM, Optional.empty(), Optional.empty(), text, Map.of()));
  }
}
