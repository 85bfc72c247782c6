// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.wayout.app.config.Telling;
import io.wayout.app.http.Api;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.observe.ObserveRoutes;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Notifier;
import io.wayout.app.notify.Samples;
import io.wayout.app.vital.Pulse;
import io.wayout.core.model.Notice;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus and its tools say of our metrics, rules and dashboard.
class PrometheusTest {
  private static final Path DEPLOY = root().resolve("deploy");
  private static final Pattern NAME = Pattern.compile("wayout_[a-z_]+");

  private final SystemTicker ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
  private final FakeAgentPort agent = new FakeAgentPort();
  private final NoticeCounts counts = new NoticeCounts(ticker);
  private Api api = new Api(agent);

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    Notifier notifier =
        new Notifier("edge-1", ticker, () -> 0, _ -> _ -> new Channel.Sent("taken"));
    notifier.start(Desk.inMemory(List.of(OutboxRows.PART)), Telling.none(), _ -> {});
    Pulse pulse = new Pulse(ticker.now());
    Scrape scrape =
        new Scrape(agent, counts, notifier, new Scrape.Vitals(pulse, ticker, () -> Instant.EPOCH));
    api = new Api(agent, new ObserveRoutes(agent, scrape, pulse, ticker).routes());
    agent.accountDown("hatch");
    counts.notice(Samples.allDown("www.shop.example"));
    counts.notice(told(Notice.Code.SWITCHOVER_STARTED));
    counts.notice(told(Notice.Code.SWITCHOVER_SERVED));
  }

  @Test
  void metrics_tellTheState() {
    assertThat(text().lines())
        .contains(
            "wayout_build_info{version=\"0.1.0\",agent=\"edge-1\"} 1",
            "wayout_journal_up 1",
            "wayout_domain_effective_target{domain=\"www.shop.example\",target=\"primary\"} 1",
            "wayout_domain_at_a_target{domain=\"cdn.shop.example\"} 0",
            "wayout_domains{decision=\"FOREIGN_VALUE\"} 1",
            "wayout_account_state{account=\"hatch\",vendor=\"cloudflare\",plane=\"read\",state=\"down\"} 1",
            "wayout_account_outage{account=\"hatch\",vendor=\"cloudflare\",shape=\"KEY_REFUSED\"} 1",
            "wayout_notices_total{code=\"ALL_DOWN\",level=\"ALARM\"} 1",
            "wayout_switchovers_total{result=\"served\"} 1",
            "wayout_switchover_served_seconds_count 1");
  }

  @Test
  void i90_vendorsWordsAreNoLabels() {
    assertThat(text()).doesNotContain("owned").doesNotContain("HTTP 401");
  }

  @Test
  void metrics_pleasePromtool() throws Exception {
    Path file = Files.writeString(folder.resolve("metrics"), text());

    Ran ran = run(folder, file, "promtool", "check", "metrics");

    assertThat(ran.code()).as(ran.out()).isZero();
  }

  @Test
  void rules_pleasePromtoolAndPassTheirCases() throws Exception {
    Path alerts = DEPLOY.resolve("alerts");
    Path nothing = Path.of("/dev/null");

    Ran checked = run(alerts, nothing, "promtool", "check", "rules", "wayout.rules.yml");
    Ran tested = run(alerts, nothing, "promtool", "test", "rules", "wayout.test.yml");

    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(tested.code()).as(tested.out()).isZero();
  }

  @Test
  void namesInRulesAndDashboard_exist() throws Exception {
    Set<String> known =
        Arrays.stream(Metric.values())
            .map(Metric::text)
            .collect(Collectors.toCollection(TreeSet::new));
    List.of("_bucket", "_sum", "_count")
        .forEach(suffix -> known.add(Metric.SWITCHOVER_SERVED_SECONDS.text() + suffix));
    Set<String> named = new TreeSet<>();
    for (String file : List.of("alerts/wayout.rules.yml", "grafana/wayout.json")) {
      Matcher names = NAME.matcher(Files.readString(DEPLOY.resolve(file)));
      while (names.find()) {
        named.add(names.group());
      }
    }

    assertThat(named).hasSizeGreaterThan(25).isSubsetOf(known);
  }

  @Test
  void runbooksOfRules_areInTheManual() throws Exception {
    String manual = Files.readString(DEPLOY.resolveSibling("docs/operations/alarms.md"));
    Matcher links =
        Pattern.compile("alarms\\.md#(\\w+)")
            .matcher(Files.readString(DEPLOY.resolve("alerts/wayout.rules.yml")));
    while (links.find()) {
      assertThat(manual.toLowerCase(Locale.ROOT)).contains("### `" + links.group(1) + "`");
    }
  }

  /// The real Prometheus, with a bearer token as the TCP address wants one.
  @Test
  void prometheus_scrapes() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          boolean isOurs =
              "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          Reply reply = reply("/metrics");
          byte[] bytes = new byte[reply.content().remaining()];
          reply.content().get(bytes);
          exchange.getResponseHeaders().set("Content-Type", reply.contentType());
          exchange.sendResponseHeaders(isOurs ? reply.status() : 401, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    int port = Ports.unused().getPort();
    Path settings =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s}
            rule_files: [%s]
            scrape_configs:
              - job_name: wayout
                authorization: {credentials: t0ken}
                static_configs: [{targets: ['127.0.0.1:%d']}]
            """
                .formatted(
                    DEPLOY.resolve("alerts/wayout.rules.yml"), server.getAddress().getPort()));
    Process prometheus =
        start(
            folder,
            Path.of("/dev/null"),
            "prometheus",
            "--config.file=" + settings,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port);
    try {
      await()
          .atMost(40, SECONDS)
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(ask(port, "wayout_domain_healthy{domain=\"www.shop.example\"}"))
                  .contains(",\"1\"]"));
      assertThat(ask(port, "up{job=\"wayout\"}")).contains(",\"1\"]");
    } finally {
      prometheus.destroyForcibly().waitFor();
      server.stop(0);
    }
  }

  private static Notice told(Notice.Code code) {
    Notice moved = Samples.moved(1);
    return new Notice(
        code, Notice.Level.INFO, moved.domain(), moved.switchover(), moved.text(), moved.facts());
  }

  private String text() {
    return StandardCharsets.UTF_8.decode(reply("/metrics").content()).toString();
  }

  private Reply reply(String path) {
    return api.handle(new Request("GET", path, Map.of(), "alice", Json.nothing()));
  }

  private static String ask(int port, String query) throws IOException {
    URI uri =
        URI.create(
            "http://127.0.0.1:"
                + port
                + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    try (var in = uri.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Ran(int code, String out) {}

  private Ran run(Path where, Path input, String... command) throws Exception {
    Process process = start(where, input, command);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private Process start(Path where, Path input, String... command) throws IOException {
    Path program = Path.of("/usr/bin", command[0]);
    boolean isThere = Files.isExecutable(program);
    if (!isThere && Boolean.getBoolean("wayout.require.servers")) {
      throw new AssertionError(command[0] + " is missing; deploy/test.sh installs it");
    }
    Assumptions.assumeTrue(isThere, command[0] + " is not installed");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectInput(input.toFile());
    if (command[0].equals("prometheus")) {
      builder.redirectOutput(folder.resolve("prometheus.log").toFile());
    }
    return builder.start();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("deploy"))) {
      here = here.getParent();
    }
    return here;
  }
}
