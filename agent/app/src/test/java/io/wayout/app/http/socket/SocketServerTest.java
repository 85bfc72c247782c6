// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wayout.app.cli.client.SocketClient;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.http.Api;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.json.Json;
import io.wayout.core.model.Notice;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketServerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final FakeAgentPort agent = new FakeAgentPort();

  @Test
  void request_goesThereAndBack() throws Exception {
    try (var _ = start()) {
      assertThat(client(Optional.empty()).get("/status").body().list("domains")).hasSize(3);
      assertThat(client(Optional.empty()).get("/domains/no%2Fsuch%23name").status()).isEqualTo(400);
    }
  }

  @Test
  void socket_hasItsModeAndNothingElseIsLeft() throws Exception {
    try (var _ = start()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
          .isEqualTo("rw-rw----");
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(socket());
      }
    }
    assertThat(socket()).doesNotExist();
  }

  @Test
  void actor_isWhoTheKernelSays() throws Exception {
    try (var _ = start()) {
      client(Optional.of("alice")).post("/reload", Json.object().build());
    }
    String user = System.getProperty("user.name");
    assertThat(agent.actors()).containsExactly(user.equals("root") ? "root (for alice)" : user);
  }

  @Test
  void onlyRoot_speaksForOthers() {
    assertThat(Peer.actor("root", "alice")).isEqualTo("root (for alice)");
    assertThat(Peer.actor("root", "alice\nbob")).isEqualTo("root");
    assertThat(Peer.actor("mallory", "alice")).isEqualTo("mallory");
    assertThat(Peer.actor("1042", null)).isEqualTo("uid 1042");
  }

  @Test
  void staleSocket_isReplaced() throws Exception {
    try (var abandoned = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      abandoned.bind(UnixDomainSocketAddress.of(socket()));
    }
    assertThat(socket()).exists();

    try (var _ = start()) {
      assertThat(client(Optional.empty()).get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void secondAgent_isRefused() throws Exception {
    try (var _ = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another agent answers at");
      assertThat(client(Optional.empty()).get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void ordinaryFile_isNeverRemoved() throws Exception {
    Files.writeString(socket(), "precious");

    assertThatThrownBy(this::start).hasMessageContaining("is no socket");
    assertThat(socket()).hasContent("precious");
  }

  @Test
  void unknownGroup_isRefusedWithItsName() {
    assertThatThrownBy(() ->
            SocketServer.start(
                new Api(agent), new EventLog(agent), socket(), Optional.of("no-such-group")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-group");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void hugeBody_isCutOff() throws Exception {
    try (var _ = start()) {
      String answer =
          raw("POST /api/v1/plan HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n{");
      assertThat(answer).contains(" 413 ").contains("application/problem+json");
    }
  }

  @Test
  void garbage_isRefused() throws Exception {
    try (var _ = start()) {
      String body = "{\"a\":1,\"a\":2}";
      assertThat(
              raw(
                  "POST /api/v1/plan HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + "Content-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body))
          .contains(" 400 ")
          .contains("BAD_REQUEST");
      assertThat(raw("\u0000\u0001\u0002\r\n\r\n")).contains(" 400 ");
    }
  }

  @Test
  void silentClients_leaveRoomForOthers() throws Exception {
    List<SocketChannel> silent = new CopyOnWriteArrayList<>();
    try (var _ = start()) {
      for (int i = 0; i < 40; i++) {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        channel.write(bytes("POST /api/v1/plan HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"));
        silent.add(channel);
      }
      assertThat(client(Optional.empty()).get("/health").status()).isEqualTo(200);
    } finally {
      for (SocketChannel channel : silent) {
        channel.close();
      }
    }
  }

  @Test
  void notice_reachesWhoeverListens() throws Exception {
    List<Json> heard = new CopyOnWriteArrayList<>();
    Notice notice =
        new Notice(
            Notice.Code.ALL_DOWN,
            Notice.Level.ALARM,
            Optional.empty(),
            Optional.empty(),
            "everything is down\nreally",
            Map.of("count", "3"));
    try (var server = start()) {
      Thread listener = Thread.ofVirtual().start(() -> listen(heard));
      await()
          .atMost(DEADLINE)
          .until(() -> {
            agent.tell(notice);
            return !heard.isEmpty();
          });
      assertThat(heard.getFirst().text("code")).isEqualTo("ALL_DOWN");
      assertThat(heard.getFirst().text("text")).isEqualTo("everything is down\nreally");
      server.close();
      assertThat(listener.join(DEADLINE)).isTrue();
    }
  }

  @Test
  void noAgent_isSaidSo() {
    assertThatThrownBy(() -> client(Optional.empty()).get("/status"))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("there is no agent at " + socket());
  }

  @Test
  void agentThatHangs_isGivenUp() throws Exception {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket()));
      SocketClient client = new SocketClient(socket(), Duration.ofMillis(200), Optional.empty());

      assertThatThrownBy(() -> client.get("/status"))
          .isInstanceOf(Stop.class)
          .hasMessageContaining("gave no whole answer");
    }
  }

  private void listen(List<Json> heard) {
    try {
      client(Optional.empty()).events(heard::add);
    } catch (Stop ended) {
      heard.add(Json.of(String.valueOf(ended.getMessage())));
    }
  }

  private SocketServer start() throws IOException {
    return SocketServer.start(new Api(agent), new EventLog(agent), socket(), Optional.empty());
  }

  private SocketClient client(Optional<String> behalf) {
    return new SocketClient(socket(), DEADLINE, behalf);
  }

  private Path socket() {
    return folder.resolve("admin.sock");
  }

  private String raw(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      channel.write(bytes(request));
      byte[] answer = Channels.newInputStream(channel).readNBytes(2_000);
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
