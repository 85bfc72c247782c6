// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.core.model.Notice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpServerTest {
  private static final String STATUS = "/api/v1/status";
  private static final String FREEZE = "/api/v1/freeze";
  private TcpWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new TcpWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void goodToken_getsInAndTheJournalKnowsItsName() throws Exception {
    String secret = world.secret("pager", Role.OPERATOR);

    Talk status = world.ask("GET", STATUS).token(secret).go();
    Talk frozen = world.ask("POST", FREEZE).token(secret).body(freeze()).go();

    assertThat(status.json().list("domains")).hasSize(3);
    assertThat(frozen.status()).isEqualTo(200);
    assertThat(world.agent.actors()).containsExactly("token pager");
    assertThat(status.headers())
        .containsAllEntriesOf(
            Map.of(
                "cache-control", "no-store",
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "content-security-policy", "default-src 'none'; frame-ancestors 'none'"));
  }

  @Test
  void whoIsNotGood_learnsNothing() throws Exception {
    String secret = world.secret("gone", Role.ADMIN);
    world.tokens.revoke("alice", "gone");

    Talk none = world.ask("GET", STATUS).go();
    Talk wrong = world.ask("GET", STATUS).token("wayout_guess").go();
    Talk revoked = world.ask("GET", STATUS).token(secret).go();
    Talk basic = world.ask("GET", STATUS).with("Authorization", "Basic eDp5").go();

    assertThat(none.problem()).isEqualTo("401 UNAUTHORIZED");
    assertThat(none.headers()).containsEntry("www-authenticate", "Bearer realm=\"wayout\"");
    assertThat(List.of(wrong, revoked, basic)).containsOnly(none);
    assertThat(none.body()).doesNotContain("revoked", "gone");
  }

  @Test
  void lowRole_isRefused() throws Exception {
    String viewer = world.secret("eyes", Role.VIEWER);
    String operator = world.secret("hands", Role.OPERATOR);

    assertThat(world.ask("POST", FREEZE).token(viewer).body(freeze()).go().problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(world.ask("GET", "/api/v1/tokens").token(operator).go().problem())
        .isEqualTo("403 FORBIDDEN");
    Json.Builder url = Json.object().put("url", "http://169.254.169.254/");
    assertThat(world.ask("POST", "/api/v1/check").token(operator).body(url).go().problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(world.agent.actors()).isEmpty();
  }

  @Test
  void narrowedToken_opensItsScopeAlone() throws Exception {
    String scrape = world.secret("prometheus", Role.VIEWER, "metrics");

    assertThat(world.ask("GET", "/metrics").token(scrape).go().body()).isEqualTo("up 1\n");
    assertThat(world.ask("GET", STATUS).token(scrape).go().problem()).isEqualTo("403 FORBIDDEN");
    assertThat(world.ask("GET", "/metrics").go().problem()).isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void tooManyFailures_areSlowedDownButLockNobodyOut() throws Exception {
    String secret = world.secret("pager", Role.VIEWER);
    for (int i = 0; i < 10; i++) {
      world.ask("GET", STATUS).token("wayout_guess" + i).go();
    }

    Talk slowed = world.ask("GET", STATUS).token("wayout_guess").go();

    assertThat(slowed.problem()).isEqualTo("429 TOO_MANY");
    assertThat(slowed.headers()).containsEntry("retry-after", "6");
    assertThat(world.ask("GET", STATUS).token(secret).go().status()).isEqualTo(200);
    assertThat(world.notices)
        .extracting(Notice::code)
        .containsExactly(Notice.Code.TOKEN_CREATED, Notice.Code.ACCESS_DENIED);
  }

  @Test
  void greedyToken_waits() throws Exception {
    String secret = world.secret("greedy", Role.VIEWER);
    try (Socket socket = world.ask("GET", "/api/v1/version").token(secret).send()) {
      byte[] again =
          world.ask("GET", "/api/v1/version").token(secret).text().getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 220; i++) {
        socket.getOutputStream().write(again);
      }
      Talk.Ask last = world.ask("GET", "/api/v1/version").token(secret).with("Connection", "close");
      socket.getOutputStream().write(last.text().getBytes(StandardCharsets.UTF_8));
      byte[] answers = socket.getInputStream().readAllBytes();
      assertThat(new String(answers, StandardCharsets.UTF_8)).contains(" 429 ", "Retry-After: 1");
    }
  }

  @Test
  void oneAddress_cannotTakeEveryConnection() throws Exception {
    String secret = world.secret("pager", Role.VIEWER);
    InetAddress greedy = InetAddress.ofLiteral("127.0.0.2");
    InetAddress here = InetAddress.getLoopbackAddress();
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 65; i++) {
        silent.add(new Socket(here, world.port(), greedy, 0));
      }
      Awaitility.await("one too many").until(() -> silent.stream().anyMatch(this::isCut));
      assertThat(world.ask("GET", STATUS).token(secret).go().status()).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /// Whichever the server heard of last.
  private boolean isCut(Socket socket) {
    try {
      socket.setSoTimeout(20);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void foreignHost_isMisdirected() throws Exception {
    String secret = world.secret("pager", Role.VIEWER);

    for (String host : List.of("evil.example", "169.254.169.254", "[::1]", "127.0.0.1.evil")) {
      assertThat(world.ask("GET", STATUS).token(secret).with("Host", host).go().problem())
          .as(host)
          .isEqualTo("421 FOREIGN_HOST");
    }
    String own = "localhost:" + world.port();
    assertThat(world.ask("GET", STATUS).token(secret).with("Host", own).go().status())
        .isEqualTo(200);
  }

  @Test
  void foreignOrigin_givesNoOrder() throws Exception {
    String secret = world.secret("pager", Role.OPERATOR);

    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
      Talk.Ask ask = world.ask("POST", FREEZE).token(secret).with("Origin", origin);
      assertThat(ask.body(freeze()).go().problem()).isEqualTo("403 FOREIGN_ORIGIN");
    }
    Talk.Ask own = world.ask("POST", FREEZE).token(secret).with("Origin", world.origin());
    assertThat(own.body(freeze()).go().status()).isEqualTo(200);
  }

  @Test
  void session_isBoundToItsPage() throws Exception {
    String secret = world.secret("desk", Role.OPERATOR);
    Talk in = world.ask("POST", "/api/v1/session").body(Json.object().put("token", secret)).go();
    String set = in.headers().get("set-cookie");
    String cookie = set.substring(0, set.indexOf(';'));

    assertThat(set).startsWith("wayout=").contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(world.ask("GET", STATUS).with("Cookie", cookie).go().status()).isEqualTo(200);
    Talk shown = world.ask("GET", "/api/v1/session").with("Cookie", cookie).go();
    String csrf = shown.json().text("csrf");
    assertThat(shown.json().text("actor")).isEqualTo("token desk");
    assertThat(world.ask("POST", FREEZE).with("Cookie", cookie).body(freeze()).go().problem())
        .isEqualTo("403 CSRF");
    Talk.Ask foreign = world.ask("GET", STATUS).with("Cookie", cookie);
    assertThat(foreign.with("Origin", "http://127.0.0.1:1").go().problem())
        .isEqualTo("403 FOREIGN_ORIGIN");
    Talk.Ask sameSite = world.ask("GET", STATUS).with("Cookie", cookie);
    assertThat(sameSite.with("Sec-Fetch-Site", "same-site").go().problem())
        .isEqualTo("403 FOREIGN_ORIGIN");
    Talk.Ask order = world.ask("POST", FREEZE).with("Cookie", cookie).with("Wayout-Csrf", csrf);
    assertThat(order.body(freeze()).go().status()).isEqualTo(200);
    Talk.Ask out = world.ask("DELETE", "/api/v1/session").with("Cookie", cookie);
    assertThat(out.with("Wayout-Csrf", csrf).go().status()).isEqualTo(204);
    assertThat(world.ask("GET", STATUS).with("Cookie", cookie).go().problem())
        .isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void code_signsInOnce() throws Exception {
    Json.Builder code = Json.object().put("code", world.sessions.code("alice", Role.ADMIN));

    Talk first = world.ask("POST", "/api/v1/session").body(code).go();
    Talk second = world.ask("POST", "/api/v1/session").body(code).go();

    assertThat(first.json().text("actor")).isEqualTo("alice (page)");
    assertThat(second.problem()).isEqualTo("401 UNAUTHORIZED");
    String admin = world.secret("root", Role.ADMIN);
    assertThat(world.ask("POST", "/api/v1/session/code").token(admin).go().problem())
        .isEqualTo("403 SOCKET_ONLY");
  }

  @Test
  void page_isOpenToAll() throws Exception {
    Talk page = world.ask("GET", "/").go();

    assertThat(page.body()).isEqualTo("<p>");
    assertThat(page.headers()).containsEntry("content-type", "text/html");
  }

  @Test
  void method_isAnsweredByTheBook() throws Exception {
    String secret = world.secret("pager", Role.VIEWER);

    Talk head = world.ask("HEAD", STATUS).token(secret).go();
    Talk options = world.ask("OPTIONS", STATUS).go();
    Talk wrong = world.ask("PATCH", STATUS).token(secret).go();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.headers()).containsEntry("allow", "GET, HEAD, OPTIONS");
    assertThat(wrong.problem()).isEqualTo("405 METHOD_NOT_ALLOWED");
    assertThat(wrong.headers()).containsEntry("allow", "GET, HEAD, OPTIONS");
    assertThat(world.ask("GET", "/nowhere").token(secret).go().problem())
        .isEqualTo("404 UNKNOWN_PATH");
  }

  @Test
  void stream_goesOnWhereItBroke() throws Exception {
    String secret = world.secret("eyes", Role.VIEWER);
    String id;
    try (BufferedReader first = listen(secret, Optional.empty())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            world.agent.tell(notice("one"));
            return first.ready() && lineWith(first, "id: ").isPresent();
          });
      world.agent.tell(notice("last seen"));
      id = idOf(first, "last seen");
    }
    world.agent.tell(notice("missed"));

    try (BufferedReader second = listen(secret, Optional.of(id))) {
      assertThat(lineWith(second, "data: ").orElse("")).contains("missed");
    }
    try (BufferedReader lost = listen(secret, Optional.of("other-7"))) {
      assertThat(lineWith(lost, "event: ")).contains("event: lagging");
    }
  }

  @Test
  void tokensEnd_endsItsStream() throws Exception {
    String secret = world.secret("eyes", Role.VIEWER);
    try (BufferedReader stream = listen(secret, Optional.empty())) {
      world.tokens.revoke("alice", "eyes");
      world.agent.tell(notice("after"));
      assertThat(stream.lines().toList()).isNotNull();
    }
  }

  @Test
  void fifthStreamOfOneToken_isRefused() throws Exception {
    String secret = world.secret("eyes", Role.VIEWER);
    try (var _ = listen(secret, Optional.empty());
        var _ = listen(secret, Optional.empty());
        var _ = listen(secret, Optional.empty());
        var _ = listen(secret, Optional.empty())) {
      assertThat(world.ask("GET", "/api/v1/events").token(secret).go().problem())
          .isEqualTo("503 BUSY");
    }
  }

  private BufferedReader listen(String secret, Optional<String> seen) throws IOException {
    Talk.Ask ask = world.ask("GET", "/api/v1/events").token(secret).with("Connection", "close");
    seen.ifPresent(id -> ask.with("Last-Event-ID", id));
    Socket socket = ask.send();
    var reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lineWith(reader, ": connected")).isPresent();
    return reader;
  }

  private static String idOf(BufferedReader stream, String text) throws IOException {
    String id = "";
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      id = line.startsWith("id: ") ? line.substring(4) : id;
      if (line.contains(text)) {
        return id;
      }
    }
    return "";
  }

  private static Optional<String> lineWith(BufferedReader stream, String start) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith(start)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static Notice notice(String text) {
    return new Notice(
        Notice.Code.ALL_DOWN,
        Notice.Level.ALARM,
        Optional.empty(),
        Optional.empty(),
        text,
        Map.of());
  }

  private static Json.Builder freeze() {
    return Json.object().put("all", true).put("reason", "test");
  }
}
