// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.http.route.Cookies;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.server.Door;
import io.wayout.app.token.Caller;
import io.wayout.app.token.Role;
import io.wayout.app.token.Sessions;
import io.wayout.app.token.Sessions.Session;
import io.wayout.app.token.Token;
import io.wayout.app.token.Tokens;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Lets in who shows a token or the page's cookie. Thread-safe.
final class TcpDoor implements Door {
  private static final String BEARER = "bearer ";

  private final Tokens tokens;
  private final Sessions sessions;
  private final Guards guards;
  private final Hosts hosts;
  private final String cookie;

  /// @param access what callers are known by
  /// @param names by which this server may be called, besides its address
  TcpDoor(Access access, Supplier<Set<String>> names) {
    this.tokens = access.tokens();
    this.sessions = access.sessions();
    this.guards = access.guards();
    this.hosts = new Hosts(names);
    this.cookie = access.cookie();
  }

  @Override
  public void greet(Request request) throws Problem.Stop {
    Optional<Duration> wait = guards.address(peer(request));
    if (wait.isPresent()) {
      throw Problem.tooMany("too many requests from your address", wait.get()).stop();
    }
    if (!hosts.allow(header(request, HttpHeader.HOST.asString()), local(request))) {
      throw Problem.of(
              421,
              "FOREIGN_HOST",
              "this server does not answer to that name",
              "use its address, or add the name to agent.admin.hosts")
          .stop();
    }
    if (!isRead(request)) {
      requireOwnPage(request);
    }
  }

  @Override
  public Admission admit(Request request, Route route) throws Problem.Stop {
    String peer = peer(request);
    if (route.role() == Role.ANYONE) {
      return new Admission(Caller.unknown(), peer, () -> true);
    }
    String shown = header(request, HttpHeader.AUTHORIZATION.asString());
    Admission admission = shown.isEmpty() ? signedIn(request, peer) : bearer(shown, peer);
    Optional<Duration> wait = guards.caller(admission.caller().actor());
    if (wait.isPresent()) {
      throw Problem.tooMany("too many requests with this token", wait.get()).stop();
    }
    return admission;
  }

  private Admission bearer(String shown, String peer) throws Problem.Stop {
    boolean isBearer = shown.toLowerCase(Locale.ROOT).startsWith(BEARER);
    String secret = isBearer ? shown.substring(BEARER.length()).strip() : "";
    Token token = tokens.authenticate(secret).orElse(null);
    if (token == null) {
      throw refused(peer);
    }
    Caller caller = token.caller(Caller.Door.TOKEN);
    return new Admission(caller, peer, () -> tokens.authenticate(secret).isPresent());
  }

  private Admission signedIn(Request request, String peer) throws Problem.Stop {
    String cookies = header(request, HttpHeader.COOKIE.asString());
    String value = Cookies.find(cookies, cookie).orElse("");
    if (value.isEmpty()) {
      throw Problem.unauthorized().stop();
    }
    Session session = sessions.find(value).orElse(null);
    if (session == null) {
      throw refused(peer);
    }
    requireOwnPage(request);
    if (!isRead(request) && !session.isCsrf(header(request, "Wayout-Csrf"))) {
      throw Problem.of(
              403,
              "CSRF",
              "this came without the page's own proof",
              "send what GET /api/v1/session gives, in the header Wayout-Csrf")
          .stop();
    }
    return new Admission(session.caller(), peer, () -> sessions.find(value).isPresent());
  }

  private Problem.Stop refused(String peer) {
    return guards
        .failed(peer)
        .map(wait -> Problem.tooMany("too many failed attempts from your address", wait))
        .orElseGet(Problem::unauthorized)
        .stop();
  }

  /// Browsers say which page a request comes from, and of what kind (Fetch §3.2, Fetch Metadata).
  private static void requireOwnPage(Request request) throws Problem.Stop {
    String host = header(request, HttpHeader.HOST.asString());
    String origin = header(request, HttpHeader.ORIGIN.asString());
    String site = header(request, "Sec-Fetch-Site");
    boolean isOwn = origin.isEmpty() || Hosts.isOwn(origin, host);
    boolean isOwnSite = site.isEmpty() || site.equals("same-origin") || site.equals("none");
    if (!isOwn || !isOwnSite) {
      throw Problem.of(
              403, "FOREIGN_ORIGIN", "a page of another origin asks", "open the agent's own page")
          .stop();
    }
  }

  private static boolean isRead(Request request) {
    return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
  }

  private static String header(Request request, String name) {
    @Nullable String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  private static String peer(Request request) {
    return Peers.name(address(request.getConnectionMetaData().getRemoteSocketAddress()));
  }

  private static InetAddress local(Request request) {
    return address(request.getConnectionMetaData().getLocalSocketAddress());
  }

  private static InetAddress address(Object socket) {
    return socket instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress()
        : InetAddress.ofLiteral("0.0.0.0");
  }
}
