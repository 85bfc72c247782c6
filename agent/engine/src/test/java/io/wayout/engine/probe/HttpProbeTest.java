// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static io.wayout.engine.probe.Probing.LONG;
import static io.wayout.engine.probe.Probing.SHORT;
import static io.wayout.engine.probe.Probing.expecting;
import static io.wayout.engine.probe.Probing.get;
import static io.wayout.engine.probe.Probing.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Inconclusive;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import io.wayout.engine.resolve.FakeDnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpProbeTest {
  private static final Pass PASS =
      new Pass(Duration.ZERO, "HTTP 200 from 127.0.0.1", Optional.empty());
  private static final RecordData LOOPBACK = RecordData.of(RecordType.A, List.of("127.0.0.1"));

  private final Probing probing = new Probing();

  @Test
  void expectedStatus_passes() {
    try (var server = LoopbackServer.answering("200 OK", "hello")) {
      assertThat(probing.probeTimeless(get(url(server)))).isEqualTo(PASS);
    }
  }

  @Test
  void o03_otherStatus_fails() {
    try (var server = LoopbackServer.answering("503 Gone Fishing", "sorry")) {
      assertThat(probing.probeTimeless(get(url(server))))
          .isEqualTo(new Fail("HTTP 503 from 127.0.0.1, expected 200-299"));
    }
  }

  @Test
  void o14_turnedAway_isInconclusive() {
    for (String status : List.of("403 Forbidden", "429 Too Many Requests")) {
      try (var server = LoopbackServer.answering(status, "")) {
        String detail =
            "HTTP " + status.substring(0, 3) + " from 127.0.0.1: the probe was turned away";
        assertThat(probing.probeTimeless(get(url(server)))).isEqualTo(new Inconclusive(detail));
      }
    }
  }

  /// A page that a deployment forgot looks like a host whose backend is gone: it counts as a
  /// failure unless the check expects it.
  @Test
  void o13_pageGone_failsUnlessTheCheckExpectsIt() {
    try (var server = LoopbackServer.answering("404 Not Found", "")) {
      StatusRange gone = new StatusRange(404, 404);
      URI page = URI.create(url(server));
      ProbeSpec expecting =
          new ProbeSpec.Http(
              "GET", page, Map.of(), Optional.empty(), List.of(gone), Optional.empty());

      assertThat(probing.probeTimeless(get(url(server))))
          .isEqualTo(new Fail("HTTP 404 from 127.0.0.1, expected 200-299"));
      assertThat(probing.probeTimeless(expecting)).isInstanceOf(Pass.class);
    }
  }

  @Test
  void forbiddenButExpected_passes() {
    try (var server = LoopbackServer.answering("403 Forbidden", "")) {
      ProbeSpec spec =
          new ProbeSpec.Http(
              "GET",
              URI.create(url(server)),
              Map.of(),
              Optional.empty(),
              List.of(new StatusRange(403, 403)),
              Optional.empty());
      assertThat(probing.probeTimeless(spec)).isInstanceOf(Pass.class);
    }
  }

  @Test
  void redirect_isNotFollowed() {
    try (var elsewhere = LoopbackServer.answering("200 OK", "");
        var server = LoopbackServer.answering("301 Moved", "", "Location: " + url(elsewhere))) {
      assertThat(probing.probeTimeless(get(url(server))))
          .isEqualTo(new Fail("HTTP 301 from 127.0.0.1, expected 200-299"));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void askedToRetry_doesNot() {
    for (String status : List.of("408 Request Timeout", "503 Service Unavailable")) {
      try (var server = LoopbackServer.answering(status, "", "Retry-After: 0")) {
        assertThat(probing.probeTimeless(get(url(server)))).isInstanceOf(Fail.class);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void bodyMatches_passes() {
    try (var server = LoopbackServer.answering("200 OK", "status: up\n")) {
      assertThat(probing.probeTimeless(expecting(get(url(server)), "^status: (up|fine)")))
          .isEqualTo(PASS);
    }
  }

  @Test
  void o05_bodyDiffers_failsWithAShortCleanExcerpt() {
    String body = "We are\r\n\u001b[31mdown\u202e for maintenance " + "x".repeat(1_000);
    try (var server = LoopbackServer.answering("200 OK", body)) {
      assertThat(probing.probeTimeless(expecting(get(url(server)), "up")))
          .isEqualTo(
              new Fail(
                  "HTTP 200 from 127.0.0.1, but /up/ is not in the body, which begins: "
                      + "We are [31mdown for maintenance "
                      + "x".repeat(27)
                      + "…"));
    }
  }

  @Test
  void matchBeyondTheCap_isNotSeen() {
    String body = "x".repeat(256 * 1024) + "needle";
    try (var server = LoopbackServer.answering("200 OK", body)) {
      assertThat(probing.probeTimeless(expecting(get(url(server)), "needle")))
          .isInstanceOf(Fail.class);
    }
  }

  @Test
  void endlessBody_isCutAndPasses() {
    LoopbackServer.Handler endless =
        (socket, server) -> {
          server.readRequest(socket);
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes("US-ASCII"));
          byte[] block = new byte[8_192];
          while (true) {
            socket.getOutputStream().write(block);
          }
        };
    try (var server = LoopbackServer.start(endless)) {
      assertThat(probing.probeTimeless(get(url(server)))).isEqualTo(PASS);
    }
  }

  @Test
  void o06_drip_failsAtTheTotalDeadline() {
    LoopbackServer.Handler drip =
        (socket, server) -> {
          server.readRequest(socket);
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes("US-ASCII"));
          while (!server.pause()) {
            socket.getOutputStream().write('x');
          }
        };
    try (var server = LoopbackServer.start(drip)) {
      assertThat(probing.probe(get(url(server)), SHORT))
          .isEqualTo(new Fail("timed out (0.5 s) while reading the body of HTTP 200"));
    }
  }

  @Test
  void o02_acceptsAndNeverAnswers_fails() {
    try (var server = LoopbackServer.start((_, it) -> it.stayOpen())) {
      assertThat(probing.probe(get(url(server)), SHORT))
          .isEqualTo(new Fail("timed out (0.5 s) while waiting for the answer"));
    }
  }

  @Test
  void notHttp_fails() {
    try (var server =
        LoopbackServer.start((socket, it) -> {
          it.readRequest(socket);
          socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes("US-ASCII"));
        })) {
      assertThat(probing.probe(get(url(server)), LONG)).isInstanceOf(Fail.class);
    }
  }

  @Test
  void refused_failsAndNamesTheAddress() throws IOException {
    assertThat(probing.probe(get("http://shop.example:" + closedPort() + "/"), LONG))
        .isInstanceOf(Fail.class)
        .extracting(ProbeResult::detail)
        .asString()
        .contains("refused", "connecting to 127.0.0.1");
  }

  @Test
  void firstAddressRefuses_theNextOneIsTried() {
    Probing two =
        new Probing("127.0.0.2 shop.example\n127.0.0.1 shop.example\n", List.of(), probing.trust());
    try (var server = LoopbackServer.answering("200 OK", "")) {
      assertThat(two.probeTimeless(get(url(server)))).isEqualTo(PASS);
    }
  }

  @Test
  void methodHeadersAndHost_areSentOnAConnectionOfItsOwn() {
    try (var server = LoopbackServer.answering("200 OK", "")) {
      ProbeSpec spec =
          new ProbeSpec.Http(
              "POST",
              URI.create(url(server) + "health?deep=1"),
              Map.of("X-Probe", "wayout"),
              Optional.empty(),
              List.of(new StatusRange(200, 200)),
              Optional.empty());
      assertThat(List.of(probing.probeTimeless(spec), probing.probeTimeless(spec)))
          .containsExactly(PASS, PASS);
      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(request ->
              assertThat(request)
                  .startsWith("POST /health?deep=1 HTTP/1.1\r\n")
                  .contains("X-Probe: wayout\r\n", "Connection: close\r\n")
                  .contains("Host: shop.example:" + server.port() + "\r\n"));
    }
  }

  @Test
  void unfitHeader_isInconclusive() {
    ProbeSpec spec =
        new ProbeSpec.Http(
            "GET",
            URI.create("http://shop.example/"),
            Map.of("X-Bad", "line\nbreak"),
            Optional.empty(),
            List.of(new StatusRange(200, 200)),
            Optional.empty());
    assertThat(probing.probe(spec, LONG)).isInstanceOf(Inconclusive.class);
  }

  @Test
  void o15_managedName_isNeverFollowed() {
    try (var standby = LoopbackServer.answering("200 OK", "")) {
      assertThat(probing.probe(get("http://www.shop.example:" + standby.port() + "/"), LONG))
          .isInstanceOf(Inconclusive.class)
          .extracting(ProbeResult::detail)
          .asString()
          .contains("use via: target");
      assertThat(standby.requests()).isEmpty();
    }
  }

  @Test
  void o15_nameThatLeadsToAManagedName_isNeverFollowed() {
    try (var dns =
        FakeDnsServer.start((query, _) ->
            List.of(
                FakeDnsServer.reply(
                    query,
                    0,
                    List.of(),
                    FakeDnsServer.record("health.shop.example. 60 CNAME www.hatch.example."),
                    FakeDnsServer.record("www.hatch.example. 60 A 192.0.2.9"))))) {
      assertThat(probing.asking(dns.address()).probe(get("http://health.shop.example/"), LONG))
          .isInstanceOf(Inconclusive.class)
          .extracting(ProbeResult::detail)
          .asString()
          .contains("www.hatch.example");
    }
  }

  @Test
  void dnsLeadsInside_isRefused() {
    try (var inside = LoopbackServer.answering("200 OK", "");
        var dns =
            FakeDnsServer.start((query, _) ->
                List.of(
                    FakeDnsServer.reply(
                        query,
                        0,
                        List.of(),
                        FakeDnsServer.record("evil.example. 60 A 127.0.0.1"))))) {
      String url = "http://evil.example:" + inside.port() + "/";
      assertThat(probing.asking(dns.address()).probe(get(url), LONG))
          .isEqualTo(
              new Inconclusive(
                  "DNS leads to 127.0.0.1, which is not public; allow its network to probe it"));
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void nameGone_fails() {
    try (var dns =
        FakeDnsServer.start((query, _) -> List.of(FakeDnsServer.reply(query, 3, List.of())))) {
      assertThat(probing.asking(dns.address()).probe(get("http://gone.example/"), LONG))
          .isEqualTo(new Fail("gone.example has no address in DNS"));
    }
  }

  @Test
  void n09_noResolverAnswers_isInconclusive() {
    assertThat(probing.probe(get("http://unknown.example/"), SHORT))
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void viaTarget_connectsThereAndKeepsTheHost() {
    try (var server = LoopbackServer.answering("200 OK", "")) {
      ProbeSpec.Http business = get("http://www.shop.example:" + server.port() + "/");
      RecordData name = RecordData.of(RecordType.CNAME, List.of("lb.cloud.example"));
      assertThat(probing.probeTimeless(via(business, LOOPBACK))).isEqualTo(PASS);
      assertThat(probing.probeTimeless(via(business, name))).isEqualTo(PASS);
      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request).contains("Host: www.shop.example:"));
    }
  }

  @Test
  void hundredDrips_eachEndAtItsDeadline() throws InterruptedException {
    LoopbackServer.Handler drip =
        (socket, server) -> {
          while (!server.pause()) {
            socket.getOutputStream().write('H');
          }
        };
    List<ProbeResult> results = new CopyOnWriteArrayList<>();
    try (var server = LoopbackServer.start(drip)) {
      String url = url(server);
      List<Thread> probes =
          IntStream.range(0, 100)
              .mapToObj(
                  _ -> Thread.ofVirtual().start(() -> results.add(probing.probe(get(url), SHORT))))
              .toList();
      for (Thread probe : probes) {
        probe.join();
      }
    }
    assertThat(results).hasSize(100).allMatch(Fail.class::isInstance);
  }

  private static String url(LoopbackServer server) {
    return "http://shop.example:" + server.port() + "/";
  }

  static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
