// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon tells people through a receiver that hangs, dies by SIGKILL, and tells them again.
final class TellingTest {
  private static final String SECRET_PATH = "/hook/sentinel-hook-4711";

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> beats = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean isHanging = true;

  @TempDir Path folder;

  @Test
  void n19_law11_t06_hangingReceiverHoldsNoMoveAndAKillLosesNoMessage() throws Exception {
    HttpServer receiver = receiver();
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = config(world, receiver.getAddress().getPort());
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("first.log"))) {
        agent.awaitReady(world.socket());
        Operator operator = new Operator(world.socket());
        operator.awaitCalm(0);
        healthIsTold(world);
        world.primary.refuse();
        Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
        Operator.await("a message is on its way", () -> !keys.isEmpty());
        assertThat(beats).isNotEmpty().allMatch(head -> head.matches("\\d+:[0-9a-f]{64}"));
        agent.kill();
        noSecret(agent);
      }
      assertThat(bodies).isEmpty();
      isHanging = false;
      never.countDown();
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("second.log"))) {
        agent.awaitReady(world.socket());
        Operator.await(
            "the message came",
            () -> bodies.stream().anyMatch(b -> b.contains("SWITCHOVER_STARTED")));
        assertThat(keys.subList(1, keys.size())).contains(keys.getFirst());
        assertThat(UnixHttp.exchange(world.socket(), "GET", "/notify", ""))
            .contains("\"name\":\"hook\"")
            .doesNotContain("sentinel");
        assertThat(agent.terminate()).isZero();
        noSecret(agent);
      }
    } finally {
      never.countDown();
      receiver.stop(0);
    }
  }

  private void healthIsTold(TwoVendors world) {
    assertThat(ask(world, "/healthz")).startsWith("HTTP/1.1 200").contains("\"ok\"");
    assertThat(ask(world, "/readyz")).startsWith("HTTP/1.1 200");
    assertThat(ask(world, "/metrics"))
        .contains("wayout_journal_up 1")
        .contains("wayout_domain_healthy{domain=\"w0.shop.example\"} 1")
        .contains("wayout_account_requests_total{account=\"bind\"}");
  }

  /// Beside the API's own root.
  private static String ask(TwoVendors world, String path) {
    return UnixHttp.send(world.socket(), "GET", path, "");
  }

  private Path config(TwoVendors world, int port) {
    return world.config(
        "mode: auto, down-for: 0s, standby-for: 1s",
        text ->
            text.replace("  vendor: self-hosted\n", "  vendor: self-hosted\n" + heartbeat(port))
                + notify(port));
  }

  private String heartbeat(int port) {
    return "  heartbeat: {url: {file: %s}, interval: 10s}\n"
        .formatted(secret("beat", "http://127.0.0.1:" + port + "/beat"));
  }

  private String notify(int port) {
    return "notify:\n  - {name: hook, type: webhook, digest: 0s, rate: 600, url: {file: %s}}\n"
        .formatted(secret("hook", "http://127.0.0.1:" + port + SECRET_PATH));
  }

  private Path secret(String name, String text) {
    try {
      Path file = Files.writeString(folder.resolve(name), text);
      assertThat(file.toFile().setReadable(false, false)).isTrue();
      assertThat(file.toFile().setReadable(true, true)).isTrue();
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::take);
    server.createContext(
        "/beat",
        exchange -> {
          beats.add(exchange.getRequestHeaders().getFirst("x-wayout-journal"));
          answer(exchange);
        });
    server.start();
    return server;
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    keys.add(exchange.getRequestHeaders().getFirst("idempotency-key"));
    if (isHanging) {
      try {
        never.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    bodies.add(body);
    answer(exchange);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void noSecret(AgentProcess agent) throws IOException {
    assertThat(agent.log()).doesNotContain("sentinel-hook");
    try (var files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("sentinel-hook");
      }
    }
  }
}
