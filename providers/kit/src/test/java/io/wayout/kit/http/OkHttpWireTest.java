// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpWireTest {
  private static final long BYTES_MAX = 1_000;
  private static final Wire WIRE = new OkHttpWire(Duration.ofSeconds(5), BYTES_MAX);
  private static final Wire HASTY = new OkHttpWire(Duration.ofSeconds(2), BYTES_MAX);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void plainExchange_sendsExactlyWhatTheAdapterSays() throws IOException {
    String answer =
        "HTTP/1.1 422 Nope\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 3\r\n\r\n\u00c3\u00a4\u00ff";
    try (RawServer server = RawServer.answering(answer)) {
      Request request =
          new Request("PATCH", server.uri("/a?b=c."), Map.of("X-API-Key", "k"), "{\"ä\":1}");

      assertThat(WIRE.exchange(request))
          .isEqualTo(
              new Answered(
                  422,
                  Map.of("x-a", List.of("1", "2"), "content-length", List.of("3")),
                  "ä\ufffd"));
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("PATCH /a?b=c. HTTP/1.1\r\n")
          .contains("X-API-Key: k\r\n", "Content-Length: 8\r\n", "Connection: close\r\n")
          .doesNotContain("Content-Type", "gzip")
          .endsWith("\r\n\r\n{\"ä\":1}");
    }
  }

  @Test
  void p01_nobodyListens_isNotSent() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }

    assertThat(WIRE.exchange(get(URI.create("http://127.0.0.1:" + port + "/"))))
        .isInstanceOf(NotSent.class);
  }

  @Test
  void p03_hostThatDoesNotResolve_isNotSent() {
    assertThat(WIRE.exchange(get(URI.create("http://nowhere.invalid/x"))))
        .isEqualTo(
            new NotSent("GET http://nowhere.invalid/x: the host nowhere.invalid does not resolve"));
  }

  @Test
  void n11_firstAddressRefuses_nextOneIsTried() throws IOException {
    try (RawServer server = RawServer.answering(OK)) {
      HostLookup two =
          _ -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
      Wire wire = new OkHttpWire(Duration.ofSeconds(5), BYTES_MAX, two);
      URI uri = URI.create("http://api.vendor.example:" + server.port() + "/x");

      assertThat(wire.exchange(new Request("PATCH", uri, Map.of(), "{}")))
          .isInstanceOf(Answered.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void hostHasNoAddress_isNotSent() {
    Wire wire = new OkHttpWire(Duration.ofSeconds(5), BYTES_MAX, _ -> List.of());

    assertThat(wire.exchange(get(URI.create("http://api.vendor.example/"))))
        .isInstanceOf(NotSent.class);
  }

  @Test
  void acceptedAndThenSilence_isLost() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = RawServer.serving(_ -> await(end))) {
      assertThat(HASTY.exchange(patch(server)))
          .isEqualTo(lost(server, "no complete answer in time"));
      assertThat(server.requests()).hasSize(1);
    } finally {
      end.countDown();
    }
  }

  @Test
  void drippingBody_isLostAtTheTotalDeadline() throws IOException {
    try (RawServer server =
        RawServer.serving(socket -> {
          RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
          RawServer.writeForEver(socket, ".", 20);
        })) {
      assertThat(HASTY.exchange(patch(server)))
          .isEqualTo(lost(server, "no complete answer in time"));
    }
  }

  @Test
  void p19_drippingHeaders_areLostAtTheTotalDeadline() throws IOException {
    try (RawServer server =
        RawServer.serving(socket -> {
          RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
          RawServer.writeForEver(socket, "X-Drip: 1\r\n", 20);
        })) {
      assertThat(HASTY.exchange(patch(server)))
          .isEqualTo(lost(server, "no complete answer in time"));
    }
  }

  @Test
  void answerAtTheCap_isComplete() throws IOException {
    String body = "x".repeat((int) BYTES_MAX);
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + body)) {
      assertThat(WIRE.exchange(patch(server))).isEqualTo(new Answered(200, Map.of(), body));
    }
  }

  @Test
  void answerBeyondTheCap_isLost() throws IOException {
    String body = "x".repeat((int) BYTES_MAX + 1);
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + body)) {
      assertThat(WIRE.exchange(patch(server)))
          .isEqualTo(lost(server, "the answer is longer than 1000 bytes"));
    }
  }

  @Test
  void hangUpInTheBody_isLost() throws IOException {
    try (RawServer server =
        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
      assertThat(WIRE.exchange(patch(server))).isInstanceOf(Lost.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 abc\r\n\r\n"})
  void garbageInsteadOfHttp_isLostAndAskedOnce(String garbage) throws IOException {
    try (RawServer server = RawServer.answering(garbage)) {
      assertThat(WIRE.exchange(patch(server))).isInstanceOf(Lost.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void p20_redirect_isNotFollowed(int status) throws IOException {
    try (RawServer other = RawServer.answering(OK);
        RawServer server =
            RawServer.answering(
                "HTTP/1.1 %d Go\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status, other.uri("/")))) {
      assertThat(((Answered) WIRE.exchange(patch(server))).status()).isEqualTo(status);
      assertThat(other.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 421, 503})
  void answerThatInvitesARepetition_isNotRepeated(int status) throws IOException {
    String answer =
        "HTTP/1.1 %d Later\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n".formatted(status);
    try (RawServer server = RawServer.answering(answer)) {
      Answered answered = (Answered) WIRE.exchange(patch(server));

      assertThat(answered.status()).isEqualTo(status);
      assertThat(answered.header("Retry-After")).contains("0");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void manyExchanges_eachHaveTheirOwnConnection() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";
    try (RawServer server =
        RawServer.serving(socket -> {
          RawServer.write(socket, answer);
          socket.getInputStream().read();
        })) {
      for (int i = 0; i < 3; i++) {
        assertThat(WIRE.exchange(patch(server))).isInstanceOf(Answered.class);
      }
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void secretWithALineBreak_isNotSentAndNotShown() {
    Request request =
        new Request("GET", URI.create("http://127.0.0.1:1/"), Map.of("X-API-Key", "hush\n"), "");

    Answer answer = WIRE.exchange(request);

    assertThat(answer).isInstanceOf(NotSent.class);
    assertThat(answer.toString()).contains("X-API-Key").doesNotContain("hush");
  }

  @Test
  void addressThatIsNoHttp_isNotSent() {
    assertThat(WIRE.exchange(get(URI.create("ftp://127.0.0.1/x"))))
        .isEqualTo(new NotSent("no HTTP request can be made of GET ftp://127.0.0.1/x"));
  }

  @Test
  void budgetOfSeveralExchanges_isSharedByThem() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = RawServer.serving(_ -> await(end))) {
      Wire within = WIRE.within(Duration.ofMillis(1_500));

      assertThat(within.exchange(patch(server))).isInstanceOf(Lost.class);
      assertThat(within.exchange(patch(server)))
          .isEqualTo(new NotSent("PATCH " + server.uri("/x") + ": no complete answer in time"));
      assertThat(within.within(Duration.ofSeconds(5)).exchange(patch(server)))
          .isInstanceOf(NotSent.class);
      assertThat(server.requests()).hasSize(1);
    } finally {
      end.countDown();
    }
  }

  private static Request get(URI uri) {
    return Request.get(uri, Map.of());
  }

  private static Request patch(RawServer server) {
    return new Request("PATCH", server.uri("/x"), Map.of(), "{}");
  }

  private static Lost lost(RawServer server, String why) {
    return new Lost("PATCH " + server.uri("/x") + ": " + why);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
