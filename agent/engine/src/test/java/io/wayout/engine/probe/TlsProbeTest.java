// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static io.wayout.engine.probe.Probing.LONG;
import static io.wayout.engine.probe.Probing.SHORT;
import static io.wayout.engine.probe.Probing.get;
import static io.wayout.engine.probe.Probing.via;
import static io.wayout.engine.probe.TestAuthority.VALID_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// TLS, spoken by the tls probe and by https.
@Timeout(60)
class TlsProbeTest {
  private static final String NAME = "www.shop.example";
  private static final Instant EXPIRED = Instant.now().minus(1, ChronoUnit.DAYS);

  private final TestAuthority authority = new TestAuthority("ours");
  private final Probing probing = new Probing().trusting(authority.trust());
  private final List<SNIServerName> asked = new CopyOnWriteArrayList<>();

  @Test
  void validCertificate_passesWithItsExpiry() {
    try (var server = server(authority, NAME, VALID_UNTIL)) {
      assertThat(probing.probeTimeless(tls(server)))
          .isEqualTo(
              new Pass(
                  Duration.ZERO,
                  "TLSv1.3 for www.shop.example at 127.0.0.1 port " + server.port(),
                  Optional.of(VALID_UNTIL)));
      await().untilAsserted(() -> assertThat(asked).containsExactly(new SNIHostName(NAME)));
    }
  }

  @Test
  void httpsViaTarget_sendsTheBusinessNameAndReportsExpiry() {
    RecordData target = RecordData.of(RecordType.CNAME, List.of("lb.cloud.example"));
    try (var server = server(authority, NAME, VALID_UNTIL)) {
      assertThat(probing.probeTimeless(via(https(server), target)))
          .isEqualTo(new Pass(Duration.ZERO, "HTTP 200 from 127.0.0.1", Optional.of(VALID_UNTIL)));
      assertThat(asked).containsExactly(new SNIHostName(NAME));
      assertThat(server.requests()).allMatch(head -> head.contains("Host: " + NAME + ":"));
    }
  }

  @Test
  void o07_expiredCertificate_fails() {
    try (var server = server(authority, NAME, EXPIRED)) {
      assertBothFail(server, "the certificate has expired");
    }
  }

  @Test
  void o08_x06_certificateForAnotherName_fails() {
    try (var server = server(authority, "lb.cloud.example", VALID_UNTIL)) {
      assertBothFail(server, "www.shop.example");
    }
  }

  @Test
  void strangersCertificate_fails() {
    try (var server = server(new TestAuthority("a stranger's"), NAME, VALID_UNTIL)) {
      assertBothFail(server, "certification path");
    }
  }

  @Test
  void oldTlsOnly_fails() {
    LoopbackServer.Handler old =
        (socket, server) -> {
          ((SSLSocket) socket).setEnabledProtocols(new String[] {"TLSv1.1"});
          ((SSLSocket) socket).startHandshake();
          server.stayOpen();
        };
    try (var server = LoopbackServer.start(authority.server(NAME, VALID_UNTIL), old)) {
      assertBothFail(server, "TLS: ");
    }
  }

  @Test
  void handshakeSilent_fails() {
    try (var server = LoopbackServer.start((_, it) -> it.stayOpen())) {
      assertThat(probing.probe(tls(server), SHORT))
          .isEqualTo(
              new Fail(
                  "timed out (0.5 s) while shaking hands with 127.0.0.1 port " + server.port()));
      assertThat(probing.probe(via(https(server), loopback()), SHORT))
          .isEqualTo(new Fail("timed out (0.5 s) while shaking hands with 127.0.0.1"));
    }
  }

  @Test
  void handshakeDrips_failsAtTheTotalDeadline() {
    LoopbackServer.Handler drip =
        (socket, server) -> {
          byte[] record = {0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xfc};
          socket.getOutputStream().write(record);
          while (!server.pause()) {
            socket.getOutputStream().write(0);
          }
        };
    try (var server = LoopbackServer.start(drip)) {
      assertThat(probing.probe(tls(server), SHORT))
          .extracting(ProbeResult::detail)
          .asString()
          .startsWith("timed out (0.5 s)");
    }
  }

  @Test
  void notTls_fails() {
    try (var server =
        LoopbackServer.start((socket, it) -> {
          socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes("US-ASCII"));
          it.stayOpen();
        })) {
      assertThat(probing.probe(tls(server), LONG)).isInstanceOf(Fail.class);
    }
  }

  @Test
  void tcpAccepted_passes() {
    try (var server = LoopbackServer.start((_, it) -> it.stayOpen())) {
      assertThat(probing.probeTimeless(new ProbeSpec.Tcp("shop.example", server.port())))
          .isEqualTo(
              new Pass(
                  Duration.ZERO, "connected to 127.0.0.1 port " + server.port(), Optional.empty()));
    }
  }

  @Test
  void tcpRefused_fails() throws IOException {
    int port = HttpProbeTest.closedPort();
    assertThat(probing.probe(new ProbeSpec.Tcp("127.0.0.1", port), LONG))
        .isEqualTo(new Fail("Connection refused while connecting to 127.0.0.1 port " + port));
  }

  private void assertBothFail(LoopbackServer server, String why) {
    assertThat(
            List.of(
                probing.probe(tls(server), LONG),
                probing.probe(via(https(server), loopback()), LONG)))
        .allSatisfy(result -> {
          assertThat(result).isInstanceOf(Fail.class);
          assertThat(result.detail()).contains(why).doesNotContain("\n");
        });
  }

  private LoopbackServer server(TestAuthority signer, String name, Instant validUntil) {
    LoopbackServer.Handler answer = LoopbackServer.answer("200 OK", "");
    return LoopbackServer.start(
        signer.server(name, validUntil),
        (socket, it) -> {
          remember(socket);
          answer.handle(socket, it);
        });
  }

  private void remember(Socket socket) throws IOException {
    SSLSocket tls = (SSLSocket) socket;
    tls.startHandshake();
    asked.addAll(((ExtendedSSLSession) tls.getSession()).getRequestedServerNames());
  }

  private static ProbeSpec tls(LoopbackServer server) {
    return new ProbeSpec.Tls("lb.cloud.example", server.port(), DnsName.of(NAME));
  }

  private static ProbeSpec.Http https(LoopbackServer server) {
    return get("https://" + NAME + ":" + server.port() + "/");
  }

  private static RecordData loopback() {
    return RecordData.of(RecordType.A, List.of("127.0.0.1"));
  }
}
