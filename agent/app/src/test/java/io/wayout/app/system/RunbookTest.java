// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runbooks of a real daemon that is killed in their middle: each effect happens once, whoever
/// started them. One world and one start, because a start takes seconds.
final class RunbookTest {
  private static final int DOMAINS = 200;

  /// A write whose fate is unknown is not sent again before it can't take effect any more.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final String BEARER = "alerts-may-pull-this";
  private static final String KEY = "a-key-for-signatures";
  private static final String SIGNED =
      "{\"runbook\":\"steps\",\"parameters\":{\"domain\":\"w1.shop.example\"}}";

  @TempDir Path folder;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private String hooks = "";

  @Test
  void t08_killedAtItsStepsAndStartedByAnAlert_doesEverythingOnce() throws Exception {
    HttpServer counter = counter();
    try (TwoVendors world = new TwoVendors(folder, Brand.BIND, DOMAINS)) {
      Path config = config(world, counter.getAddress().getPort());
      Operator operator = new Operator(world.socket());
      AgentProcess agent = start(config, world);
      operator.awaitCalm(0);
      operator.awaitCalm(DOMAINS - 1);

      agent = killedAtItsSteps(world, config, agent);
      refuses(operator);
      evacuatedByAnAlert(world, config, agent).close();
    } finally {
      counter.stop(0);
      client.close();
    }
  }

  /// The domain moves, a freeze is set, a request is sent: once each, wherever it is killed.
  private AgentProcess killedAtItsSteps(TwoVendors world, Path config, AgentProcess first)
      throws IOException {
    Operator operator = new Operator(world.socket());
    long serial = Serial.of(world.second, HATCH);
    String order = "{'parameters':{'domain':'w0.shop.example'},'key':'incident-1'}";
    String id = operator.post("/runbooks/steps/runs", order).get("run").text("id");
    AgentProcess agent = first;
    for (String step : List.of("3", "5")) {
      Operator.await("step " + step, PATIENCE, () -> !status(operator, id, step).equals("waiting"));
      agent.kill();
      agent = start(config, world);
      Json again = operator.post("/runbooks/steps/runs", order);
      assertThat(again.isTrue("isJoined")).as("joins after %s", step).isTrue();
    }
    awaitPhase(operator, id, "done");
    assertThat(ZoneChanges.since(world.second, HATCH, serial))
        .isEqualTo(Map.of("w0.hatch.example", List.of(TwoVendors.STANDBY.text())));
    assertThat(calls).as("requests with one key").containsOnly(id + "/5").hasSizeLessThan(3);
    Json frozen = operator.get("/status");
    assertThat(JsonText.write(frozen.get("freezes"))).doesNotContain("w0.shop.example");
    return agent;
  }

  /// What forged, old, foreign and repeated requests get.
  private void refuses(Operator operator) throws Exception {
    long runs = operator.get("/runs").list("runs").size();
    assertThat(hook("alerts", Map.of(), "{}")).isEqualTo("401 NOT_PROVEN");
    assertThat(hook("alerts", Map.of("Authorization", "Bearer wrong"), "{}"))
        .isEqualTo("401 NOT_PROVEN");
    assertThat(hook("nobody", Map.of(), "{}")).isEqualTo("401 NOT_PROVEN");
    String other = alert("firing", "DiskFull");
    assertThat(hook("alerts", Map.of("Authorization", "Bearer " + BEARER), other))
        .isEqualTo("422 NO_RULE");
    assertThat(hook("signed", signature("wrong key", 0, "forged-0123456789"), SIGNED))
        .isEqualTo("401 NOT_PROVEN");
    assertThat(hook("signed", signature(KEY, -600, "too-old-0123456789"), SIGNED))
        .isEqualTo("401 NOT_PROVEN");
    Map<String, String> good = signature(KEY, 0, "good-01234567890123");
    assertThat(hook("signed", good, SIGNED.replace("w1", "w2"))).isEqualTo("401 NOT_PROVEN");
    assertThat(hook("signed", good, SIGNED)).startsWith("200 started");
    assertThat(hook("signed", good, SIGNED)).isEqualTo("409 REPLAYED");
    Json run = operator.get("/runs").list("runs").getFirst();
    assertThat(run.text("starter")).isEqualTo("trigger signed");
    assertThat(operator.get("/runs").list("runs")).hasSize((int) runs + 1);
    awaitPhase(operator, run.text("id"), "done");
    operator.move("primary", 0, 1);
    operator.awaitServed(0, "primary");
    operator.awaitServed(1, "primary");
  }

  /// A real Alertmanager's alert moves 200 domains, and the daemon dies in the middle.
  private AgentProcess evacuatedByAnAlert(TwoVendors world, Path config, AgentProcess first)
      throws Exception {
    Operator operator = new Operator(world.socket());
    long serial = Serial.of(world.second, HATCH);
    long runs = operator.get("/runs").list("runs").size();
    AgentProcess agent = first;
    try (Alertmanager alerts = new Alertmanager(folder, hooks + "alerts", BEARER)) {
      long began = System.nanoTime();
      alerts.raise(raised("a"));
      Operator.await("20 served", () -> served(operator) >= 20);
      agent.kill();
      alerts.raise(raised("b"));
      agent = start(config, world);
      long resumed = served(operator);
      String id = operator.get("/runs").list("runs").getFirst().text("id");
      awaitPhase(operator, id, "done");
      long seconds = (System.nanoTime() - began) / 1_000_000_000;
      System.err.printf(
          "RunbookTest: an alert evacuated %d domains in %d s, killed at about %d%n",
          DOMAINS, seconds, resumed);
      assertThat(operator.get("/runs").list("runs")).hasSize((int) runs + 1);
      assertThat(operator.get("/runs/" + id).get("run").text("starter"))
          .isEqualTo("trigger alerts");
    }
    assertThat(ZoneChanges.since(world.second, HATCH, serial))
        .hasSize(DOMAINS)
        .allSatisfy((name, given) ->
            assertThat(given).as(name).isEqualTo(List.of(TwoVendors.STANDBY.text())));
    assertThat(IntStream.range(0, DOMAINS).mapToObj(world::lowerTarget))
        .containsOnly(Optional.of(TwoVendors.STANDBY));
    return agent;
  }

  private static long served(Operator operator) {
    return operator.get("/campaigns").list("campaigns").stream()
        .mapToLong(c -> c.number("served"))
        .sum();
  }

  private static String raised(String instance) {
    return "[{'labels':{'alertname':'VendorDown','vendor':'cloud-a','instance':'"
        + instance
        + "'},'annotations':{'summary':'gone'}}]";
  }

  private static String alert(String status, String name) {
    return ("{'version':'4','groupKey':'g','status':'%s','commonLabels':{'alertname':'%s'},"
            + "'alerts':[{'status':'%s','startsAt':'2026-11-21T03:00:00Z'}]}")
        .formatted(status, name, status)
        .replace('\'', '"');
  }

  private static String status(Operator operator, String id, String path) {
    return operator.get("/runs/" + id).get("run").list("steps").stream()
        .filter(s -> s.text("path").equals(path))
        .map(s -> s.text("status"))
        .findFirst()
        .orElse("");
  }

  private static void awaitPhase(Operator operator, String id, String phase) {
    Operator.await(id + " over", () -> !operator.get("/runs/" + id).get("run").isTrue("isOpen"));
    Json run = operator.get("/runs/" + id).get("run");
    assertThat(run.text("phase")).as(JsonText.write(run)).isEqualTo(phase);
  }

  /// Answers each request, and keeps the key that it came with.
  private HttpServer counter() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private AgentProcess start(Path config, TwoVendors world) {
    return AgentProcess.start(config, folder.resolve("agent.log")).awaitReady(world.socket());
  }

  private Path config(TwoVendors world, int counter) throws IOException {
    int port = Ports.unused().getPort();
    hooks = "http://127.0.0.1:" + port + "/hooks/";
    Path books = Files.createDirectories(folder.resolve("runbooks"));
    write(books.resolve("steps.yaml"), steps(counter));
    write(books.resolve("leave.yaml"), leave());
    write(folder.resolve("bearer"), BEARER);
    write(folder.resolve("key"), KEY);
    return world.config(
        "mode: manual, standby-for: 1s",
        text ->
            text.replace("{blast-radius: 100%, canary: 1000}", "{blast-radius: 30%}")
                    .replace(
                        "admin: {socket: ", "admin: {listen: \"127.0.0.1:" + port + "\", socket: ")
                + triggers());
  }

  private static String triggers() {
    return """
    runbook-rights: {networks: [127.0.0.0/8]}
    triggers:
      alerts:
        type: alertmanager
        runbooks: [leave]
        secret: {file: bearer}
        rules:
          - {match: {alertname: VendorDown}, runbook: leave, parameters: {vendor: "${vendor}"}}
      signed: {type: webhook, runbooks: [steps], secret: {file: key}}
    """;
  }

  private static String steps(int counter) {
    return """
    runbook: steps
    title: One of each
    parameters: {domain: {type: domain}}
    steps:
      - switch: {domains: ["${domain}"], to: standby}
      - wait: {until: verified, domains: ["${domain}"]}
      - freeze: {domain: "${domain}", for: 1h}
      - wait: {for: 1s}
      - http: {method: PUT, url: "http://127.0.0.1:%d/"}
      - wait: {for: 1s}
      - unfreeze: {domain: "${domain}"}
      - notify: {text: "${domain} has moved"}
    """
        .formatted(counter);
  }

  private static String leave() {
    return """
    runbook: leave
    title: Leave a vendor
    parameters: {vendor: {type: vendor}}
    steps:
      - evacuate: {vendor: "${vendor}"}
      - wait: {until: verified}
    """;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    new ProcessBuilder("chmod", "600", file.toString()).start().onExit().join();
  }

  /// The status and what came of it.
  private String hook(String name, Map<String, String> headers, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hooks + name))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    var answer = client.send(request.build(), BodyHandlers.ofString());
    Json json = JsonText.read(answer.body());
    List<String> words = new ArrayList<>(List.of(String.valueOf(answer.statusCode())));
    words.add(answer.statusCode() == 200 ? json.text("outcome") : json.text("code"));
    return String.join(" ", words);
  }

  private static Map<String, String> signature(String key, long late, String nonce)
      throws GeneralSecurityException {
    String timestamp = String.valueOf(Instant.now().getEpochSecond() + late);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] hash =
        mac.doFinal((timestamp + "." + nonce + "." + SIGNED).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "Wayout-Timestamp",
        timestamp,
        "Wayout-Nonce",
        nonce,
        "Wayout-Signature",
        "v1=" + HexFormat.of().formatHex(hash));
  }
}
