// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wayout.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The metadata service of a vendor's host, on loopback, as strict as the real ones: a session
/// token first where there are some, `GET` alone after that, and no proxy on the way. It knows two
/// roles: the host's own, and one whose keys the vendor does not know.
///
/// Thread-safe.
public final class FakeMetadata implements AutoCloseable {
  /// The host's role.
  public static final String ROLE = "wayout-role";

  /// A role whose keys are worth nothing.
  public static final String STRANGER = "stranger";

  /// The longest life of a session token, in seconds.
  private static final int SESSION_MAX = 21_600;

  private static final Duration LIFE = Duration.ofHours(6);

  /// Words the keys of a role.
  @FunctionalInterface
  public interface Keys {
    /// @param areRight false for keys that the vendor does not know
    Map<String, Object> of(boolean areRight, Instant until);
  }

  /// How a vendor's service is asked.
  ///
  /// @param session the prefix of the headers of session tokens, e.g. `x-aws-ec2-metadata-token`;
  ///   empty where there are none
  /// @param roles the path below which roles are, with a slash at its end; without one, the path of
  ///   the keys themselves
  /// @param sessionPath where session tokens are got
  public record Manner(String session, String roles, String sessionPath, Keys keys) {
    /// The usual place of session tokens.
    public Manner(String session, String roles, Keys keys) {
      this(session, roles, "/latest/api/token", keys);
    }
  }

  private final Manner manner;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
  private volatile boolean isBroken;
  private volatile boolean isStrange;

  /// Answers at once.
  public FakeMetadata(Manner manner) {
    this.manner = manner;
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      this.server = HttpServer.create(free, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Everything that was asked so far, oldest first.
  public List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  /// From now on the host's own role is one that the vendor does not know.
  public void estrange() {
    isStrange = true;
  }

  /// From now on nothing is lent.
  public void breakDown() {
    isBroken = true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeRequest request = FakeRequest.of(exchange);
      requests.add(request);
      FakeAnswer answer = isBroken ? status(500) : answer(request);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private FakeAnswer answer(FakeRequest request) {
    boolean isFromAfar =
        List.of("x-forwarded-for", "forwarded", "via").stream()
            .anyMatch(name -> !request.header(name).isEmpty());
    if (isFromAfar) {
      return status(403);
    }
    boolean hasSessions = !manner.session().isEmpty();
    if (hasSessions && request.path().equals(manner.sessionPath())) {
      return session(request);
    }
    if (hasSessions && !sessions.contains(request.header(manner.session()))) {
      return status(401);
    }
    if (!request.method().equals("GET")) {
      return status(405);
    }
    return role(request.path());
  }

  private FakeAnswer session(FakeRequest request) {
    String seconds = request.header(manner.session() + "-ttl-seconds");
    boolean isLife = seconds.matches("[1-9]\\d{0,4}") && Integer.parseInt(seconds) <= SESSION_MAX;
    if (!request.method().equals("PUT") || !isLife) {
      return status(400);
    }
    String token = "s3ssion-" + requests.size();
    sessions.add(token);
    return FakeAnswer.of(200, "text/plain", token);
  }

  private FakeAnswer role(String path) {
    Instant until = Instant.now().plus(LIFE);
    if (path.equals(manner.roles())) {
      return path.endsWith("/")
          ? FakeAnswer.of(200, "text/plain", ROLE)
          : FakeAnswer.of(200, "text/plain", Json.render(manner.keys().of(!isStrange, until)));
    }
    if (path.equals(manner.roles() + ROLE)) {
      return FakeAnswer.of(200, "text/plain", Json.render(manner.keys().of(true, until)));
    }
    return path.equals(manner.roles() + STRANGER)
        ? FakeAnswer.of(200, "text/plain", Json.render(manner.keys().of(false, until)))
        : status(404);
  }

  private static FakeAnswer status(int status) {
    return FakeAnswer.of(status, "text/plain", "");
  }
}
